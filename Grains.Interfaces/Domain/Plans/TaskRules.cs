using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Plans;

/// <summary>What makes a plan's tasks well formed. The place of every refusal is the task's id.</summary>
internal static class TaskRules
{
    public const int MaxTasks = 500;

    /// <remarks>
    /// Codes: plan.too-many-tasks, task.duplicate, task.kind-reserved, task.unknown-area, task.month-outside-span, task.months-repeat,
    /// task.target-out-of-range, task.percent-above-100, task.unit-missing, task.weight-out-of-range, task.source-invalid, code.malformed, name.*, text.too-long.
    /// </remarks>
    public static void Check(Checks checks, ImmutableArray<PlanTask> tasks, Plan plan, PlanTerms terms)
    {
        checks.Require(tasks.Length <= MaxTasks, "plan.too-many-tasks", RefusalKind.TooLarge, $"一个计划最多 {MaxTasks} 项任务，现在是 {tasks.Length} 项。");
        foreach (var repeated in tasks.GroupBy(t => t.Id).Where(g => g.Count() > 1))
            checks.Valid(false, "task.duplicate", "任务编号重复。", repeated.Key.Value);

        // A task may keep an area that went out of use after its plan was accepted.
        var known = terms.Areas.Where(a => a.IsUsed).Select(a => a.Code)
            .Concat(plan.TasksInForce.SelectMany(t => t.SecondArea is { } second ? new[] { t.Area, second } : [t.Area])).ToHashSet();
        foreach (var task in tasks)
        {
            var place = task.Id.Value;
            checks.Valid(task.Kind is not TaskKind.FromDistrict, "task.kind-reserved", "上级任务由区教育工会下达，不能自己添加。", place);
            checks.Valid(
                task.Months.All(plan.Span.Contains),
                "task.month-outside-span", $"“{task.Title}”的月份不在计划期间（{plan.Span.First} 到 {plan.Span.Last}）内。", place);
            CheckBody(checks, task, known, place);
        }
    }

    /// <summary>The part that also holds for tasks of the district.</summary>
    public static void CheckBody(Checks checks, PlanTask task, IReadOnlySet<AreaCode> areas, string? place)
    {
        checks.Code(task.Id, "任务编号");
        if (checks.Valid(!string.IsNullOrWhiteSpace(task.Title), "name.blank", "请填写任务内容。", place))
            checks.Text(task.Title, "任务内容", place, PlanTask.MaxTitle);
        checks.Text(task.Owner, "责任人", place, Checks.MaxName);
        checks.Valid(areas.Contains(task.Area), "task.unknown-area", $"“{task.Title}”的工作领域“{task.Area}”不在区里的清单中。", place);
        checks.Valid(task.SecondArea is not { } second || areas.Contains(second), "task.unknown-area", $"“{task.Title}”的第二领域不在区里的清单中。", place);
        checks.Valid(task.Months.Distinct().Count() == task.Months.Length, "task.months-repeat", $"“{task.Title}”的月份有重复。", place);
        checks.Valid(
            task.WeightMillionths is > 0 and <= PlanTask.MaxWeight,
            "task.weight-out-of-range", $"“{task.Title}”的权重要大于 0、不超过 100。", place);
        checks.Valid(task.Source is null or { Start: >= 0, Length: >= 0 }, "task.source-invalid", $"“{task.Title}”的出处位置不对。", place);
        if (task.Target is not { } target) return;
        checks.Valid(
            target.QuantityThousandths is > 0 and <= Target.MaxThousandths,
            "task.target-out-of-range", $"“{task.Title}”的目标数量要大于 0、不超过 10 亿。", place);
        checks.Valid(
            target.Measure is not Measure.Percent || target.QuantityThousandths <= 100_000,
            "task.percent-above-100", $"“{task.Title}”的百分比目标不能超过 100%。", place);
        if (checks.Valid(!string.IsNullOrWhiteSpace(target.Unit), "task.unit-missing", $"“{task.Title}”的目标没有单位。", place))
            checks.Text(target.Unit, "单位", place, 20);
    }
}
