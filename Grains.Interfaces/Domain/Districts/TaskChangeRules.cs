using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Districts;

/// <summary>
/// Decides about changes of tasks that were handed down. Schools have them in their plans and may have reported: what a locked quarter was
/// counted by stays, and so does the unit from the day on which somebody could have typed a number in it.
/// </summary>
public static class TaskChangeRules
{
    /// <returns>Refusals: district-task.unknown, district-task.cancelled-already, district-task.locked (months, target, weight), district-task.unit-fixed,
    /// year.closed and those of <see cref="DistrictRules.HandDown"/>. A task that is the same as before changes nothing.</returns>
    public static Decision<DistrictView> Change(District district, ChangeDistrictTask command, DateTimeOffset now)
    {
        var task = command.Task with { CancelledBecause = null };
        if (!district.Tasks.TryGetValue(task.Id, out var before))
            return new Refusal("district-task.unknown", RefusalKind.Absent, "没有这项下达任务。", task.Id.Value);
        var checks = new Checks();
        CheckTask(checks, district, task, before);
        checks.Free(before.CancelledBecause is null, "district-task.cancelled-already", "这项下达任务已经取消。", task.Id.Value);
        checks.Free(!district.IsClosed(before.Months.Max().Year), "year.closed", "任务所在年度已归档。", task.Id.Value);
        if (!checks.HaveFailed) CheckReported(checks, district, before, task, district.DayOf(now));
        return !checks.HaveFailed && task.SaysTheSameAs(before)
            ? command.Context.WhenStale(district.Revision) is { } stale ? stale : Decision<DistrictView>.Nothing(DistrictView.Of(district))
            : DistrictRules.Decide(checks, district, command, now, new DistrictTaskChanged(task));
    }

    /// <summary>What holds for a task however it came: months, groups, schools, area, target, weight.</summary>
    /// <param name="before">The task as it was: an area that went out of use may stay.</param>
    internal static void CheckTask(Checks checks, District district, DistrictTask task, DistrictTask? before = null)
    {
        if (checks.Valid(!task.Months.IsEmpty, "district-task.without-months", "下达任务要写明月份。", task.Id.Value))
        {
            checks.Valid(
                task.Months.Max().Ordinal - task.Months.Min().Ordinal < PlanSpan.MaxMonths,
                "task.month-outside-span", $"下达任务的月份最多跨 {PlanSpan.MaxMonths} 个月。", task.Id.Value);
            checks.Free(!district.IsClosed(task.Months.Max().Year), "year.closed", "任务所在年度已归档。", task.Id.Value);
        }

        foreach (var group in task.Groups.Where(g => !district.Groups.ContainsKey(g)))
            checks.Valid(false, "group.unknown", "没有这个分组。", group.Value);
        foreach (var school in task.Schools.Where(s => !district.Schools.ContainsKey(s)))
            checks.Valid(false, "school.unknown", "没有这所学校。", school.Value);
        var areas = district.Areas.Where(a => a.IsUsed || a.Code == before?.Area).Select(a => a.Code).ToHashSet();
        TaskRules.CheckBody(checks, task.AsPlanTask(), areas, task.Id.Value);
    }

    private static void CheckReported(Checks checks, District district, DistrictTask before, DistrictTask task, DateOnly today)
    {
        if (!task.IsCountedAs(before))
        {
            foreach (var quarter in new[] { before.Months.Max().Quarter, task.Months.Max().Quarter }.Distinct().Where(q => district.Rounds.GetValueOrDefault(q)?.IsLockedOn(today) is true))
                checks.Free(false, "district-task.locked", $"{quarter.Name}已锁定，月份、目标和权重不能再改；名称、领域和涉及学校可以改。", quarter.ToString());
        }

        var asked = new[] { before.Months.Min().Quarter, task.Months.Min().Quarter }.Min();
        var isTyped = district.Rounds.Values.Any(r => r.Quarter >= asked && r.Dates.Opens <= today);
        checks.Free(
            !isTyped || UnitOf(task) == UnitOf(before), "district-task.unit-fixed",
            "学校可能已经填报，不能改单位，也不能加上或去掉数量目标；确实要改，请取消这项任务，再重新下达。", task.Id.Value);
    }

    private static (string, Measure)? UnitOf(DistrictTask task) => task.Target is { } target ? (target.Unit, target.Measure) : null;
}
