using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>
/// The comparison of several quarters for programs: code lists once, then arrays in their order. Weights are millionths; -1 stands for
/// “none” (no group, no rank). States, standings and filings are numbers that point into the lists of names.
/// </summary>
public sealed record ComparisonColumns(
    DistrictCode District,
    string DistrictName,
    Basis Basis,
    DateTimeOffset AskedAt,
    ImmutableArray<SchoolGroup> Groups,
    ImmutableArray<AreaCode> Areas,
    ImmutableArray<SchoolCode> Schools,
    ImmutableArray<string> Names,
    ImmutableArray<WorkState> States,
    ImmutableArray<Standing> Standings,
    ImmutableArray<Filing> Filings,
    ImmutableArray<QuarterColumns> Quarters)
{
    public static ComparisonColumns Of(ComparisonView view) => new(
        view.District, view.DistrictName, view.Basis, view.AskedAt, view.Groups,
        [.. view.Areas.Select(a => a.Code)],
        [.. view.Schools.Select(s => s.School)],
        [.. view.Schools.Select(s => s.Name)],
        [.. Enum.GetValues<WorkState>()],
        [.. Enum.GetValues<Standing>()],
        [.. Enum.GetValues<Filing>()],
        [.. view.Tables.Select(QuarterColumns.Of)]);
}

/// <summary>One quarter: an entry for each school; cells by school × area, index = school × number of areas + area.</summary>
/// <param name="IsBackfilled">The office entered the quarter afterwards (补录).</param>
/// <param name="DueEarned">Numerator of 完成率.</param>
/// <param name="DueWeight">Denominator of 完成率.</param>
/// <param name="YearEarned">Numerator of 全年进度.</param>
/// <param name="Total">Reported, on time, expected and empty schools, and the pooled sums.</param>
public sealed record QuarterColumns(
    Quarter Quarter,
    RoundSummary? Round,
    bool IsLocked,
    ImmutableArray<int> Group,
    ImmutableArray<int> State,
    ImmutableArray<int> Standing,
    ImmutableArray<int> Filing,
    ImmutableArray<int> Rank,
    ImmutableArray<int> DueCount,
    ImmutableArray<int> DueDone,
    ImmutableArray<int> Overdue,
    ImmutableArray<bool> IsBackfilled,
    ImmutableArray<long> DueEarned,
    ImmutableArray<long> DueWeight,
    ImmutableArray<long> YearEarned,
    ImmutableArray<long> YearWeight,
    CellColumns Cells,
    ComparedTotal Total)
{
    public static QuarterColumns Of(QuarterTable table) => new(
        table.Quarter,
        table.Round,
        table.IsLocked,
        Column(table, r => r.Group),
        Column(table, r => (int)r.State),
        Column(table, r => (int)r.Standing),
        Column(table, r => (int)r.Filing),
        Column(table, r => r.Rank ?? -1),
        Column(table, r => r.DueCount),
        Column(table, r => r.DueDone),
        Column(table, r => r.Rates.Overdue),
        Column(table, r => r.IsBackfilled),
        Column(table, r => r.Rates.Completion.Part),
        Column(table, r => r.Rates.Completion.Whole),
        Column(table, r => r.Rates.Year.Part),
        Column(table, r => r.Rates.Year.Whole),
        table.Cells,
        table.District);

    private static ImmutableArray<T> Column<T>(QuarterTable table, Func<ComparedSchool, T> value) => [.. table.Rows.Select(value)];
}
