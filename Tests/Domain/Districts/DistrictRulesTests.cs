using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class DistrictRulesTests
{
    private static FoundDistrict Found(string code = "qinglan", string name = "青岚区教育工会", string? zone = null) => new(A.ByDistrict(), new(code), name, zone);

    private static void Refused(World world, string code, bool done)
    {
        Assert.False(done);
        Assert.Equal([code], world.Refused);
    }

    [Fact]
    public void Found_NameOnly_StartsWithShippedAreasInShanghai()
    {
        var district = World.Founded().District;

        Assert.Equal(("Asia/Shanghai", 20), (district.TimeZone, district.Areas.Length));
        Assert.Equal(20, district.Areas.Select(a => a.ShortName).Distinct().Count());
    }

    [Fact]
    public void Found_Twice_IsRefused()
    {
        var world = World.Founded();

        Refused(world, "district.founded-already", world.Do(DistrictRules.Found, Found()));
    }

    [Theory]
    [InlineData("Qing Lan", "青岚区", null, "code.malformed")]
    [InlineData("qinglan", "", null, "name.blank")]
    [InlineData("qinglan", "青岚区", "Asia/Nowhere", "district.zone-unknown")]
    [InlineData("qinglan", "青岚区", "", "district.zone-unknown")]
    public void Found_BadInput_IsRefused(string code, string name, string? zone, string refusal)
    {
        var world = new World();

        Refused(world, refusal, world.Do(DistrictRules.Found, Found(code, name, zone)));
    }

    [Fact]
    public void Act_NotFounded_IsRefused()
    {
        var world = new World();
        Refused(world, "district.unknown", world.Do(DistrictRules.Rename, new RenameDistrict(A.ByDistrict(), "青岚区")));
        Refused(world, "district.unknown", world.Do(DistrictRules.SetGroup, new SetGroup(A.ByDistrict(), A.Primary, "小学", 1)));
        Refused(world, "district.unknown", world.Do(DistrictRules.SetCalendar, new SetCalendar(A.ByDistrict(), SchoolCalendar.Empty)));
        Refused(world, "district.unknown", world.Open(A.Q1));
    }

    [Fact]
    public void Act_OnAnOlderRevision_IsStale()
    {
        var world = World.Founded();
        var seen = world.District.Revision;
        Assert.True(world.Do(DistrictRules.Rename, new RenameDistrict(A.ByDistrict(seen), "青岚区总工会教育分会")));

        Refused(world, "revision.stale", world.Do(DistrictRules.Rename, new RenameDistrict(A.ByDistrict(seen), "青岚区教育工会")));
    }

    [Fact]
    public void SetAreas_BadLists_AreRefused()
    {
        var world = World.Founded();
        var areas = world.District.Areas;
        Assert.False(world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), [])));
        Assert.Equal(21, world.Refused.Length);
        Assert.Equal("areas.none", world.Refused[0]);
        Refused(world, "areas.missing", world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), areas[1..])));
        Refused(world, "areas.duplicate", world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), areas.Add(areas[0]))));
        Refused(world, "areas.short-name", world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), areas.Add(new(new("x1"), "其他工作", "其他工作事项等")))));
        Refused(world, "code.malformed", world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), areas.Add(new(new("X"), "其他工作", "其他")))));
        Assert.True(world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), areas.Add(new(new("x1"), "其他工作", "其他")))));
    }

    [Fact]
    public void SetCalendar_TermsBackwardsLongAbsurdOrOverlapping_AreRefused()
    {
        var world = World.Founded();
        bool Set(params Term[] terms) => world.Do(DistrictRules.SetCalendar, new SetCalendar(A.ByDistrict(), new([.. terms], [], [])));

        Refused(world, "calendar.term-invalid", Set(new Term("上学期", A.Day(9, 1), A.Day(8, 1))));
        Refused(world, "calendar.term-invalid", Set(new Term("上学期", A.Day(9, 1), A.Day(9, 2, 2027))));
        Refused(world, "calendar.term-invalid", Set(new Term("上学期", DateOnly.MaxValue.AddDays(-9), DateOnly.MaxValue)));
        Refused(world, "calendar.terms-overlap", Set(new("上学期", A.Day(2, 1), A.Day(7, 1)), new("下学期", A.Day(7, 1), A.Day(9, 1))));
        Refused(world, "name.blank", Set(new Term(" ", A.Day(2, 1), A.Day(7, 1))));
        Assert.True(Set(new("下学期", A.Day(9, 1), A.Day(1, 20, 2027)), new("上学期", A.Day(2, 1), A.Day(7, 1))));
    }

    [Fact]
    public void HandDown_Flaws_AreRefused()
    {
        var world = World.Founded();
        bool HandDown(DistrictTask task) => world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), task));

        Refused(world, "district-task.without-months", HandDown(A.DistrictTask(months: [])));
        Refused(world, "task.month-outside-span", HandDown(A.DistrictTask() with { Months = [new(2026, 1), new(2027, 7)] }));
        Refused(world, "group.unknown", HandDown(A.DistrictTask(groups: [new("youer")])));
        Refused(world, "school.unknown", HandDown(A.DistrictTask(schools: [new("beihu")])));
        Refused(world, "task.unknown-area", HandDown(A.DistrictTask() with { Area = new("a99") }));
        Assert.True(HandDown(A.DistrictTask() with { CancelledBecause = "没有取消" }));
        Assert.Null(world.District.Tasks[new("d1")].CancelledBecause);
        Refused(world, "district-task.exists", HandDown(A.DistrictTask()));
    }

    [Fact]
    public void CancelTask_UnknownCancelledOrWithoutReason_IsRefused()
    {
        var world = World.Founded();
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask()));
        bool Cancel(string id, string reason = "上级取消") => world.Do(DistrictRules.CancelTask, new CancelDistrictTask(A.ByDistrict(), new(id), reason));

        Refused(world, "district-task.unknown", Cancel("d9"));
        Refused(world, "reason.missing", Cancel("d1", " "));
        Assert.True(Cancel("d1"));
        Refused(world, "district-task.cancelled-already", Cancel("d1"));
    }

    [Fact]
    public void CloseYear_NotOverRoundOpenOrClosed_IsRefused()
    {
        var world = World.Founded();
        world.Open(A.Q4);
        bool Close(int year) => world.Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), year));

        Assert.False(world.On(12, 31).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026)));
        Assert.Equal(["year.not-over", "year.round-open"], world.Refused);
        Refused(world.On(1, 20, 2027), "year.round-open", Close(2026));
        Refused(world, "year.invalid", Close(1999));
        Assert.True(world.On(1, 31, 2027).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026)));
        Refused(world, "year.closed", Close(2026));
    }

    [Fact]
    public void Act_InAClosedYear_IsRefused()
    {
        var world = World.Founded();
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask()));
        world.On(2, 1, 2027).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026));

        Refused(world, "year.closed", world.Open(A.Q4));
        Refused(world, "year.closed", world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask("d2"))));
        Refused(world, "year.closed", world.Do(DistrictRules.CancelTask, new CancelDistrictTask(A.ByDistrict(), new("d1"), "取消")));
        Refused(world, "year.closed", world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), A.Xihu, new(2025, 4), new(2027, 1), "借用")));
    }

    [Fact]
    public void RemoveGroup_OnlyWhenNothingHangsOnIt()
    {
        var world = World.Founded();
        bool Remove(GroupCode group) => world.Do(GroupRules.Remove, new RemoveGroup(A.ByDistrict(), group));

        Refused(world, "group.in-use", Remove(A.Primary));
        Refused(world, "group.unknown", Remove(new("youer")));
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask(groups: [A.Middle])));
        Refused(world, "group.in-use", Remove(A.Middle));
        var decision = GroupRules.Remove(world.District, new(A.ByDistrict(), A.Primary), world.Now);
        Assert.Contains("2 所学校", decision.Refusals[0].Text, StringComparison.Ordinal);

        world.Do(DistrictRules.SetGroup, new SetGroup(A.ByDistrict(), new("gaozhong"), "高中", 3));
        Assert.True(Remove(new("gaozhong")));
        Assert.Equal([A.Primary, A.Middle], world.District.Groups.Keys);
    }

    [Fact]
    public void ReopenYear_Closed_MayBeChangedAndClosedAgain()
    {
        var world = World.Founded();
        bool Reopen(string reason = "补录一份报告") => world.Do(DistrictRules.ReopenYear, new ReopenYear(A.ByDistrict(), 2026, reason));
        world.On(2, 1, 2027);

        Refused(world, "year.not-closed", Reopen());
        Assert.True(world.Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026)));
        Refused(world, "reason.missing", Reopen(" "));
        Assert.True(Reopen());
        Assert.False(world.District.IsClosed(2026));
        Assert.False(world.District.TermsFor(A.Xihu, A.Q1).IsYearClosed);
        Assert.True(world.Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026)));
    }
}
