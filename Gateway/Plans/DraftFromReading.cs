using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using Source = DistrictUnion.Domain.Plans.SourceSpan;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Turns what was read into tasks that the chair only has to confirm. What is only a statement becomes no task.</summary>
internal static partial class DraftFromReading
{
    private const int Thousand = 1_000;
    private const int MonthsOfSemester = 7;
    private static readonly string[] EachSemester = ["每学期", "每个学期", "一学期", "每半年"];

    public static ImmutableArray<PlanTask> Tasks(PlanReading reading, ReadPlan plan, PlanSpan span) =>
    [
        .. Numbered(plan, 't', isStatement: false).Select(task => Task(task.Read, task.Id, reading.Text, span)),
    ];

    /// <summary>The tasks, t01 …, or the sentences of intent, s01 …, in the order of the reading.</summary>
    private static IEnumerable<(TaskId Id, ProposedTask Read)> Numbered(ReadPlan plan, char letter, bool isStatement) =>
        plan.Tasks.Where(task => task.Form is TaskForm.StatementOnly == isStatement)
            .Select((task, index) => (new TaskId(string.Create(CultureInfo.InvariantCulture, $"{letter}{index + 1:00}")), task));

    private static PlanTask Task(ProposedTask read, TaskId id, string text, PlanSpan span)
    {
        var months = Months(read, span);
        var target = read.Target is { } quantity ? TargetOf(quantity) : null;
        var recurrence = read.Target?.Per switch
        {
            QuantityPer.Month => Recurrence.Monthly,
            QuantityPer.Quarter => Recurrence.Quarterly,
            _ => read.IsEachMonth ? Recurrence.Monthly : Recurrence.None,
        };

        // A standing task asks its target in every quarter. One that is for the whole span is one task over all its months.
        var isOverSpan = read.Form is TaskForm.Continuous && target is not null && recurrence is Recurrence.None;
        var kind = read.Form is TaskForm.Continuous && !isOverSpan && recurrence is Recurrence.None ? TaskKind.Standing : TaskKind.OneOff;
        if (isOverSpan && months.IsEmpty) months = [.. span.All()];

        // 每学期2次 over a year is 4 times, 上半年2次 is 2.
        if (isOverSpan && span.Months > MonthsOfSemester && target!.Measure is not Measure.Percent && IsForEachSemester(read.Target!))
            target = target with { QuantityThousandths = Math.Min(target.QuantityThousandths * 2, Target.MaxThousandths) };
        return new(
            id, kind, read.Title, new(read.Area), read.SecondArea is { } second ? new AreaCode(second) : null, months, target, recurrence,
            PlanTask.UsualWeight, read.Owner, new Source(read.Source.Start, read.Source.Length, text.Substring(read.Source.Start, read.Source.Length)));
    }

    /// <summary>The absolute months as read; where only their numbers are known, or they are a proposal, those of the plan's span.</summary>
    private static ImmutableArray<YearMonth> Months(ProposedTask read, PlanSpan span) =>
        read.Months.IsEmpty || read.AreMonthsProposed
            ? [.. span.All().Where(month => read.MonthNumbers.Contains(month.Month)).DistinctBy(month => month.Month)]
            : [.. read.Months.Select(text => YearMonth.TryParse(text, out var month) ? month : (YearMonth?)null).OfType<YearMonth>().Distinct().Order()];

    private static bool IsForEachSemester(ReadQuantity quantity) =>
        quantity.Per is QuantityPer.Semester && Array.Exists(EachSemester, word => quantity.Text.Contains(word, StringComparison.Ordinal));

    /// <summary>Null where the number is for a period that tasks do not know (week, day, two years): the chair is not told a wrong target.</summary>
    private static Target? TargetOf(ReadQuantity quantity)
    {
        if (quantity.Per is QuantityPer.Week or QuantityPer.TwoWeeks or QuantityPer.Day or QuantityPer.TwoYears) return null;
        if (quantity.Value is <= 0 or > Target.MaxThousandths / Thousand) return null;
        var measure = quantity.Kind switch
        {
            QuantityKind.Percent => Measure.Percent,
            QuantityKind.Amount => Measure.Money,
            _ => Measure.Count,
        };
        var bound = quantity.Comparison switch
        {
            QuantityComparison.AtMost => Bound.AtMost,
            QuantityComparison.AtLeast => Bound.AtLeast,
            _ => Bound.Exactly,
        };
        return new((long)(quantity.Value * Thousand), quantity.Unit, bound, measure);
    }
}
