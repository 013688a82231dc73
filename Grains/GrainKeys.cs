using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Grains;

/// <summary>Reads the codes out of grain keys (<see cref="Interfaces.GrainFactoryExtensions"/> makes them).</summary>
internal static class GrainKeys
{
    /// <summary>Of “district/code”, “comparison/code”, “ledgers/code”, “inspections/code”, “matters/code” and “log/code”.</summary>
    /// <exception cref="FormatException">The key is none of those.</exception>
    public static DistrictCode District(this GrainKey key) =>
        key.Value.Split('/') is [_, var district] && Codes.TryParse<DistrictCode>(district, out var code) ? code : throw Malformed(key);

    /// <summary>Of “district/school”.</summary>
    /// <exception cref="FormatException">The key is none.</exception>
    public static (DistrictCode District, SchoolCode School) DistrictAndSchool(this GrainKey key) =>
        key.Value.Split('/') is [var first, var second]
        && Codes.TryParse<DistrictCode>(first, out var district)
        && Codes.TryParse<SchoolCode>(second, out var school)
            ? (district, school)
            : throw Malformed(key);

    /// <summary>Of “district/2026-11-22”.</summary>
    /// <exception cref="FormatException">The key is none.</exception>
    public static (DistrictCode District, DateOnly Day) DistrictAndDay(this GrainKey key) =>
        key.Value.Split('/') is [var first, var second]
        && Codes.TryParse<DistrictCode>(first, out var district)
        && DateOnly.TryParseExact(second, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (district, day)
            : throw Malformed(key);

    /// <summary>Of “district/school/kind/period”.</summary>
    /// <exception cref="FormatException">The key is none.</exception>
    public static (DistrictCode District, SchoolCode School, LedgerCode Kind, LedgerPeriod Period) Ledger(this GrainKey key) =>
        key.Value.Split('/') is [var first, var second, var third, var fourth]
        && Codes.TryParse<DistrictCode>(first, out var district)
        && Codes.TryParse<SchoolCode>(second, out var school)
        && Codes.TryParse<LedgerCode>(third, out var kind)
        && LedgerPeriod.TryParse(fourth, out var period)
            ? (district, school, kind, period)
            : throw Malformed(key);

    /// <summary>Of “district/inspection/school”.</summary>
    /// <exception cref="FormatException">The key is none.</exception>
    public static (DistrictCode District, InspectionCode Inspection, SchoolCode School) Inspection(this GrainKey key) =>
        key.Value.Split('/') is [var first, var second, var third]
        && Codes.TryParse<DistrictCode>(first, out var district)
        && Codes.TryParse<InspectionCode>(second, out var inspection)
        && Codes.TryParse<SchoolCode>(third, out var school)
            ? (district, inspection, school)
            : throw Malformed(key);

    private static FormatException Malformed(GrainKey key) => new($"“{key}” is not a key of this grain.");
}
