using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>Something that the school has to hand in.</summary>
/// <param name="Note">How far it is; null: nothing to say.</param>
/// <param name="Due">Last day, or null when none was set.</param>
/// <param name="Step">The next step, as its button says it.</param>
public sealed record OwedItem(string Title, string? Note, DateOnly? Due, WorkState State, string Address, string Step)
{
    /// <summary>By last day, what has none at the end.</summary>
    public static ImmutableArray<OwedItem> Of(HomeSource source, ImmutableDictionary<Quarter, ReportDraft> drafts) =>
    [
        .. OwedReport.Of(source, drafts).Concat(OwedPlanItem.Of(source)).Concat(OwedSummary.Of(source)).Concat(OwedMatter.Of(source)).Concat(OwedInspection.Of(source)).OrderBy(i => i.Due ?? DateOnly.MaxValue),
    ];
}

/// <summary>Reports that are to be handed in.</summary>
internal static class OwedReport
{
    private static readonly WorkState[] Open = [WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened];

    public static bool IsOpen(ReportView report) => report.IsExpected && report.Round is not null && Open.Contains(report.State);

    public static IEnumerable<OwedItem> Of(HomeSource source, ImmutableDictionary<Quarter, ReportDraft> drafts) =>
        from report in source.Reports
        where IsOpen(report) && source.Today >= report.Round!.Dates.Opens && (report.Deadline is not null || source.Today <= report.Round!.Dates.Lock)
        let isPast = report.Deadline is { } deadline ? source.Today > deadline : source.Today > report.Round!.Dates.Grace && source.Today > report.Due
        select new OwedItem(
            Say.It(HomeTexts.QuarterReport, report.Quarter.Name),
            isPast ? (report.Deadline is null ? HomeTexts.PastGrace : HomeTexts.PastDeadline) : Filled(report, drafts.GetValueOrDefault(report.Quarter)),
            report.Deadline ?? report.Due,
            report.State,
            isPast ? source.ReportAddress(report.Quarter) : source.ReportForm(report.Quarter),
            isPast ? HomeTexts.StepLook
                : report.State is WorkState.Returned or WorkState.Reopened ? HomeTexts.StepCorrect
                : report.State is WorkState.NotStarted ? HomeTexts.StepFill
                : HomeTexts.StepGoOn);

    /// <summary>9 项任务，已填 7 项; a line counts when it says how far its task is.</summary>
    private static string Filled(ReportView report, ReportDraft? draft)
    {
        var due = report.Lines.Where(l => l.IsDue).Select(l => l.Occurrence.Id).ToHashSet();
        if (due.Count == 0) return HomeTexts.NothingDue;
        var filled = draft is not null
            ? draft.Fields.Where(f => f.Typed is not null && f.Field is ReportField.State or ReportField.Quantity or ReportField.Share or ReportField.Text).Select(f => f.Occurrence)
            : report.Content?.Lines.Select(l => l.Occurrence) ?? [];
        return Say.It(HomeTexts.TasksFilled, due.Count, filled.Where(due.Contains).Distinct().Count());
    }
}

/// <summary>Work summaries that are to be handed in, from the last month of their period until a month after their day.</summary>
internal static class OwedSummary
{
    private const int DaysAfter = 31;

    public static IEnumerable<OwedItem> Of(HomeSource source) =>
        from summary in source.Summaries
        let isBack = summary.State is WorkState.Returned or WorkState.Reopened
        where summary.IsOpen && source.Today >= summary.Period.Opens && (isBack || source.Today <= summary.Due.AddDays(DaysAfter))
        select new OwedItem(
            summary.Period.Title, null, isBack ? summary.Deadline : summary.Due, summary.State, $"{source.At}/summaries/{summary.Period}",
            isBack ? HomeTexts.StepCorrect : summary.State is WorkState.NotStarted ? HomeTexts.StepFill : HomeTexts.StepGoOn);
}

