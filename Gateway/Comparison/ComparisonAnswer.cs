using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>One quarter's comparison in a shape that reads by itself: a row for each school, every rate with its n/m.</summary>
/// <param name="BasisName">上报数（含未审） or 审定数.</param>
/// <param name="Round">Absent: 未启用.</param>
public sealed record ComparisonAnswer(
    DistrictCode District,
    string DistrictName,
    Quarter Quarter,
    string QuarterName,
    Basis Basis,
    string BasisName,
    DateTimeOffset AskedAt,
    RoundSummary? Round,
    bool IsLocked,
    ImmutableArray<WorkArea> Areas,
    TotalAnswer Total,
    ImmutableArray<GroupAnswer> Groups,
    ImmutableArray<SchoolAnswer> Schools)
{
    /// <summary>The last quarter of a view.</summary>
    public static ComparisonAnswer Of(ComparisonView view)
    {
        var table = view.Tables[^1];
        return new(
            view.District, view.DistrictName, table.Quarter, table.Quarter.Name, view.Basis, Words.Of(view.Basis), view.AskedAt,
            table.Round, table.IsLocked, view.Areas,
            TotalAnswer.Of(table.District, view.Areas),
            [.. view.Groups.Zip(table.Groups, (group, total) => new GroupAnswer(group.Code, group.Name, TotalAnswer.Of(total, view.Areas)))],
            [.. view.Schools.Select((school, index) => SchoolAnswer.Of(view, table, school.School, index))]);
    }
}

/// <summary>A rate: n/m and the percentage, which stands only where there is something to divide by.</summary>
/// <param name="Part">n: weight that is earned, or schools.</param>
/// <param name="Whole">m, in the same.</param>
/// <param name="Percent">One decimal, rounded half up; absent: —.</param>
public sealed record RateAnswer(decimal Part, decimal Whole, decimal? Percent)
{
    public static RateAnswer OfWeight(Rate rate) => Of(rate, Millionths.One);

    public static RateAnswer OfCount(Rate rate) => Of(rate, 1);

    private static RateAnswer Of(Rate rate, decimal unit) => new(rate.Part / unit, rate.Whole / unit, rate.InTenthsOfPercent() / 10m);
}

public sealed record LightAnswer(Light Light, string Sign, string Word)
{
    public static LightAnswer Of(Light light) => new(light, Lights.Sign(light), Lights.Word(light));
}

public sealed record AreaRateAnswer(AreaCode Area, RateAnswer Completion, decimal? MedianPercent);

/// <summary>A school's or a total's rates.</summary>
/// <param name="Completion">完成率.</param>
/// <param name="Year">全年进度.</param>
/// <param name="Planned">计划进度.</param>
/// <param name="ElapsedMonths">序时进度: so many of twelve months.</param>
/// <param name="Overdue">Overdue occurrences.</param>
public sealed record RatesAnswer(RateAnswer Completion, RateAnswer Year, RateAnswer Planned, int ElapsedMonths, int Overdue, LightAnswer Light)
{
    public static RatesAnswer Of(SchoolRates rates) => new(
        RateAnswer.OfWeight(rates.Completion), RateAnswer.OfWeight(rates.Year), RateAnswer.OfWeight(rates.Planned),
        rates.ElapsedMonths, rates.Overdue, LightAnswer.Of(rates.Light));
}

/// <summary>A total over schools, pooled Σ÷Σ; medians are over schools.</summary>
/// <param name="Counted">Schools in the sums.</param>
/// <param name="Reporting">报送率: schools.</param>
/// <param name="Punctuality">及时率: schools.</param>
/// <param name="Empty">空报.</param>
public sealed record TotalAnswer(
    int Counted,
    RateAnswer Reporting,
    RateAnswer Punctuality,
    int Empty,
    int DueDone,
    int DueCount,
    RatesAnswer Rates,
    decimal? MedianPercent,
    ImmutableArray<AreaRateAnswer> Areas)
{
    public static TotalAnswer Of(ComparedTotal total, ImmutableArray<WorkArea> areas) => new(
        total.Counted,
        RateAnswer.OfCount(total.Reporting),
        RateAnswer.OfCount(total.Punctuality),
        total.Empty,
        total.DueDone,
        total.DueCount,
        RatesAnswer.Of(total.Rates),
        Percent(total.MedianCompletion),
        [.. areas.Select((area, i) => new AreaRateAnswer(area.Code, RateAnswer.OfWeight(total.ByArea[i]), Percent(total.MedianByArea[i])))]);

    /// <summary>Millionths to a percentage of one decimal, rounded half up.</summary>
    private static decimal? Percent(long? millionths) => millionths is { } m and >= 0 ? ((m + 500) / 1_000) / 10m : null;
}

public sealed record GroupAnswer(GroupCode Group, string Name, TotalAnswer Total);

/// <summary>A school in the comparison.</summary>
/// <param name="IsCounted">In the totals and medians.</param>
/// <param name="StateName">The report's state, in Chinese.</param>
/// <param name="FiledAt">First submission that counts, UTC.</param>
/// <param name="DueUntil">The school's last day on time.</param>
/// <param name="Rank">By 完成率 within the group; ties share.</param>
/// <param name="IsOnBehalf">The office handed the last submission in (区代填).</param>
/// <param name="IsConfirmed">The school confirmed that.</param>
/// <param name="PaperReceivedOn">The day on which the signed paper came; absent: it did not.</param>
/// <param name="NoticeCount">How often the school was reminded (催报).</param>
/// <param name="LastNoticeAt">When last, UTC.</param>
/// <param name="IsBackfilled">The office entered the quarter afterwards (补录).</param>
public sealed record SchoolAnswer(
    SchoolCode School,
    string Name,
    GroupCode? Group,
    Standing Standing,
    bool IsCounted,
    WorkState State,
    string StateName,
    Filing Filing,
    bool IsReported,
    DateTimeOffset? FiledAt,
    DateOnly? DueUntil,
    int DueDone,
    int DueCount,
    RatesAnswer Rates,
    int? Rank,
    bool IsOnBehalf,
    bool IsConfirmed,
    DateOnly? PaperReceivedOn,
    int NoticeCount,
    DateTimeOffset? LastNoticeAt,
    bool IsBackfilled,
    ImmutableArray<AreaRateAnswer> Areas)
{
    public static SchoolAnswer Of(ComparisonView view, QuarterTable table, SchoolCode school, int index)
    {
        var row = table.Rows[index];
        return new(
            school, row.Name, row.Group < 0 ? null : view.Groups[row.Group].Code, row.Standing, row.IsCounted, row.State, Words.Of(row.State),
            row.Filing, row.IsReported, row.FiledAt, row.DueUntil, row.DueDone, row.DueCount, RatesAnswer.Of(row.Rates), row.Rank,
            row.IsOnBehalf, row.IsConfirmed, row.PaperReceivedOn, row.NoticeCount, row.LastNoticeAt, row.IsBackfilled,
            [
                .. view.Areas.Select((area, a) => new AreaRateAnswer(
                    area.Code, RateAnswer.OfWeight(table.Cells.Completion((index * view.Areas.Length) + a)), null)),
            ]);
    }
}
