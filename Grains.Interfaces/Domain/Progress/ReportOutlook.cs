using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What a draft would come to if it were handed in now: what is wrong, what is asked about, how far the school would be.</summary>
/// <param name="Content">The draft as far as it can be read.</param>
/// <param name="Flaws">What stops it: fields that cannot be read, and the flaws of lines. The place is the occurrence.</param>
/// <param name="IsEmpty">It says nothing about any due occurrence: it would count as not reported.</param>
/// <param name="Rates">On 上报数, with the draft in place of what stands now.</param>
/// <param name="IfAllDone">完成率 if every due task that is still open were complete.</param>
public sealed record ReportOutlook(
    ReportContent Content,
    ImmutableArray<Refusal> Flaws,
    ImmutableArray<ReportQuery> Queries,
    ImmutableArray<OutlookLine> Lines,
    bool IsEmpty,
    SchoolRates Rates,
    Rate IfAllDone)
{
    /// <param name="today">The day in the district's zone; decides what is overdue.</param>
    public static ReportOutlook Of(ReportView report, ReportDraft draft, DateOnly today)
    {
        var (content, unreadable) = DraftReader.Read(draft);
        var asked = report.Lines.Select(l => new AskedOccurrence(l.Occurrence, l.IsDue, l.IsOverdue, l.Before)).ToArray();
        var said = content.Lines.ToLookup(l => l.Occurrence);
        ImmutableArray<OutlookLine> lines = [.. report.Lines.Select(l => OutlookLine.Of(l, said[l.Occurrence.Id].FirstOrDefault()))];

        // A field that cannot be read is one flaw, not also a missing one.
        var checks = new Checks();
        ReportLineRules.Check(checks, asked, content);
        var places = unreadable.Select(r => r.Place).ToHashSet();
        var flaws = unreadable.AddRange(checks.Refuse<ReportReceipt>().Refusals.Where(r => r.Place is null || !places.Contains(r.Place)));
        return new(
            content,
            flaws,
            [.. lines.Where(l => l.Said is not null).SelectMany(l => ReportQueries.Of(l.Asked.Before, l.Said!, l.Asked.LastYear))],
            lines,
            ReportRules.IsEmpty(asked, content),
            RatesWith(report, lines, today),
            IfDone(report, lines));
    }

    /// <summary>The rates that stand now, less what the lines earn in them, and what they would earn.</summary>
    private static SchoolRates RatesWith(ReportView report, ImmutableArray<OutlookLine> lines, DateOnly today)
    {
        var (now, quarter) = (report.Reported, report.Quarter);
        var inYear = lines.Where(l => l.Asked.Occurrence.Due.Year == quarter.Year).ToArray();
        var due = inYear.Where(l => l.Asked.Occurrence.Due <= quarter).ToArray();
        var overdue = due.Where(l => l.Asked.Occurrence.Due < quarter || today > quarter.LastDay)
            .Sum(l => (l.After.IsOpen ? 1 : 0) - (l.Asked.Reported.IsOpen ? 1 : 0));
        return SchoolRates.Of(
            quarter, now.Completion.Whole, now.Completion.Part + due.Sum(l => l.Gain), now.Year.Whole, now.Year.Part + inYear.Sum(l => l.Gain), now.Overdue + overdue);
    }

    private static Rate IfDone(ReportView report, ImmutableArray<OutlookLine> lines)
    {
        var due = lines.Where(l => l.Asked.Occurrence.Due.Year == report.Quarter.Year && l.Asked.Occurrence.Due <= report.Quarter);
        return report.Reported.Completion + new Rate(due.Sum(l => l.After.WeightMillionths - l.Asked.Reported.EarnedMillionths), 0);
    }
}

/// <summary>A line of the form with what is typed into it.</summary>
/// <param name="Said">What was typed, as far as it can be read; null: nothing.</param>
/// <param name="After">How far the occurrence would be.</param>
public sealed record OutlookLine(ReportLine Asked, TaskProgress? Said, OccurrenceProgress After)
{
    public bool SaysSomething => Said is { SaysSomething: true };

    /// <summary>Behind: due, spoken of, and still open. Then problem and next step are asked for.</summary>
    public bool IsBehind => Asked.IsDue && SaysSomething && After.IsOpen && Said!.State is not (TaskState.None or TaskState.NotApplicable);

    internal long Gain => After.EarnedMillionths - Asked.Reported.EarnedMillionths;

    internal static OutlookLine Of(ReportLine asked, TaskProgress? said)
    {
        var after = said is null ? asked.Before : Completion.After(asked.Before, Countable(said));

        // 不适用 that the district accepted this quarter has left the sums already.
        return new(asked, said, asked.Reported.HasLeft ? asked.Reported : after);
    }

    /// <summary>A draft may hold any number; what <see cref="ReportLineRules"/> refuses as out of bounds counts as not typed.</summary>
    private static TaskProgress Countable(TaskProgress said) => said with
    {
        QuantityThousandths = said.QuantityThousandths is >= 0 and <= Target.MaxThousandths ? said.QuantityThousandths : null,
        ShareMillionths = said.ShareMillionths is >= 0 and <= Millionths.One ? said.ShareMillionths : null,
    };
}
