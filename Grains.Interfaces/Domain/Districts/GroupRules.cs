namespace DistrictUnion.Domain.Districts;

/// <summary>Decides about deleting groups. A group that anything names stays: lists of past quarters are grouped by it.</summary>
public static class GroupRules
{
    /// <returns>Refusals: group.unknown, group.in-use (says what hangs on it).</returns>
    public static Decision<DistrictView> Remove(District district, RemoveGroup command, DateTimeOffset now)
    {
        var checks = new Checks();
        if (checks.Require(district.Groups.TryGetValue(command.Group, out var group), "group.unknown", RefusalKind.Absent, "没有这个分组。", command.Group.Value))
        {
            var hangs = Hanging(district, command.Group).ToArray();
            checks.Free(hangs.Length == 0, "group.in-use", $"“{group!.Name}”不能删除，还用着它的有：{string.Join("，", hangs)}。", command.Group.Value);
        }

        return DistrictRules.Decide(checks, district, command, now, new GroupRemoved(command.Group));
    }

    /// <summary>What names a group, in words: 3 所学校, 2 项下达任务 ….</summary>
    private static IEnumerable<string> Hanging(District district, GroupCode group)
    {
        (int Count, string Text)[] all =
        [
            (district.Schools.Values.Count(s => s.Closes is null && s.Groups.Any(g => g.Group == group)), "所学校（含曾经在这一组的）"),
            (district.Schools.Values.Count(s => s.Closes is not null && s.Groups.Any(g => g.Group == group)), "所已停办、合并的学校"),
            (district.Rounds.Values.Count(r => r.Expected.Any(e => e.Group == group)), "个批次的应报名单"),
            (district.Tasks.Values.Count(t => t.Groups.Contains(group)), "项下达任务"),
            (district.PlanPeriods.Count(p => p.Groups.Contains(group)), "个计划期"),
            (district.RequiredPoints.Count(p => p.Groups.Contains(group)), "项必备工作要点"),
        ];
        return all.Where(one => one.Count > 0).Select(one => $"{one.Count} {one.Text}");
    }
}
