using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Tasks that come into a school's plans from outside: handed down by the district, or by a school that merged into it.</summary>
public static class DistrictTaskRules
{
    /// <summary>The fact that brings the plan “区下达任务” up to date; null when it is.</summary>
    internal static DistrictTasksTaken? Missing(SchoolUnion union, ImmutableArray<DistrictTask> tasks)
    {
        ImmutableArray<PlanTask> wanted = [.. tasks.OrderBy(t => t.Id).Select(t => t.AsPlanTask())];
        var have = union.Plans.GetValueOrDefault(PlanId.FromDistrict)?.TasksInForce ?? [];
        if (wanted.Select(t => t.Id).SequenceEqual(have.Select(t => t.Id))) return null;
        var months = wanted.SelectMany(t => t.Months).DefaultIfEmpty(union.Plans.GetValueOrDefault(PlanId.FromDistrict)?.Span.Last ?? default);
        return new(new(months.Min(), months.Max()), wanted);
    }

    /// <summary>Takes what the district handed down or cancelled. Nothing new: no fact.</summary>
    public static Decision<PlanView> Take(SchoolUnion union, PlanTerms terms, TakeDistrictTasks command, DateTimeOffset now) =>
        Missing(union, terms.Tasks) is { } taken
            ? PlanRules.Answer(union, PlanId.FromDistrict, now, command.Context.Actor.Account, taken)
            : union.Plans.TryGetValue(PlanId.FromDistrict, out var plan)
                ? Decision<PlanView>.Nothing(PlanView.Of(plan))
                : new Refusal("plan.unknown", RefusalKind.Absent, "没有下达给这所学校的任务。");

    /// <summary>A merged school's open tasks leave it. All plans' tasks that are not complete, as reported, go.</summary>
    /// <returns>Refusals: school.not-merged.</returns>
    public static Decision<HandedOverTasks> HandOver(SchoolUnion union, PlanTerms terms, HandOverTasks command)
    {
        if (terms.School?.Merger is not { } merger)
            return new Refusal("school.not-merged", RefusalKind.Conflict, "这所学校没有合并，不能移交任务。");
        if (union.HandedOverTo is not null)
            return new Refusal("school.tasks-gone", RefusalKind.Conflict, "这所学校的任务已经移交。");
        var end = new Quarter(Periods.LastYear, 4);
        ImmutableArray<HandedOverPlan> plans =
        [
            .. from plan in union.Plans.Values
               let open = plan.TasksInForce.Where(task => Occurrences.Of(plan.Id, plan.Span, task)
                   .Any(o => Completion.At(o, union.Reports.Values, end, Basis.Reported).IsOpen)).ToImmutableArray()
               where !open.IsEmpty
               select new HandedOverPlan(plan.Id, plan.Span, open),
        ];
        var passesOn = merger.OpenTasks is OpenTasks.PassOn;
        return Decision<HandedOverTasks>.Accept(
            new(passesOn ? plans : [], merger.OpenTasks), new TasksHandedOver(merger.Successor, plans, passesOn));
    }

    /// <summary>The successor takes them, each plan as a plan of its own. Months before the merger stay as they were planned.</summary>
    public static Decision<TakenOverTasks> TakeOver(SchoolUnion union, HandedOverTasks handed, TakeOverTasks command)
    {
        var facts = handed.Plans
            .Where(plan => plan.Plan != PlanId.FromDistrict)
            .Select((plan, index) => new TasksTakenOver(
                command.From, FreeId(union, command.From, index + 1), $"由 {command.From} 并入的任务", plan.Span,
                [.. plan.Tasks]))
            .ToImmutableArray();
        return Decision<TakenOverTasks>.Accept(new(facts.Sum(f => f.Tasks.Length), [.. facts.Select(f => f.Plan)]), facts);
    }

    private static PlanId FreeId(SchoolUnion union, SchoolCode from, int number)
    {
        var name = from.Value.Length > 24 ? from.Value[..24] : from.Value;
        return Enumerable.Range(number, 1000)
            .Select(n => new PlanId($"from-{name}{(n == 1 ? "" : $"-{n}")}"))
            .First(id => !union.Plans.ContainsKey(id));
    }
}

/// <summary>The open tasks that a merged school gave away.</summary>
/// <param name="Plans">None when the district cancelled them.</param>
public sealed record HandedOverTasks(ImmutableArray<HandedOverPlan> Plans, OpenTasks Became);

/// <param name="Count">Tasks taken over.</param>
public sealed record TakenOverTasks(int Count, ImmutableArray<PlanId> Plans);
