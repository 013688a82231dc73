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
        var share = task.WeightMillionths / periods.Count;
        var rest = task.WeightMillionths % periods.Count;
        return
        [
            .. periods.Select((period, index) => new Occurrence(
                OccurrenceId.Of(plan, task.Id, period.Name),
                plan,
                task,
                period.Months[0].Quarter,
                period.Months[^1].Quarter,
                period.Months,
                share + (index < rest ? 1 : 0))),
        ];
    }

    private static List<Period> PeriodsOf(PlanSpan span, PlanTask task)
    {
        var months = task.Months.IsEmpty ? null : task.Months.Distinct().Order().ToList();
        if (task.Kind is TaskKind.Standing || task.Recurrence is Recurrence.Quarterly)
        {
            return
            [
                .. from month in months ?? span.All()
                   group month by month.Quarter into quarter
                   select new Period(quarter.Key.ToString(), [.. quarter]),
            ];
        }

        return task.Recurrence is Recurrence.Monthly
            ? [.. (months ?? span.All()).Select(month => new Period(month.ToString(), [month]))]
            : [new Period(null, months is null ? [span.Last] : [.. months])];
    }

    private sealed record Period(string? Name, ImmutableArray<YearMonth> Months);
}
