using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Tasks that come into a school's plans from outside: handed down by the district, or by a school that merged into it.</summary>
public static class DistrictTaskRules
{
    /// <summary>The fact that brings the plan “区下达任务” up to date; null when it is, or when the school's tasks left it.</summary>
    internal static DistrictTasksTaken? Missing(SchoolUnion union, ImmutableArray<DistrictTask> tasks)
    {
        if (union.HandedOver is not null) return null;
        var plan = union.Plans.GetValueOrDefault(PlanId.FromDistrict);
        ImmutableArray<PlanTask> wanted = [.. tasks.OrderBy(t => t.Id).Select(t => t.AsPlanTask())];
        if (wanted.SequenceEqual(plan?.TasksInForce ?? [], SameTask.Instance)) return null;
        var months = wanted.SelectMany(t => t.Months).ToArray();
        return new(months.Length == 0 ? plan!.Span : new(months.Min(), months.Max()), wanted);
    }

    /// <summary>Takes what the district handed down or cancelled. Nothing new: no fact.</summary>
    /// <returns>Refusals: plan.unknown (nothing was ever handed down to this school).</returns>
    public static Decision<PlanView> Take(SchoolUnion union, PlanTerms terms, TakeDistrictTasks command, DateTimeOffset now) =>
        Missing(union, terms.Tasks) is { } taken
            ? PlanRules.Answer(union, PlanId.FromDistrict, now, command.Context.Actor.Account, taken)
            : union.Plans.TryGetValue(PlanId.FromDistrict, out var plan)
                ? Decision<PlanView>.Nothing(PlanView.Of(plan))
                : new Refusal("plan.unknown", RefusalKind.Absent, "没有下达给这所学校的任务。");

    /// <summary>
    /// A merged school's open occurrences leave it, with their months and their weight; what is complete, as reported, stays. Asked
    /// again, it answers what it gave away.
    /// </summary>
    /// <returns>Refusals: school.not-merged.</returns>
    public static Decision<HandedOverTasks> HandOver(SchoolUnion union, PlanTerms terms, HandOverTasks command, DateTimeOffset now)
    {
        if (union.HandedOver is { } gone) return Decision<HandedOverTasks>.Nothing(HandedOverTasks.Of(gone));
        if (terms.School?.Merger is not { } merger || terms.DayOf(now) < merger.On)
            return new Refusal("school.not-merged", RefusalKind.Conflict, "这所学校没有合并，或合并的日子还没到，不能移交任务。");
        var fact = new TasksHandedOver(merger.Successor, OpenTasksOf(union), merger.OpenTasks is OpenTasks.PassOn);
        return Decision<HandedOverTasks>.Accept(HandedOverTasks.Of(fact), fact);
    }

    /// <summary>The successor takes them, each plan as a plan of its own, with the months that were planned. Asked again, nothing happens.</summary>
    /// <param name="from">The merged school.</param>
    public static Decision<TakenOverTasks> TakeOver(
        SchoolUnion union, School from, HandedOverTasks handed, TakeOverTasks command, DateTimeOffset now)
    {
        if (union.Plans.Values.Any(p => p.TakenFrom == from.Code)) return Decision<TakenOverTasks>.Nothing(TakenOverTasks.Of(union, from.Code));

        // The district's tasks are not taken: the district hands them to the successor itself.
        var plans = handed.Plans.Where(p => p.Plan != PlanId.FromDistrict).ToArray();
        var free = Enumerable.Range(1, int.MaxValue).Select(n => IdFor(from.Code, n)).Where(id => !union.Plans.ContainsKey(id));
        IFact[] facts = [.. plans.Zip(free, (plan, id) => new TasksTakenOver(from.Code, id, $"由{from.Name}并入的任务", plan.Span, plan.Tasks))];
        var after = facts.Aggregate(union, (state, fact) => state.Apply(fact, now, command.Context.Actor.Account));
        return Decision<TakenOverTasks>.Accept(TakenOverTasks.Of(after, from.Code), facts);
    }

    private static ImmutableArray<HandedOverPlan> OpenTasksOf(SchoolUnion union)
    {
        var end = new Quarter(Periods.LastYear, 4);
        var lines = new ReportedLines(union.Reports.Values);
        bool IsOpen(Occurrence occurrence) => Completion.At(occurrence, lines, end, Basis.Reported).IsOpen;
        return
        [
            .. from plan in union.Plans.Values
               where plan.Backfill is null
               let open = plan.TasksInForce.Select(task => Occurrences.Part(plan.Id, plan.Span, task, IsOpen)).OfType<PlanTask>().ToImmutableArray()
               where !open.IsEmpty
               select new HandedOverPlan(plan.Id, plan.Span, open),
        ];
    }

    /// <summary>Id of a plan that holds what was taken over from a school.</summary>
    /// <param name="number">From 1: the school's plans in their order, unless an id was not free.</param>
    public static PlanId IdFor(SchoolCode school, int number)
    {
        var name = school.Value.Length > 20 ? school.Value[..20] : school.Value;
        return new($"from-{name}{(number == 1 ? "" : $"-{number}")}");
    }
}

/// <summary>Tells whether the district changed a task since a school took it.</summary>
internal sealed class SameTask : IEqualityComparer<PlanTask>
{
    public static readonly SameTask Instance = new();

    public bool Equals(PlanTask? x, PlanTask? y) =>
        x is not null && y is not null && x.Months.SequenceEqual(y.Months) && x with { Months = [] } == y with { Months = [] };

    public int GetHashCode(PlanTask obj) => obj.Id.GetHashCode();
}

/// <summary>The open tasks that a merged school gave away.</summary>
/// <param name="Plans">None when the district cancelled them.</param>
public sealed record HandedOverTasks(ImmutableArray<HandedOverPlan> Plans, OpenTasks Became)
{
    internal static HandedOverTasks Of(TasksHandedOver fact) =>
        fact.ArePassedOn ? new(fact.Tasks, OpenTasks.PassOn) : new([], OpenTasks.Cancel);
}

/// <param name="Count">Tasks taken over.</param>
/// <param name="Plans">The plans that hold them.</param>
public sealed record TakenOverTasks(int Count, ImmutableArray<PlanId> Plans)
{
    internal static TakenOverTasks Of(SchoolUnion union, SchoolCode from)
    {
        var plans = union.Plans.Values.Where(p => p.TakenFrom == from).ToArray();
        return new(plans.Sum(p => p.Versions[0].Tasks.Length), [.. plans.Select(p => p.Id)]);
    }
}
