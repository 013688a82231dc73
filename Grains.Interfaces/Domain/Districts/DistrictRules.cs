using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Districts;

/// <summary>Decides about the district itself: founding, areas, groups, calendar, tasks, closing years.</summary>
public static class DistrictRules
{
    /// <returns>Refusals: district.founded-already, district.zone-unknown, code.malformed, name.*.</returns>
    public static Decision<DistrictView> Found(District district, FoundDistrict command, DateTimeOffset now)
    {
        var zone = command.TimeZone ?? District.Empty.TimeZone;
        var checks = new Checks();
        checks.Free(!district.IsFounded, "district.founded-already", "这个区已经建立。");
        checks.Code(command.District, "区编号");
        checks.Name(command.Name, "区教育工会名称");
        checks.Valid(Zones.Exists(zone), "district.zone-unknown", $"没有“{zone}”这个时区。");
        return Decide(checks, district, command, now, new DistrictFounded(command.District, command.Name, zone, WorkAreas.Shipped));
    }

    /// <returns>Refusals: district.unknown, name.*.</returns>
    public static Decision<DistrictView> Rename(District district, RenameDistrict command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Name(command.Name, "区教育工会名称");
        return Decide(checks, district, command, now, new DistrictRenamed(command.Name));
    }

    /// <returns>Refusals: areas.none, areas.duplicate, areas.short-name, areas.missing (an area that exists may go out of use, not disappear), code.malformed, name.*.</returns>
    public static Decision<DistrictView> SetAreas(District district, SetAreas command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Valid(!command.Areas.IsEmpty, "areas.none", "工作领域不能为空。");
        foreach (var area in command.Areas)
        {
            checks.Code(area.Code, "领域编号");
            checks.Name(area.Name, "领域名称", area.Code.Value);
            checks.Valid(area.ShortName is { Length: >= 1 and <= 6 }, "areas.short-name", "领域简称要 1 到 6 个字。", area.Code.Value);
        }

        var codes = command.Areas.Select(a => a.Code).ToArray();
        checks.Valid(codes.Distinct().Count() == codes.Length, "areas.duplicate", "领域编号重复。");
        foreach (var missing in district.Areas.Where(a => !codes.Contains(a.Code)))
            checks.Valid(false, "areas.missing", $"“{missing.Name}”不能删除，可以停用。", missing.Code.Value);
        return Decide(checks, district, command, now, new AreasSet(command.Areas));
    }

    /// <returns>Refusals: district.unknown, code.malformed, name.*.</returns>
    public static Decision<DistrictView> SetGroup(District district, SetGroup command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Code(command.Group, "分组编号");
        checks.Name(command.Name, "分组名称", command.Group.Value);
        return Decide(checks, district, command, now, new GroupSet(command.Group, command.Name, command.Order));
    }

    /// <returns>Refusals: calendar.term-invalid, calendar.terms-overlap, name.*.</returns>
    public static Decision<DistrictView> SetCalendar(District district, SetCalendar command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        foreach (var term in command.Calendar.Terms)
        {
            checks.Name(term.Name, "学期名称");
            checks.Valid(
                term.Starts.Year >= Periods.FirstYear && term.Ends.Year <= Periods.LastYear
                && term.Starts < term.Ends && term.Ends.DayNumber - term.Starts.DayNumber < 366,
                "calendar.term-invalid", $"“{term.Name}”的结束日期要晚于开始日期，且不超过一年。", term.Name);
        }

        var sorted = command.Calendar.Terms.OrderBy(t => t.Starts).ToArray();
        for (var i = 1; i < sorted.Length; i++)
            checks.Valid(sorted[i - 1].Ends < sorted[i].Starts, "calendar.terms-overlap", $"“{sorted[i - 1].Name}”与“{sorted[i].Name}”重叠。", sorted[i].Name);
        return Decide(checks, district, command, now, new CalendarSet(command.Calendar));
    }

    /// <returns>Refusals: district-task.exists, district-task.without-months, group.unknown, school.unknown, year.closed and the flaws of tasks.</returns>
    public static Decision<DistrictView> HandDown(District district, HandDownTask command, DateTimeOffset now)
    {
        var task = command.Task with { CancelledBecause = null };
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Free(!district.Tasks.ContainsKey(task.Id), "district-task.exists", "这个编号的下达任务已经有了。", task.Id.Value);
        TaskChangeRules.CheckTask(checks, district, task);
        return Decide(checks, district, command, now, new DistrictTaskHandedDown(task));
    }

    /// <returns>Refusals: district-task.unknown, district-task.cancelled-already, year.closed, reason.missing.</returns>
    public static Decision<DistrictView> CancelTask(District district, CancelDistrictTask command, DateTimeOffset now)
    {
        var checks = new Checks();
        if (checks.Require(
            district.Tasks.TryGetValue(command.Task, out var task), "district-task.unknown", RefusalKind.Absent, "没有这项下达任务。", command.Task.Value))
        {
            checks.Free(task!.CancelledBecause is null, "district-task.cancelled-already", "这项下达任务已经取消。", command.Task.Value);
            checks.Free(!district.IsClosed(task.Months.Max().Year), "year.closed", "任务所在年度已归档。", command.Task.Value);
        }

        checks.Reason(command.Reason, "取消理由");
        return Decide(checks, district, command, now, new DistrictTaskCancelled(command.Task, command.Reason));
    }

    /// <summary>A year may be closed once it is over and all its rounds are locked; then its plans and reports are archived.</summary>
    /// <returns>Refusals: year.invalid, year.closed, year.not-over, year.round-open.</returns>
    public static Decision<DistrictView> CloseYear(District district, CloseYear command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Valid(command.Year is >= Periods.FirstYear and <= Periods.LastYear, "year.invalid", "年度不对。");
        checks.Free(!district.IsClosed(command.Year), "year.closed", $"{command.Year}年已经归档。");
        var today = district.DayOf(now);
        checks.Free(today.Year > command.Year, "year.not-over", $"{command.Year}年还没有结束，不能归档。");
        foreach (var open in district.Rounds.Values.Where(r => r.Quarter.Year == command.Year && !r.IsLockedOn(today)))
            checks.Free(false, "year.round-open", $"{open.Quarter.Name}到{Words.Day(open.Dates.Lock)}才锁定，锁定后才能归档。", open.Quarter.ToString());
        return Decide(checks, district, command, now, new YearClosed(command.Year));
    }

    /// <returns>Refusals: year.not-closed, reason.missing.</returns>
    public static Decision<DistrictView> ReopenYear(District district, ReopenYear command, DateTimeOffset now)
    {
        var checks = new Checks();
        RequireFounded(checks, district);
        checks.Free(district.IsClosed(command.Year), "year.not-closed", $"{command.Year}年没有归档。");
        checks.Reason(command.Reason, "撤销归档的理由");
        return Decide(checks, district, command, now, new YearReopened(command.Year, command.Reason));
    }

    internal static void RequireFounded(Checks checks, District district) =>
        checks.Require(district.IsFounded, "district.unknown", RefusalKind.Absent, "没有这个区。");

    internal static Decision<DistrictView> Decide(Checks checks, District district, ICommand command, DateTimeOffset now, params IFact[] facts)
    {
        if (command.Context.WhenStale(district.Revision) is { } stale) return stale;
        if (checks.HaveFailed) return checks.Refuse<DistrictView>();
        var after = facts.Aggregate(district, (state, fact) => state.Apply(fact, now, command.Context.Actor.Account));
        return Decision<DistrictView>.Accept(DistrictView.Of(after), facts);
    }
}
