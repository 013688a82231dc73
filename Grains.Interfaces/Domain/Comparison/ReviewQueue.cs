using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Comparison;

/// <summary>What is worth a look before a report is accepted (疑点).</summary>
public enum ReviewFlag
{
    /// <summary>迟报.</summary>
    Late,

    /// <summary>空报.</summary>
    Empty,

    /// <summary>区代填: the office handed it in itself.</summary>
    OnBehalf,

    /// <summary>比上期大变: its 完成率 differs by at least <see cref="ReviewQueue.LeapPoints"/> points from the quarter before.</summary>
    Leap,

    /// <summary>有问题说明: a line names a problem.</summary>
    Problems,

    /// <summary>不适用 that was not accepted before: accepting takes the task out of the sums.</summary>
    NotApplicable,
}

/// <summary>A report that waits for review, as its stream tells it.</summary>
/// <param name="SubmittedAt">Last submission, UTC.</param>
/// <param name="Problems">Lines that name a problem.</param>
/// <param name="NotApplicable">Lines with 不适用 that was not accepted in any quarter before.</param>
public sealed record WaitingReportRow(
    SchoolCode School, Quarter Quarter, WorkState State, DateTimeOffset SubmittedAt, DateTimeOffset? FiledAt, int Problems, int NotApplicable);

/// <summary>A plan, or an amendment of one, that waits for review.</summary>
/// <param name="SubmittedAt">Its last submission, UTC.</param>
/// <param name="IsAmendment">A version is in force already.</param>
/// <param name="IsOnBehalf">The office handed it in for the school (区代填).</param>
public sealed record WaitingPlanRow(
    SchoolCode School, PlanId Plan, string Title, PlanSpan Span, WorkState State, DateTimeOffset SubmittedAt, bool IsAmendment, bool IsOnBehalf);

/// <summary>What waits in the read model, of one snapshot; schools with their latest names and groups.</summary>
public sealed record WaitingRows(ImmutableArray<SchoolRow> Schools, ImmutableArray<WaitingReportRow> Reports, ImmutableArray<WaitingPlanRow> Plans);

/// <summary>How many reports and plans wait for review.</summary>
public sealed record WaitingCount(int Reports, int Plans);

/// <summary>A report in the queue.</summary>
/// <param name="IsAgain">重报: it was handed in before, and came back.</param>
/// <param name="LateByDays">Null: not late by days.</param>
/// <param name="Completion">完成率 as reported.</param>
/// <param name="Before">完成率 of the quarter before in the same year; no rate: there is none.</param>
public sealed record WaitingReport(
    SchoolRow School, Quarter Quarter, WorkState State, DateTimeOffset SubmittedAt, bool IsAgain, int? LateByDays, Rate Completion, Rate Before,
    int Problems, int NotApplicable, ImmutableArray<ReviewFlag> Flags);

/// <summary>A plan in the queue.</summary>
public sealed record WaitingPlan(
    SchoolRow School, PlanId Plan, string Title, PlanSpan Span, WorkState State, DateTimeOffset SubmittedAt, bool IsAmendment, bool IsOnBehalf);

/// <summary>What waits for the office's review (待审), the oldest first.</summary>
/// <param name="Groups">Of the schools that the post leads.</param>
public sealed record ReviewQueue(
    DistrictCode District, string DistrictName, string TimeZone, DateTimeOffset AskedAt, long Position, ImmutableArray<SchoolGroup> Groups,
    ImmutableArray<WaitingReport> Reports, ImmutableArray<WaitingPlan> Plans)
{
    /// <summary>Points of 完成率 between two quarters from which on a report is worth a look.</summary>
    public const int LeapPoints = 20;

    /// <param name="view">The comparison on 上报数 of all quarters in which a report waits, and the one before the first.</param>
    /// <param name="covers">Whether the post leads a group.</param>
    public static ReviewQueue Of(WaitingRows rows, ComparisonView view, Func<GroupCode, bool> covers)
    {
        var schools = rows.Schools.Where(s => covers(s.Group)).ToDictionary(s => s.School);
        var place = view.Schools.Select((s, i) => (s.School, i)).ToDictionary(x => x.School, x => x.i);
        var tables = view.Tables.ToDictionary(t => t.Quarter);
        return new(
            view.District, view.DistrictName, view.TimeZone, view.AskedAt, view.Position, view.Groups,
            [
                .. from row in rows.Reports
                   where schools.ContainsKey(row.School)
                   orderby row.SubmittedAt, row.School
                   let at = place.TryGetValue(row.School, out var found) ? found : -1
                   select Of(row, schools[row.School], Compared(tables, row.Quarter, at), Before(tables, row.Quarter, at), view.TimeZone),
            ],
            [
                .. from row in rows.Plans
                   where schools.ContainsKey(row.School)
                   orderby row.SubmittedAt, row.School, row.Plan
                   select new WaitingPlan(schools[row.School], row.Plan, row.Title, row.Span, row.State, row.SubmittedAt, row.IsAmendment, row.IsOnBehalf),
            ]);
    }

    private static WaitingReport Of(WaitingReportRow row, SchoolRow school, ComparedSchool? now, Rate before, string timeZone)
    {
        var completion = now?.Rates.Completion ?? default;
        return new(
            school, row.Quarter, row.State, row.SubmittedAt, row.FiledAt < row.SubmittedAt && now?.IsOnBehalf is not true, now is null ? null : LateDays.Of(now, timeZone),
            completion, before, row.Problems, row.NotApplicable,
            [
                .. from flag in new[]
                   {
                       (Flag: ReviewFlag.Late, Is: now?.Filing is Filing.Late),
                       (Flag: ReviewFlag.Empty, Is: now?.Filing is Filing.Empty),
                       (Flag: ReviewFlag.OnBehalf, Is: now?.IsOnBehalf is true),
                       (Flag: ReviewFlag.Leap, Is: IsLeap(completion, before)),
                       (Flag: ReviewFlag.Problems, Is: row.Problems > 0),
                       (Flag: ReviewFlag.NotApplicable, Is: row.NotApplicable > 0),
                   }
                   where flag.Is
                   select flag.Flag,
            ]);
    }

    private static bool IsLeap(Rate now, Rate before) =>
        now.InTenthsOfPercent() is { } here && before.InTenthsOfPercent() is { } there && Math.Abs(here - there) >= LeapPoints * 10;

    private static ComparedSchool? Compared(Dictionary<Quarter, QuarterTable> tables, Quarter quarter, int school) =>
        school >= 0 && tables.TryGetValue(quarter, out var table) ? table.Rows[school] : null;

    /// <summary>完成率 counts from January: the first quarter has none before it.</summary>
    private static Rate Before(Dictionary<Quarter, QuarterTable> tables, Quarter quarter, int school) =>
        quarter.Number > 1 ? Compared(tables, quarter.Earlier(1), school)?.Rates.Completion ?? default : default;
}
