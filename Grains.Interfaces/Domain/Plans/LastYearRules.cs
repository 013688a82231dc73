using System.Collections.Immutable;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Plans;

/// <summary>Asks for a draft that goes on with an earlier plan of the same school.</summary>
/// <param name="Plan">The plan whose draft it becomes.</param>
/// <param name="Source">The plan that is copied.</param>
/// <param name="Replaces">Whether a draft that already holds tasks may go.</param>
/// <param name="Revision">Revision of <paramref name="Plan"/> that the actor saw; 0 is not looked at.</param>
public sealed record PlanCopy(PlanId Plan, PlanId Source, bool Replaces, int Revision);

/// <summary>Copies last year's plan forward (沿用上年计划): tasks stay, months move, and what was not done is marked.</summary>
public static class LastYearRules
{
    private static readonly Quarter End = new(Periods.LastYear, 4);

    /// <summary>The draft of a plan from the accepted version of an earlier one.</summary>
    /// <param name="before">The draft that stands now, or null.</param>
    /// <returns>The draft, without time and account; the one that stands when it was copied from the same plan before. Refusals:
    /// plan.unknown, plan.not-editable, plan.source-same, plan.source-unknown, plan.source-from-district, plan.source-not-accepted,
    /// plan.source-later, draft.not-empty.</returns>
    public static Outcome<PlanDraft> Copy(SchoolUnion union, PlanCopy copy, PlanDraft? before)
    {
        if (PlanRules.UnlessEditable(union, copy.Plan) is { } refusal) return refusal;
        var plan = union.Plans[copy.Plan];
        if (Refuse(union, copy, plan) is { } unusable) return unusable;
        if (before is { Tasks.IsEmpty: false } && !copy.Replaces)
        {
            return before.LastYear?.Plan == copy.Source
                ? before
                : new Refusal("draft.not-empty", RefusalKind.Conflict, "草稿里已经有任务；要用上年计划换掉它们，请确认替换。", copy.Plan.Value);
        }

        return Draft(union, plan, union.Plans[copy.Source]);
    }

    private static Refusal? Refuse(SchoolUnion union, PlanCopy copy, Plan plan)
    {
        var place = copy.Source.Value;
        if (copy.Source == copy.Plan) return new("plan.source-same", RefusalKind.Invalid, "不能从计划自己沿用。", place);
        if (!union.Plans.TryGetValue(copy.Source, out var source))
            return new("plan.source-unknown", RefusalKind.Absent, "本校没有这个计划；只能沿用本校的计划。", place);
        if (source.Id == PlanId.FromDistrict)
            return new("plan.source-from-district", RefusalKind.Conflict, "区下达任务由区教育工会每年下达，不能沿用。", place);
        if (source.InForce is null)
            return new("plan.source-not-accepted", RefusalKind.Conflict, $"“{source.Title}”还没有审核通过的版本，不能沿用。", place);
        return source.Span.First > plan.Span.First
            ? new("plan.source-later", RefusalKind.Conflict, $"“{source.Title}”比这个计划开始得晚，不能沿用。", place)
            : null;
    }

    private static PlanDraft Draft(SchoolUnion union, Plan plan, Plan source)
    {
        var move = new MonthMove(source.Span, plan.Span);
        var lines = new ReportedLines(union.Reports.Values);
        var tasks = ImmutableArray.CreateBuilder<PlanTask>();
        var marks = new List<LastYearTask>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOutTask>();
        foreach (var task in source.TasksInForce)
        {
            var progress = Occurrences.Of(source.Id, source.Span, task).Select(o => Completion.At(o, lines, End, Basis.Reported)).ToArray();
            if (WhyLeftOut(task, progress) is { } reason) leftOut.Add(reason);
            else
            {
                tasks.Add(task with { Months = move.Of(task.Months) });
                marks.Add(Mark(task, [.. progress.Where(p => !p.HasLeft)], QuestionsAbout(task, move)));
            }
        }

        leftOut.AddRange(Cancelled(source));
        return new(plan.Id, plan.Title, tasks.DrainToImmutable(), plan.Revision, default, "", new(
            source.Id, source.Title, source.Span, [.. marks.OrderBy(m => m.Outcome)], leftOut.DrainToImmutable(),
            move.IsFromStart
                ? [new("plan.months-from-start", "两个计划不从同一个月开始，月份已按第一个月顺移，请逐项核对。")]
                : []));
    }

    private static LeftOutTask? WhyLeftOut(PlanTask task, OccurrenceProgress[] progress)
    {
        if (task.Kind is TaskKind.FromDistrict)
            return new(task.Id, task.Title, "task.from-district", "上级任务由区教育工会重新下达。");
        return progress.All(p => p.HasLeft)
            ? new(task.Id, task.Title, "task.not-applicable", "上年报“不适用”，并已审核通过。")
            : null;
    }

    /// <summary>Tasks that an amendment took out.</summary>
    private static IEnumerable<LeftOutTask> Cancelled(Plan source)
    {
        var inForce = source.TasksInForce.Select(t => t.Id).ToHashSet();
        return source.Versions.Reverse().SelectMany(v => v.Tasks).DistinctBy(t => t.Id).Where(t => !inForce.Contains(t.Id))
            .Select(t => new LeftOutTask(t.Id, t.Title, "task.cancelled", "上年调整计划时已取消。"));
    }

    /// <param name="counted">The occurrences that did not leave the sums; at least one.</param>
    private static LastYearTask Mark(PlanTask task, OccurrenceProgress[] counted, ImmutableArray<CopyQuestion> questions)
    {
        var done = counted.Count(p => !p.IsOpen);
        var weight = counted.Sum(p => p.WeightMillionths);
        var completion = weight == 0 ? 0 : Completion.Of(counted.Sum(p => p.EarnedMillionths), weight);
        var outcome = done == counted.Length ? LastYearOutcome.Done
            : counted.All(p => p.Last is null) ? LastYearOutcome.Unreported
            : counted.All(p => p.CompletionMillionths == 0) ? LastYearOutcome.NotDone
            : LastYearOutcome.Partly;
        return new(task.Id, task.Title, outcome, completion, done, counted.Length, questions);
    }

    private static ImmutableArray<CopyQuestion> QuestionsAbout(PlanTask task, MonthMove move)
    {
        var inTitle = YearWords.In(task.Title);
        var inSource = task.Source is { } source ? YearWords.In(source.Sentence) : [];
        var dropped = move.Dropped(task.Months);
        return
        [
            .. inTitle.Distinct().Select(words => new CopyQuestion("task.title-names-year", $"“{words}”是上年的说法，请改成今年的。", words)),
            .. inSource.Except(inTitle).Select(words => new CopyQuestion("task.source-names-year", $"原文写的是“{words}”，请核对今年是否照办。")),
            .. dropped.IsEmpty
                ? Array.Empty<CopyQuestion>()
                : [new("task.months-dropped", $"上年的{string.Join('、', dropped.Select(m => $"{m.Year}年{m.Month}月"))}不在新计划的期间内，已去掉，请重新安排。")],
        ];
    }
}
