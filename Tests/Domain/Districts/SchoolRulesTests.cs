using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class SchoolRulesTests
{
    private static void Refused(World world, string code, bool done)
    {
        Assert.False(done);
        Assert.Equal([code], world.Refused);
    }

    private static bool Register(World world, params NewSchool[] schools) => world.Do(SchoolRules.Register, new RegisterSchools(A.ByDistrict(), [.. schools]));

    private static bool Close(World world, SchoolCode school, DateOnly on, string reason = "停办") =>
        world.Do(SchoolRules.Close, new CloseSchool(A.ByDistrict(), school, on, reason));

    private static bool Merge(World world, SchoolCode school, SchoolCode successor, DateOnly? on = null) =>
        world.Do(SchoolRules.Merge, new MergeSchool(A.ByDistrict(), school, successor, on ?? A.Day(7, 1), OpenTasks.PassOn, "布局调整"));

    [Fact]
    public void Register_BadInput_IsRefusedAndNobodyIsRegistered()
    {
        var world = World.Founded();
        var beihu = new SchoolCode("beihu");

        Refused(world, "school.none", Register(world));
        Refused(world, "school.exists", Register(world, A.School(beihu), A.School(A.Xihu)));
        Refused(world, "school.duplicate", Register(world, A.School(beihu), A.School(beihu)));
        Refused(world, "group.unknown", Register(world, A.School(beihu, group: new("youer"))));
        Refused(world, "code.malformed", Register(world, A.School(new("北湖"))));
        Refused(world, "name.too-long", Register(world, A.School(beihu, new('长', 10_000))));
        Refused(world, "name.blank", Register(world, A.School(beihu) with { Campuses = [" "] }));
        Refused(world, "school.too-many-campuses", Register(world, A.School(beihu) with { Campuses = [.. Enumerable.Repeat("东校区", 21)] }));
        Refused(world, "school.too-many", Register(world, [.. Enumerable.Range(0, 2_001).Select(i => A.School(new($"s{i}")))]));
        Assert.Equal(2, world.District.Schools.Count);
    }

    [Fact]
    public void Act_UnknownSchool_IsRefused()
    {
        var world = World.Founded();
        var nobody = new SchoolCode("beihu");

        Refused(world, "school.unknown", world.Do(SchoolRules.Rename, new RenameSchool(A.ByDistrict(), nobody, "北湖小学", A.Day(3, 1))));
        Refused(world, "school.unknown", world.Do(SchoolRules.Move, new MoveSchool(A.ByDistrict(), nobody, A.Middle, A.Day(3, 1))));
        Refused(world, "school.unknown", world.Do(SchoolRules.SetCampuses, new SetCampuses(A.ByDistrict(), nobody, [])));
        Refused(world, "school.unknown", world.Do(SchoolRules.SetUnionStatus, new SetUnionStatus(A.ByDistrict(), nobody, false)));
        Refused(world, "school.unknown", world.Do(SchoolRules.SetReportingPath, new SetReportingPath(A.ByDistrict(), nobody, null)));
        Refused(world, "school.unknown", Close(world, nobody, A.Day(7, 1)));
    }

    [Fact]
    public void Rename_FromADay_KeepsTheOldNameBefore()
    {
        var world = World.Founded();
        world.Do(SchoolRules.Rename, new RenameSchool(A.ByDistrict(), A.Xihu, "溪湖实验小学", A.Day(9, 1)));
        world.Do(SchoolRules.Rename, new RenameSchool(A.ByDistrict(), A.Xihu, "溪湖外国语小学", A.Day(9, 1)));
        var school = world.District.Schools[A.Xihu];

        Assert.Equal("溪湖小学", school.NameOn(A.Day(8, 31)));
        Assert.Equal("溪湖外国语小学", school.NameOn(A.Day(9, 1)));
        Assert.Equal("溪湖小学", school.NameOn(DateOnly.MinValue));
    }

    [Fact]
    public void SetReportingPath_CircularUnknownOrClosed_IsRefused()
    {
        var world = World.Founded();
        Register(world, A.School(new("beihu"), "北湖小学"));
        bool Through(SchoolCode school, SchoolCode? through) => world.Do(SchoolRules.SetReportingPath, new SetReportingPath(A.ByDistrict(), school, through));

        Refused(world, "school.path-circular", Through(A.Xihu, A.Xihu));
        Refused(world, "school.unknown", Through(A.Xihu, new("nanhu")));
        Assert.True(Through(A.Xihu, A.Donghu));
        Refused(world, "school.path-circular", Through(new("beihu"), A.Xihu));
        Refused(world, "school.path-circular", Through(A.Donghu, new("beihu")));
        Close(world, new("beihu"), A.Day(7, 1));
        Assert.True(Through(A.Xihu, null));
        Refused(world, "school.closed", Through(A.Donghu, new("beihu")));
    }

    [Fact]
    public void Close_TwiceBeforeOpeningOrAsHeadOfOthers_IsRefused()
    {
        var world = World.Founded();
        Refused(world, "school.closes-before-opening", Close(world, A.Xihu, A.Day(1, 1, 2019)));
        Refused(world, "reason.missing", Close(world, A.Xihu, A.Day(7, 1), ""));
        world.Do(SchoolRules.SetReportingPath, new SetReportingPath(A.ByDistrict(), A.Xihu, A.Donghu));
        Refused(world, "school.reports-for-others", Close(world, A.Donghu, A.Day(7, 1)));
        Assert.True(Close(world, A.Xihu, A.Day(7, 1)));
        Refused(world, "school.closed", Close(world, A.Xihu, A.Day(8, 1)));
        Assert.True(world.District.Schools[A.Xihu].IsOpenOn(A.Day(6, 30)));
        Assert.False(world.District.Schools[A.Xihu].IsOpenOn(A.Day(7, 1)));
    }

    [Fact]
    public void Merge_IntoItselfNobodyOrAClosedSchool_IsRefused()
    {
        var world = World.Founded();

        Refused(world, "school.successor-invalid", Merge(world, A.Xihu, A.Xihu));
        Refused(world, "school.successor-invalid", Merge(world, A.Xihu, new("beihu")));
        Assert.True(Merge(world, A.Xihu, A.Donghu));
        Refused(world, "school.successor-invalid", Merge(world, A.Donghu, A.Xihu, A.Day(8, 1)));
    }

    [Fact]
    public void Merge_AfterARoundOpened_LeavesItsFrozenListAlone()
    {
        var world = World.Founded();
        world.Open(A.Q2);
        world.On(6, 25);
        Merge(world, A.Xihu, A.Donghu);

        world.On(9, 25).Open(A.Q3);

        Assert.Equal(["donghu", "xihu"], world.District.Rounds[A.Q2].Expected.Select(e => e.School.Value));
        Assert.Equal(["donghu"], world.District.Rounds[A.Q3].Expected.Select(e => e.School.Value));
    }

    [Fact]
    public void ExpectedOn_WithoutUnionOrReportingThroughAnother_IsNotExpected()
    {
        var world = World.Founded();
        Register(world, A.School(new("beihu"), "北湖小学", hasUnion: false), A.School(new("nanhu"), "南湖小学") with { Opens = A.Day(9, 1) });
        world.Do(SchoolRules.SetReportingPath, new SetReportingPath(A.ByDistrict(), A.Xihu, A.Donghu));

        Assert.Equal(["donghu"], world.District.ExpectedOn(A.Day(8, 31)).Select(e => e.School.Value));
        Assert.Equal(["donghu", "nanhu"], world.District.ExpectedOn(A.Day(9, 1)).Select(e => e.School.Value));
    }
}
