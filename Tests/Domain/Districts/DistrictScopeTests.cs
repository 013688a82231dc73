using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class DistrictScopeTests
{
    private static readonly GroupCode Other = A.Middle;
    private static readonly SchoolCode Beihu = new("beihu");

    /// <summary>溪湖 and 东湖 are primary schools, 北湖 is a middle school.</summary>
    private static District District()
    {
        var world = World.Founded();
        world.Do(SchoolRules.Register, new RegisterSchools(A.ByDistrict(), [A.School(Beihu, "北湖中学", Other)]));
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask("all")));
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask("middle", groups: [Other])));
        world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), A.Xihu, A.Q1, A.Q1, "搬迁"));
        world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), Beihu, A.Q1, A.Q1, "搬迁"));
        return world.District;
    }

    private static CommandContext Limited => A.ByDistrict() with { Actor = A.OfficerOf(A.Primary) };

    public static TheoryData<ICommand, string?> Commands => new()
    {
        { new RenameDistrict(Limited, "改名"), "scope.forbidden" },
        { new SetAreas(Limited, []), "scope.forbidden" },
        { new SetGroup(Limited, A.Primary, "小学", 1), "scope.forbidden" },
        { new SetCalendar(Limited, SchoolCalendar.Empty), "scope.forbidden" },
        { new OpenRound(Limited, A.Q1, A.Dates(A.Q1)), "scope.forbidden" },
        { new RescheduleRound(Limited, A.Q1, A.Dates(A.Q1), "改期"), "scope.forbidden" },
        { new CloseYear(Limited, 2025), "scope.forbidden" },
        { new SetRequiredPoints(Limited, []), "scope.forbidden" },
        { new RegisterSchools(Limited, [A.School(new("nanhu"))]), null },
        { new RegisterSchools(Limited, [A.School(new("nanhu")), A.School(new("xinhu"), "新湖中学", Other)]), "scope.forbidden" },
        { new RenameSchool(Limited, A.Xihu, "溪湖实验小学", A.Day(9, 1)), null },
        { new RenameSchool(Limited, Beihu, "北湖", A.Day(9, 1)), "scope.absent" },
        { new RenameSchool(Limited, new("nowhere"), "没有", A.Day(9, 1)), "scope.absent" },
        { new MoveSchool(Limited, A.Xihu, Other, A.Day(9, 1)), "scope.forbidden" },
        { new SetReportingPath(Limited, A.Xihu, Beihu), "scope.absent" },
        { new SetReportingPath(Limited, A.Xihu, null), null },
        { new MergeSchool(Limited, A.Xihu, Beihu, A.Day(9, 1), OpenTasks.Cancel, "合并"), "scope.absent" },
        { new GrantExemption(Limited, A.Xihu, A.Q2, A.Q2, "搬迁"), null },
        { new GrantExtension(Limited, Beihu, A.Q1, A.Day(4, 12), "病假"), "scope.absent" },
        { new HandDownTask(Limited, A.DistrictTask("new")), "scope.forbidden" },
        { new HandDownTask(Limited, A.DistrictTask("new", groups: [A.Primary], schools: [A.Donghu])), null },
        { new HandDownTask(Limited, A.DistrictTask("new", schools: [Beihu])), "scope.forbidden" },
        { new CancelDistrictTask(Limited, new("all"), "取消"), "scope.forbidden" },
        { new CancelDistrictTask(Limited, new("unknown"), "取消"), null },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Refuse_PostOfSomeGroups_MayWhatConcernsItsSchools(ICommand command, string? code) =>
        Assert.Equal(code, DistrictScope.Refuse(District(), command)?.Code);

    [Fact]
    public void Refuse_PostOfAllGroups_MayEverything() =>
        Assert.Null(DistrictScope.Refuse(District(), new RenameDistrict(A.ByDistrict(), "改名")));

    [Fact]
    public void Cut_ByPost_LeavesOutWhatConcernsOthers()
    {
        var district = District();
        DistrictView Seen(Actor actor) => DistrictScope.Cut(DistrictView.Of(district), district, actor);

        Assert.Equal((2, 2), (Seen(A.Officer()).Exemptions.Length, Seen(A.Officer()).Tasks.Length));
        Assert.Equal((A.Xihu, "all"), (Seen(A.OfficerOf(A.Primary)).Exemptions.Single().School, Seen(A.OfficerOf(A.Primary)).Tasks.Single().Id.Value));
        Assert.Equal((A.Xihu, "all"), (Seen(A.Chair()).Exemptions.Single().School, Seen(A.Chair()).Tasks.Single().Id.Value));
        Assert.Empty(Seen(A.Chair(A.Donghu)).Exemptions);
        Assert.Empty(Seen(new("auditor", Role.LogAuditor, A.District)).Tasks);
    }

    [Fact]
    public void Lists_LogAuditorAndInspector_FindNamesOrTheirSchools()
    {
        var district = District();

        Assert.True(DistrictScope.Lists(district, new("auditor", Role.LogAuditor, A.District), Beihu));
        Assert.False(DistrictScope.Lists(district, new("auditor", Role.LogAuditor, new("baihe")), Beihu));
        Assert.False(DistrictScope.Lists(district, new("guest", Role.Inspector, A.District, Limits: PostLimits.None with { Schools = [A.Xihu] }), Beihu));
        Assert.False(DistrictScope.Lists(district, A.OfficerOf(A.Primary), Beihu));
    }
}
