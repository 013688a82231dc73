using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>The district's comparison (进度对比), columnar: code lists once, then arrays that follow their order.</summary>
/// <param name="AskedAt">When it was asked, UTC (截至).</param>
/// <param name="Schools">In the order of their groups, then of their names.</param>
/// <param name="Tables">One for each asked quarter, ascending.</param>
public sealed record ComparisonView(
    DistrictCode District,
    string DistrictName,
    string TimeZone,
    Basis Basis,
    DateTimeOffset AskedAt,
    long Position,
    ImmutableArray<SchoolGroup> Groups,
    ImmutableArray<WorkArea> Areas,
    ImmutableArray<SchoolRow> Schools,
    ImmutableArray<QuarterTable> Tables);

/// <summary>One quarter: a row for each school, cells by school × area, and totals.</summary>
/// <param name="Round">Null: 未启用.</param>
/// <param name="Rows">In the order of <see cref="ComparisonView.Schools"/>.</param>
/// <param name="Cells">Sums by school × area: index = school × number of areas + area.</param>
/// <param name="Groups">Totals in the order of <see cref="ComparisonView.Groups"/>.</param>
/// <param name="District">Total of all counted schools.</param>
public sealed record QuarterTable(
    Quarter Quarter,
    RoundSummary? Round,
    bool IsLocked,
    ImmutableArray<ComparedSchool> Rows,
    CellColumns Cells,
    ImmutableArray<ComparedTotal> Groups,
    ComparedTotal District);

/// <summary>Sums by school × area, millionths; a weight of 0 means that nothing was due.</summary>
public sealed record CellColumns(
    ImmutableArray<long> DueWeight, ImmutableArray<long> DueEarned, ImmutableArray<long> YearWeight, ImmutableArray<long> YearEarned)
{
    public Rate Completion(int index) => new(DueEarned[index], DueWeight[index]);

    public Rate Year(int index) => new(YearEarned[index], YearWeight[index]);
}

/// <summary>Whether a school is asked to report in a quarter.</summary>
public enum Standing
{
    /// <summary>未启用: no round was opened.</summary>
    NotEnabled,

    /// <summary>Not on the frozen list.</summary>
    NotExpected,

    /// <summary>免报.</summary>
    Exempt,

    /// <summary>应报.</summary>
    Expected,
}

/// <summary>How a school's report stands on the asked basis.</summary>
public enum Filing
{
    /// <summary>Not asked.</summary>
    NotAsked,

    /// <summary>按时.</summary>
    OnTime,

    /// <summary>迟报.</summary>
    Late,

    /// <summary>空报: handed in, but says nothing of any due task; counts as not reported.</summary>
    Empty,

    /// <summary>退回未再报: returned and not handed in again; counts as not reported.</summary>
    Returned,

    /// <summary>待审: handed in but not accepted (only on 审定数); counts as not reported.</summary>
    AwaitingReview,

    /// <summary>未报.</summary>
    Missing,
}

/// <summary>A school in a quarter.</summary>
/// <param name="Name">As it was called when the round opened.</param>
/// <param name="Group">Index into <see cref="ComparisonView.Groups"/>, as it was when the round opened.</param>
/// <param name="IsCounted">In the totals and medians: expected and not exempt, or (未启用) with tasks in the year.</param>
/// <param name="DueUntil">The school's last day on time, with its extension; null without a round.</param>
/// <param name="DueCount">Occurrences due up to the quarter.</param>
/// <param name="DueDone">Those of them that are complete.</param>
/// <param name="IsOnBehalf">The office handed the last submission in (区代填).</param>
/// <param name="IsConfirmed">The school confirmed that (本校已确认).</param>
/// <param name="PaperReceivedOn">The day on which the signed paper came (纸质件已收), or null.</param>
/// <param name="NoticeCount">How often the school was reminded of the quarter (催报).</param>
/// <param name="LastNoticeAt">When last, UTC, or null.</param>
/// <param name="Rank">By 完成率 within the group, ties share; null when not counted or nothing was due.</param>
public sealed record ComparedSchool(
    string Name,
    int Group,
    Standing Standing,
    bool IsCounted,
    WorkState State,
    Filing Filing,
    DateTimeOffset? FiledAt,
    DateOnly? DueUntil,
    int DueCount,
    int DueDone,
    SchoolRates Rates,
    int? Rank,
    bool IsOnBehalf = false,
    bool IsConfirmed = false,
    DateOnly? PaperReceivedOn = null,
    int NoticeCount = 0,
    DateTimeOffset? LastNoticeAt = null)
{
    /// <summary>The office entered the quarter afterwards (补录): nothing of it is late or missing.</summary>
    public bool IsBackfilled { get; init; }

    public bool IsReported => Filing is Filing.OnTime or Filing.Late;
}

/// <summary>A group's or the district's total: pooled Σ÷Σ; medians are over its schools.</summary>
/// <param name="Counted">Schools in the sums.</param>
/// <param name="Reporting">报送率: reported ÷ expected.</param>
/// <param name="Punctuality">及时率: on time ÷ expected.</param>
/// <param name="ByArea">完成率 by area, pooled, in the order of the areas.</param>
/// <param name="MedianCompletion">Median of 完成率 over schools where something was due, millionths; null: none.</param>
/// <param name="MedianByArea">The same by area; −1 where there is none.</param>
public sealed record ComparedTotal(
    int Counted,
    Rate Reporting,
    Rate Punctuality,
    int Empty,
    int DueCount,
    int DueDone,
    SchoolRates Rates,
    ImmutableArray<Rate> ByArea,
    long? MedianCompletion,
    ImmutableArray<long> MedianByArea);
