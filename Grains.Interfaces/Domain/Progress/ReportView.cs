using System.Collections.Immutable;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>A school's quarter as it is shown: what is asked, what was reported, how far it is on both bases.</summary>
/// <param name="Due">The school's own last day on time, or null when no round is open.</param>
/// <param name="Lines">One for each asked occurrence, overdue ones first.</param>
/// <param name="Content">What is shown for editing: what stands, else what was last handed in.</param>
/// <param name="Reported">The school's rates at the quarter on 上报数.</param>
/// <param name="OnBehalf">The last submission, when the office made it (区代填); null: the school did.</param>
/// <param name="Paper">The signed paper, when the office has it (纸质件已收).</param>
/// <param name="SentBack">What the office last returned or reopened, to hold <paramref name="Content"/> against; null: it sent nothing back.</param>
public sealed record ReportView(
    Quarter Quarter,
    WorkState State,
    bool IsExpected,
    bool IsExempt,
    RoundSummary? Round,
    DateOnly? Due,
    DateOnly? Deadline,
    DateTimeOffset? FiledAt,
    DateTimeOffset? LastSubmittedAt,
    bool IsEmpty,
    ImmutableArray<ReportLine> Lines,
    ReportContent? Content,
    SchoolRates Reported,
    SchoolRates Accepted,
    ImmutableArray<ReviewEntry> Reviews,
    int Revision,
    FiledOnBehalf? OnBehalf = null,
    PaperReceipt? Paper = null,
    ReportContent? SentBack = null)
{
    /// <summary>Of a quarter of an earlier year that the office entered afterwards (补录); null: it was reported.</summary>
    public BackfillMark? Backfill { get; init; }

    public static ReportView Of(SchoolUnion union, RoundTerms terms, DateTimeOffset now)
    {
        var quarter = terms.Quarter;
        var report = union.Report(quarter);
        var today = terms.DayOf(now);
        var lines = new ReportedLines(union.Reports.Values);
        var previous = PreviousLine.ByTask(union, quarter);
        var lastYear = LastYearAmount.Of(union, lines, quarter.Year);
        return new(
            quarter,
            terms.IsYearClosed ? WorkState.Archived : report.State,
            terms.IsExpected && report.Backfill is null,
            terms.IsExempt,
            terms.Round,
            terms.DueFor(),
            report.Deadline,
            report.FiledAt,
            report.LastSubmittedAt,
            report.IsEmpty,
            [.. AskedOccurrences.Of(union, quarter).Select(asked => ReportLine.Of(lines, report, asked, previous, today) with { LastYear = lastYear(asked.Occurrence) })],
            report.Submitted ?? report.LastHandedIn,
            SchoolRates.Of(union, terms, Basis.Reported, now),
            SchoolRates.Of(union, terms, Basis.Accepted, now),
            report.Reviews,
            report.Revision,
            report.OnBehalf,
            report.Paper,
            report.SentBack)
        {
            Backfill = report.Backfill,
        };
    }
}

/// <summary>One line of the form and of the progress sheet (L08).</summary>
/// <param name="Line">What was said this quarter, or null.</param>
/// <param name="Before">How far it was at the end of the quarter before, as reported.</param>
/// <param name="Reported">How far it is now, as reported.</param>
/// <param name="Previous">What an earlier quarter last said of the same task, to begin with; null: nothing.</param>
public sealed record ReportLine(
    Occurrence Occurrence,
    bool IsDue,
    bool IsOverdue,
    TaskProgress? Line,
    OccurrenceProgress Before,
    OccurrenceProgress Reported,
    OccurrenceProgress Accepted,
    Light Light,
    PreviousLine? Previous = null)
{
    /// <summary>How much of the same task was done the year before; null: nothing is known.</summary>
    public LastYearAmount? LastYear { get; init; }

    internal static ReportLine Of(ReportedLines lines, QuarterReport report, AskedOccurrence asked, Dictionary<string, PreviousLine> previous, DateOnly today)
    {
        var reported = Completion.At(asked.Occurrence, lines, report.Quarter, Basis.Reported);
        return new(
            asked.Occurrence,
            asked.IsDue,
            asked.IsOverdue,
            (report.Submitted ?? report.LastHandedIn)?.Line(asked.Occurrence.Id),
            asked.Before,
            reported,
            Completion.At(asked.Occurrence, lines, report.Quarter, Basis.Accepted),
            // Nothing of what was entered afterwards is overdue.
            report.Backfill is not null && reported.IsOpen ? Light.None : Lights.OfOccurrence(reported, today),
            previous.GetValueOrDefault(PreviousLine.TaskOf(asked.Occurrence.Id)));
    }
}
