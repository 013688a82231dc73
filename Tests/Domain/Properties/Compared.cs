using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Properties;

/// <summary>The comparison of a world, from rows as a read model would keep them.</summary>
internal static class Compared
{
    public static ComparisonView Of(World world, Basis basis)
    {
        var query = new ComparisonQuery(A.Q1, A.Q4, basis);
        return ComparisonRules.Compare(Rows(world, query), query, world.Now);
    }

    private static ComparisonRows Rows(World world, ComparisonQuery query)
    {
        var district = world.District;
        ImmutableArray<SchoolRow> schools = [.. district.Schools.Values.Select(s => new SchoolRow(s.Code, s.Name, s.Group))];
        return new(
            district.Code, district.Name, district.TimeZone, 1, [.. district.Groups.Values], district.Areas, schools,
            [.. district.Rounds.Values.Select(r => Round(district, r))],
            [.. schools.SelectMany(s => world.Union(s.School).Reports.Values.Select(r => Report(s.School, r)))],
            Sums(world, schools, query.Basis));
    }

    private static RoundRow Round(District district, Round round) => new(
        new(round.Quarter, round.Version, round.Dates, round.OpenedAt),
        round.Expected,
        [.. round.Expected.Select(e => e.School).Where(s => district.ExemptionOf(s, round.Quarter) is not null)],
        round.Expected.Where(e => district.ExtendedUntil(e.School, round.Quarter) is not null)
            .ToImmutableDictionary(e => e.School, e => district.ExtendedUntil(e.School, round.Quarter)!.Value));

    private static ReportRow Report(SchoolCode school, QuarterReport report) => new(
        report.Quarter, school, report.State, report.Submitted is not null, report.IsEmpty, report.Accepted is not null, report.IsAcceptedEmpty,
        report.FiledAt, report.KeptDeadlines);

    private static SumColumns Sums(World world, ImmutableArray<SchoolRow> schools, Basis basis)
    {
        var accepted = basis is Basis.Accepted;
        var rows = schools.SelectMany((school, index) => AreaSums.Of(world.Union(school.School)).Where(r => Stands(world, r)).Select(r => (Row: r, School: index))).ToArray();
        return new(
            [.. rows.Select(r => r.Row.Quarter)],
            [.. rows.Select(r => r.School)],
            [.. rows.Select(r => world.District.Areas.IndexOf(world.District.Areas.Single(a => a.Code == r.Row.Area)))],
            [.. rows.Select(r => r.Row.DueWeight)],
            [.. rows.Select(r => accepted ? r.Row.DueEarnedAccepted : r.Row.DueEarned)],
            [.. rows.Select(r => r.Row.YearWeight)],
            [.. rows.Select(r => accepted ? r.Row.YearEarnedAccepted : r.Row.YearEarned)],
            [.. rows.Select(r => r.Row.DueCount)],
            [.. rows.Select(r => accepted ? r.Row.DueOpenAccepted : r.Row.DueOpen)],
            [.. rows.Select(r => accepted ? r.Row.EarlierOpenAccepted : r.Row.EarlierOpen)]);
    }

    /// <summary>Of the version in force when the quarter locked, or now; and of the asked year.</summary>
    private static bool Stands(World world, AreaSums row)
    {
        var round = world.District.Rounds.GetValueOrDefault(row.Quarter);
        var end = round is null ? DateTimeOffset.MaxValue : Zones.EndOf(round.Dates.Lock, world.District.TimeZone);
        var moment = end <= world.Now ? end : DateTimeOffset.MaxValue;
        return row.Quarter.Year == 2026 && row.From < moment && (row.Until is not { } until || moment <= until);
    }
}
