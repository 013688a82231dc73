using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Plans;

/// <summary>An occurrence (任务期次), unique within its school and the same in every version of the plan: <c>plan.task</c> or <c>plan.task.2026-03</c>.</summary>
[JsonConverter(typeof(CodeJsonConverter<OccurrenceId>))]
public readonly record struct OccurrenceId(string Value) : ICode<OccurrenceId>, IComparable<OccurrenceId>
{
    public static OccurrenceId Of(string value) => new(value);

    internal static OccurrenceId Of(PlanId plan, TaskId task, string? period) =>
        new(period is null ? $"{plan}.{task}" : $"{plan}.{task}.{period}");

    public int CompareTo(OccurrenceId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>One falling due of a task.</summary>
/// <param name="Due">The quarter of its last month.</param>
/// <param name="Begins">The quarter of its first month; before it nothing is asked.</param>
/// <param name="Months">The months of this occurrence, ascending, at least one.</param>
/// <param name="WeightMillionths">Its share of the task's weight; zero or more.</param>
public sealed record Occurrence(
    OccurrenceId Id, PlanId Plan, PlanTask Task, Quarter Begins, Quarter Due, ImmutableArray<YearMonth> Months, long WeightMillionths);

/// <summary>Turns tasks into occurrences (DESIGN §3 “Occurrences”).</summary>
public static class Occurrences
{
    /// <summary>The occurrences of a task: one, or one per period, in order; the task's weight is divided among them exactly.</summary>
    public static ImmutableArray<Occurrence> Of(PlanId plan, PlanSpan span, PlanTask task)
    {
        var periods = PeriodsOf(span, task);
        var share = task.WeightMillionths / periods.Length;
        var rest = task.WeightMillionths % periods.Length;
        var occurrences = ImmutableArray.CreateBuilder<Occurrence>(periods.Length);
        foreach (var (name, months) in periods)
        {
            occurrences.Add(new(
                OccurrenceId.Of(plan, task.Id, name),
                plan,
                task,
                months[0].Quarter,
                months[^1].Quarter,
                months,
                share + (occurrences.Count < rest ? 1 : 0)));
        }

        return occurrences.MoveToImmutable();
    }

    /// <summary>The task cut down to some of its occurrences, with their months and their weight; null when none is kept.</summary>
    public static PlanTask? Part(PlanId plan, PlanSpan span, PlanTask task, Func<Occurrence, bool> isKept)
    {
        var all = Of(plan, span, task);
        var kept = all.Where(isKept).ToArray();
        if (kept.Length == all.Length) return task;
        return kept.Length == 0
            ? null
            : task with { Months = [.. kept.SelectMany(o => o.Months)], WeightMillionths = kept.Sum(o => o.WeightMillionths) };
    }

    private static Period[] PeriodsOf(PlanSpan span, PlanTask task)
    {
        var months = task.Months.IsEmpty ? null : task.Months.Distinct().Order().ToArray();
        if (task.Kind is TaskKind.Standing || task.Recurrence is Recurrence.Quarterly)
            return [.. (months ?? span.All()).GroupBy(m => m.Quarter).Select(quarter => new Period(quarter.Key.ToString(), [.. quarter]))];
        return task.Recurrence is Recurrence.Monthly
            ? [.. (months ?? span.All()).Select(month => new Period(month.ToString(), [month]))]
            : [new(null, months is null ? [span.Last] : [.. months])];
    }

    /// <param name="Name">Last part of the occurrence's id; null when it is the only one.</param>
    private readonly record struct Period(string? Name, ImmutableArray<YearMonth> Months);
}
