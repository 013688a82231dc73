using System.Globalization;

namespace DistrictUnion.Grains.Hosting;

/// <summary>Which district, school and year a grain's key names; for spans and logs, which hold these and never a person. Null: the key names none.</summary>
public readonly record struct GrainPlace(string? District, string? School, string? Year)
{
    /// <summary>Reads a key as <see cref="Interfaces.GrainFactoryExtensions"/> makes it; what is of no such form names nothing.</summary>
    public static GrainPlace Of(string key) => key.Split('/') switch
    {
        ["district" or "comparison" or "ledgers" or "inspections" or "matters" or "log", var district] => new(district, null, null),
        [var district, var day] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => new(district, null, day[..4]),
        [var district, var school] => new(district, school, null),
        [var district, _, var school] => new(district, school, null),
        [var district, var school, _, var period] => new(district, school, YearIn(period)),
        _ => default,
    };

    /// <summary>Of <c>2026</c>, <c>2026-2027</c>, <c>t2026</c>; none of <c>all</c>.</summary>
    private static string? YearIn(string period) =>
        period.TrimStart('t', 'a') is { Length: >= 4 } rest && rest[..4].All(char.IsAsciiDigit) ? rest[..4] : null;
}
