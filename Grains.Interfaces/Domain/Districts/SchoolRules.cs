using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>Decides about the district's schools.</summary>
public static class SchoolRules
{
    public const int MaxCampuses = 20;

    /// <summary>Registers schools, all or none.</summary>
    /// <returns>Refusals: school.none, school.exists, school.duplicate, school.too-many, school.too-many-campuses, group.unknown, code.malformed, name.*; the place is the school's code.</returns>
    public static Decision<DistrictView> Register(District district, RegisterSchools command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Valid(!command.Schools.IsEmpty, "school.none", "没有要登记的学校。");
        checks.Require(command.Schools.Length <= 2_000, "school.too-many", RefusalKind.TooLarge, "一次最多登记 2000 所学校。");
        foreach (var repeated in command.Schools.GroupBy(s => s.School).Where(g => g.Count() > 1))
            checks.Valid(false, "school.duplicate", "学校编号重复。", repeated.Key.Value);
        foreach (var school in command.Schools)
        {
            var place = school.School.Value;
            checks.Code(school.School, "学校编号");
            checks.Name(school.Name, "学校名称", place);
            checks.Free(!district.Schools.ContainsKey(school.School), "school.exists", "这个编号的学校已经登记。", place);
            RequireGroup(checks, district, school.Group);
            CheckCampuses(checks, school.Campuses, place);
        }

        return DistrictRules.Decide(
            checks, district, command, now,
            [.. command.Schools.Select(s => (IFact)new SchoolRegistered(s.School, s.Name, s.Group, s.Opens, s.HasUnion, s.Campuses))]);
    }

    public static Decision<DistrictView> Rename(District district, RenameSchool command, DateTimeOffset now)
    {
        var checks = Known(district, command.School);
        checks.Name(command.Name, "学校名称", command.School.Value);
        return DistrictRules.Decide(checks, district, command, now, new SchoolRenamed(command.School, command.Name, command.From));
    }

    public static Decision<DistrictView> Move(District district, MoveSchool command, DateTimeOffset now)
    {
        var checks = Known(district, command.School);
        RequireGroup(checks, district, command.Group);
        return DistrictRules.Decide(checks, district, command, now, new SchoolMoved(command.School, command.Group, command.From));
    }

    public static Decision<DistrictView> SetCampuses(District district, SetCampuses command, DateTimeOffset now)
    {
        var checks = Known(district, command.School);
        CheckCampuses(checks, command.Campuses, command.School.Value);
        return DistrictRules.Decide(checks, district, command, now, new CampusesSet(command.School, command.Campuses));
    }

    public static Decision<DistrictView> SetUnionStatus(District district, SetUnionStatus command, DateTimeOffset now) =>
        DistrictRules.Decide(Known(district, command.School), district, command, now, new UnionStatusSet(command.School, command.HasUnion));

    /// <returns>Refusals: school.unknown, school.closed, school.path-circular (a school through which others report reports for itself).</returns>
    public static Decision<DistrictView> SetReportingPath(District district, SetReportingPath command, DateTimeOffset now)
    {
        var checks = Known(district, command.School);
        if (command.Through is { } through)
        {
            if (checks.Valid(district.Schools.TryGetValue(through, out var head), "school.unknown", "没有这所牵头学校。", through.Value))
            {
                checks.Valid(head!.ReportsThrough is null && through != command.School, "school.path-circular", "牵头学校自己要独立填报。", through.Value);
                checks.Free(head.Closes is null, "school.closed", "牵头学校已停办或合并。", through.Value);
            }

            checks.Valid(
                !district.Schools.Values.Any(s => s.ReportsThrough == command.School),
                "school.path-circular", "有学校通过它填报，它自己要独立填报。", command.School.Value);
        }

        return DistrictRules.Decide(checks, district, command, now, new ReportingPathSet(command.School, command.Through));
    }

    /// <returns>Refusals: school.unknown, school.closed, school.closes-before-opening, school.reports-for-others, reason.missing.</returns>
    public static Decision<DistrictView> Close(District district, CloseSchool command, DateTimeOffset now)
    {
        var checks = MayClose(district, command.School, command.On);
        checks.Reason(command.Reason, "停办理由");
        return DistrictRules.Decide(checks, district, command, now, new SchoolClosed(command.School, command.On, command.Reason));
    }

    /// <returns>Refusals: as <see cref="Close"/>, and school.successor-invalid.</returns>
    public static Decision<DistrictView> Merge(District district, MergeSchool command, DateTimeOffset now)
    {
        var checks = MayClose(district, command.School, command.On);
        checks.Valid(
            command.Successor != command.School
            && district.Schools.TryGetValue(command.Successor, out var successor)
            && successor.IsOpenOn(command.On),
            "school.successor-invalid", "并入的学校不存在、已停办或就是自己。", command.Successor.Value);
        checks.Reason(command.Reason, "合并理由");
        return DistrictRules.Decide(
            checks, district, command, now, new SchoolMerged(command.School, command.Successor, command.On, command.OpenTasks, command.Reason));
    }

    internal static Checks Known(District district, SchoolCode school)
    {
        var checks = new Checks();
        checks.Require(district.Schools.ContainsKey(school), "school.unknown", RefusalKind.Absent, "没有这所学校。", school.Value);
        return checks;
    }

    private static Checks MayClose(District district, SchoolCode code, DateOnly on)
    {
        var checks = Known(district, code);
        if (!district.Schools.TryGetValue(code, out var school)) return checks;
        checks.Free(school.Closes is null, "school.closed", "这所学校已停办或合并。", code.Value);
        checks.Valid(on > school.Opens, "school.closes-before-opening", $"停办或合并的日子要晚于启用的日子（{Words.Day(school.Opens)}）。", code.Value);
        checks.Free(
            !district.Schools.Values.Any(s => s.ReportsThrough == code),
            "school.reports-for-others", "还有学校通过它填报，请先改它们的填报途径。", code.Value);
        return checks;
    }

    private static void RequireGroup(Checks checks, District district, GroupCode group) =>
        checks.Valid(group.Value is not null && district.Groups.ContainsKey(group), "group.unknown", "没有这个分组。", group.Value);

    private static void CheckCampuses(Checks checks, ImmutableArray<string> campuses, string place)
    {
        checks.Valid(campuses.Length <= MaxCampuses, "school.too-many-campuses", $"校区最多 {MaxCampuses} 个。", place);
        foreach (var campus in campuses) checks.Name(campus, "校区名称", place);
    }
}
