using System.Collections.Immutable;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>Something that looks wrong and may be right: it asks, and does not stop.</summary>
/// <param name="Task">Where to look, or null.</param>
public sealed record PlanQuery(string Code, string Text, TaskId? Task = null);

/// <summary>What a chair sees before the plan is handed in: how much it is, what stops it, what is asked.</summary>
/// <param name="Flaws">What stops it; the place is the task.</param>
public sealed record PlanCheck(PlanFrame Frame, PlanWork Work, ImmutableArray<Refusal> Flaws, ImmutableArray<PlanQuery> Queries)
{
    public PlanTotals Totals { get; } = PlanTotals.Of(Work.Plan.Span, Work.Draft.Tasks);

    /// <summary>The files that the office may name as what it filled in from.</summary>
    public ImmutableArray<AttachedFile> Sources { get; init; } = [];

    public bool MayGo => Flaws.IsEmpty;

    public static PlanCheck Of(PlanFrame frame, PlanWork work, CoverageView coverage) => new(frame, work, work.Flaws, [.. Ask(work, coverage)]);

    public PlanTask? TaskOf(string? id) => Work.Draft.Tasks.FirstOrDefault(t => t.Id.Value == id);

    private static IEnumerable<PlanQuery> Ask(PlanWork work, CoverageView coverage)
    {
        var (tasks, notes) = (work.Draft.Tasks, work.Notes);
        if (notes.Questions.Count(q => !q.IsAboutMonths) is > 0 and var open) yield return new("plan.open-questions", Say.It(PlansTexts.AskOpen, open));
        if (tasks.Count(notes.AreMonthsProposed) is > 0 and var proposed) yield return new("plan.months-proposed", Say.It(PlansTexts.AskProposed, proposed));
        foreach (var task in tasks.Where(t => t is { Months.IsEmpty: true, Kind: TaskKind.OneOff, Recurrence: Recurrence.None }))
            yield return new("task.without-months", Say.It(PlansTexts.AskNoMonths, task.Title, work.Plan.Span.Last.Month), task.Id);
        foreach (var same in tasks.Where(t => t.Title.Length > 0).GroupBy(t => (t.Title, Months: string.Join(',', t.Months))).Where(g => g.Count() > 1))
            yield return new("task.same-title", Say.It(PlansTexts.AskSame, same.Key.Title, same.Count()), same.Last().Id);
        if (coverage.Points.Any(p => p.State is not CoverageState.Covered)) yield return new("plan.points-missing", coverage.Summary);
    }
}

/// <summary>How a plan's tasks are spread.</summary>
/// <param name="ByMonth">Every month of the span, with how many tasks are due or go on in it.</param>
/// <param name="ByArea">Areas that have tasks, with how many.</param>
public sealed record PlanTotals(
    int Tasks, int Standing, int WithTarget, int WithoutMonths,
    ImmutableArray<(YearMonth Month, int Tasks)> ByMonth, ImmutableArray<(Quarter Quarter, int Tasks)> ByQuarter, ImmutableArray<(AreaCode Area, int Tasks)> ByArea)
{
    public static PlanTotals Of(PlanSpan span, ImmutableArray<PlanTask> tasks) => new(
        tasks.Length, tasks.Count(t => t.Kind is TaskKind.Standing), tasks.Count(t => t.Target is not null), tasks.Count(t => t.Months.IsEmpty),
        [.. span.All().Select(month => (month, tasks.Count(t => t.Months.Contains(month))))],
        [.. span.All().Select(month => month.Quarter).Distinct().Select(quarter => (quarter, tasks.Count(t => t.Months.Any(m => m.Quarter == quarter))))],
        [.. tasks.GroupBy(t => t.Area).Select(area => (area.Key, area.Count()))]);
}