/// <summary>
/// Plans that are to be handed in: those of the district's periods, then what was begun or came back besides. Where the district named no
/// periods, a school without a plan for the present month is asked for one.
/// </summary>
internal static class OwedPlanItem
{
    public static IEnumerable<OwedItem> Of(HomeSource source)
    {
        var own = source.Plans.Where(p => p.Id != PlanId.FromDistrict).ToDictionary(p => p.Id);
        var periods = source.Duties.Plans.Where(p => p.IsOwed && p.Period.Concerns(source.School.Group)).ToArray();
        foreach (var owed in periods)
        {
            var plan = owed.Plan is { } id ? own.GetValueOrDefault(id) : null;
            yield return new(
                Say.It(HomeTexts.PeriodPlan, owed.Period.Name),
                plan is null ? HomeTexts.PeriodPlanHint : NoteOf(plan),
                plan?.Deadline ?? owed.Period.Due,
                owed.State,
                owed.Plan is { } found ? source.PlanForm(found) : $"{source.At}/plans",
                StepOf(owed.State));
        }

        foreach (var plan in own.Values.Where(p => p.State is WorkState.Draft or WorkState.Returned or WorkState.Reopened && periods.All(o => o.Plan != p.Id)))
            yield return new(plan.Title, NoteOf(plan), plan.Deadline, plan.State, source.PlanForm(plan.Id), StepOf(plan.State));

        var month = new YearMonth(source.Today.Year, source.Today.Month);
        if (source.District.PlanPeriods.IsEmpty && !own.Values.Any(p => p.Span.Contains(month)))
            yield return new(Say.It(HomeTexts.YearPlan, source.Today.Year), HomeTexts.YearPlanHint, null, WorkState.NotStarted, $"{source.At}/plans", HomeTexts.StepHandInPlan);
    }

    private static string NoteOf(PlanView plan) =>
        plan.State is WorkState.Returned && plan.Reviews.LastOrDefault(r => r.Act == "returned") is { } back ? Say.It(HomeTexts.ReturnedPlaces, back.Reasons.Length)
        : plan.AmendmentReason is not null ? HomeTexts.AmendmentUnderWay
        : plan.Tasks.IsEmpty ? HomeTexts.PlanUnderWay
        : Say.It(HomeTexts.PlanTasks, plan.Tasks.Length);

    private static string StepOf(WorkState state) => state switch
    {
        WorkState.NotStarted => HomeTexts.StepHandInPlan,
        WorkState.Returned or WorkState.Reopened => HomeTexts.StepCorrect,
        _ => HomeTexts.StepGoOn,
    };
}

/// <summary>自评 of inspections, and findings that are to be put right.</summary>
internal static class OwedInspection
{
    public static IEnumerable<OwedItem> Of(HomeSource source) =>
        source.Inspections.Where(i => i.Round.CancelledBecause is null).SelectMany(i => Self(source, i).Concat(Findings(source, i)));

    private static IEnumerable<OwedItem> Self(HomeSource source, SchoolInspection inspection)
    {
        var isBegun = inspection.State is InspectionState.SelfScoring;
        if (source.Today < inspection.Round.Dates.SelfFrom || !(isBegun || inspection.State is InspectionState.NotStarted)) yield break;
        yield return new(
            Say.It(HomeTexts.SelfAssessment, inspection.Round.Name), inspection.RubricName, inspection.Round.Dates.SelfUntil, isBegun ? WorkState.Draft : WorkState.NotStarted,
            AddressOf(source, inspection), isBegun ? HomeTexts.StepGoOn : HomeTexts.StepFill);
    }

    private static IEnumerable<OwedItem> Findings(HomeSource source, SchoolInspection inspection)
    {
        if (inspection.OpenFindings == 0) yield break;
        yield return new(
            Say.It(HomeTexts.Rectification, inspection.Round.Name), Say.It(HomeTexts.RectificationCount, inspection.OpenFindings), inspection.NextDue, WorkState.Returned,
            $"{AddressOf(source, inspection)}#findings", HomeTexts.StepCorrect);
    }

    private static string AddressOf(HomeSource source, SchoolInspection inspection) => $"{source.At}/inspections/{inspection.Round.Code}";
}

/// <summary>Matters (请示事项) in which the school has to act next.</summary>
internal static class OwedMatter
{
    public static IEnumerable<OwedItem> Of(HomeSource source) =>
        from line in source.Matters
        where line.State is MatterState.Returned or MatterState.Withdrawn or MatterState.Approved or MatterState.CarriedOut or MatterState.ResultReturned
        let isBack = line.State is MatterState.Returned or MatterState.ResultReturned
        select new OwedItem(
            line.Title, Words.Of(line.State), line.Due, isBack ? WorkState.Returned : WorkState.Draft, $"{source.At}/matters/{line.Number}",
            isBack || line.State is MatterState.Withdrawn ? MatterTexts.OwedAgain : line.State is MatterState.Approved ? MatterTexts.OwedAction : MatterTexts.OwedResult);
}
