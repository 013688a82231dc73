using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The comparison of the examples: one school, as the rules join it.</summary>
internal static class ExampleComparison
{
    public static ComparisonView View { get; } = ComparisonRules.Compare(
        Rows(), new(ExampleSchool.Quarter, ExampleSchool.Quarter, Basis.Reported), ExampleSchool.AskedAt);

    public static KeyTaskView Tasks { get; } = new(
        ExampleSchool.DistrictCode, ExampleSchool.Quarter, Basis.Reported, View.Groups, View.Schools,
        [
            new(
                ExampleSchool.School, new("district.safety"), "开展劳动安全宣传月活动", new("a02"), TaskKind.FromDistrict, new(2026, 4), new(2026, 11), null,
                PlanTask.UsualWeight, null, 0, 0, null, null, null, null, Light.NotBegun),
        ]);

    private static ComparisonRows Rows()
    {
        var district = ExampleSchool.District;
        var round = ExampleSchool.Round;
        var report = ExampleSchool.Filed;
        var sums = ExampleSchool.Sums.Where(s => s.Quarter == ExampleSchool.Quarter).ToArray();
        return new(
            district.Code, district.Name, district.TimeZone, 12, district.Groups, district.Areas,
            [new(ExampleSchool.School, ExampleSchool.Registered.Name, ExampleSchool.Group)],
            [
                new(
                    new(round.Quarter, round.Version, round.Dates, round.OpenedAt), round.Expected, [],
                    ImmutableDictionary<Domain.SchoolCode, DateOnly>.Empty),
            ],
            [
                new(
                    report.Quarter, ExampleSchool.School, report.State, report.Submitted is not null, report.IsEmpty, report.Accepted is not null,
                    report.IsAcceptedEmpty, report.FiledAt, report.KeptDeadlines),
            ],
            new(
                [.. sums.Select(s => s.Quarter)],
                [.. sums.Select(_ => 0)],
                [.. sums.Select(s => district.Areas.Select(a => a.Code).ToList().IndexOf(s.Area))],
                [.. sums.Select(s => s.DueWeight)],
                [.. sums.Select(s => s.DueEarned)],
                [.. sums.Select(s => s.YearWeight)],
                [.. sums.Select(s => s.YearEarned)],
                [.. sums.Select(s => s.DueCount)],
                [.. sums.Select(s => s.DueOpen)],
                [.. sums.Select(s => s.EarlierOpen)]));
    }
}
