using System.Collections.Immutable;
using DistrictUnion.Documents.Tasks;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Documents.Coverage;

/// <summary>The works of a plan as it stands in the system: each task, by its title and by the sentence that it keeps.</summary>
internal static class TaskWorks
{
    private const int Thousand = 1_000;

    /// <summary>Drafts are not checked: whatever number stands in one, sums stay small.</summary>
    private const int MostTimes = 1_000;
    private const int MonthsOfSemester = 7;
    private const double SameWork = 0.5;

    public static PlannedWorks Of(IEnumerable<PlanTask> tasks, PlanSpan span) =>
        new([.. tasks.Select(task => Of(task, span))], span.Months <= MonthsOfSemester);

    private static Work Of(PlanTask task, PlanSpan span)
    {
        var isTimed = task.Target is { Measure: Measure.Count, Bound: not Bound.AtMost };
        var each = isTimed ? (int)Math.Clamp(task.Target!.QuantityThousandths / Thousand, 0, MostTimes) : 1;
        var runs = task.Recurrence is Recurrence.None ? MonthRuns.Of(task.Months.Select(month => month.Month)) : 0;
        return new(
            Texts(task), task.Area.Value, "", task.Kind is not TaskKind.Standing, null, runs,
            isTimed || task.Recurrence is not Recurrence.None ? Math.Min(Occurrences(task, span), MostTimes) * each : 0, isTimed ? task.Target!.Unit : "次", false);
    }

    /// <summary>The sentence is asked only while the title still says the same: a chair may have made another work of the task.</summary>
    private static ImmutableArray<Stretch> Texts(PlanTask task)
    {
        var title = Stretch.Of(task.Title, null);
        if (task.Source is not { Sentence.Length: > 0 } source) return [title];
        var sentence = Stretch.Of(source.Sentence, source.Start is var start && start >= 0 && start <= int.MaxValue - source.Sentence.Length ? start : null);
        if (sentence.Text.Contains(title.Text, StringComparison.Ordinal)) return [sentence];
        return Likeness.Share(Likeness.Pairs(title.Text), Likeness.Pairs(sentence.Text)) >= SameWork ? [sentence, title] : [title];
    }

    private static int Occurrences(PlanTask task, PlanSpan span)
    {
        var months = task.Months.IsEmpty ? [.. span.All()] : task.Months;
        return task.Recurrence switch
        {
            Recurrence.Monthly => months.Length,
            Recurrence.Quarterly => months.Select(month => month.Quarter).Distinct().Count(),
            _ when task.Kind is TaskKind.Standing => months.Select(month => month.Quarter).Distinct().Count(),
            _ => 1,
        };
    }
}
