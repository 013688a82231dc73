using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed partial class ReportRulesTests
{
    /// <summary>Q1: opens 03-21, due 04-10, grace 04-15, lock 04-30. One task due in it.</summary>
    private static World Asked() => World.Planned([A.Task()], A.Q1);

    private static World Submitted(int month = 4, int day = 1)
    {
        var world = Asked().On(month, day);
        Assert.True(world.Submit(A.Q1, A.Line()));
        return world;
    }

    private static QuarterReport Report(World world) => world.Xihu.Report(A.Q1);

    private static void Refused(World world, string code, bool done)
    {
        Assert.False(done);
        Assert.Equal([code], world.Refused);
    }

    private static bool Start(World world) => world.Do(ReportRules.Start, new StartReport(A.BySchool(), A.Q1), A.Q1);

    private static bool Extend(World world, DateOnly until) =>
        world.Do(RoundRules.Extend, new GrantExtension(A.ByDistrict(), A.Xihu, A.Q1, until, "主席病假"));

    [Fact]
    public void Start_FirstAutosave_IsRecordedOnce()
    {
        var world = Asked().On(4, 1);
        Assert.True(Start(world));
        var facts = world.Facts.Count;

        Assert.True(Start(world));

        Assert.Equal(facts, world.Facts.Count);
        Assert.Equal(WorkState.Draft, Report(world).State);
    }

    [Fact]
    public void Start_Submitted_IsRefused()
    {
        var world = Submitted();

        Refused(world, "report.not-draft", Start(world));
    }

    [Fact]
    public void Submit_NoRoundOrNotExpected_IsRefused()
    {
        var world = World.Planned([A.Task()]);
        Refused(world, "report.round-not-open", world.Submit(A.Q1, A.Line()));

        world.Do(SchoolRules.SetUnionStatus, new SetUnionStatus(A.ByDistrict(), A.Xihu, false));
        world.Open(A.Q1);
        Refused(world.On(4, 1), "report.not-expected", world.Submit(A.Q1, A.Line()));
    }

    [Fact]
    public void Submit_ExemptSchool_MayStillReport()
    {
        var world = Asked();
        world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), A.Xihu, A.Q1, A.Q1, "校舍重建"));

        Assert.True(world.On(4, 1).Submit(A.Q1, A.Line()));
    }

    [Theory]
    [InlineData(3, 20, "report.not-yet-open")]
    [InlineData(3, 21, null)]
    [InlineData(4, 15, null)]
    [InlineData(4, 16, "report.closed")]
    [InlineData(4, 30, "report.closed")]
    [InlineData(5, 1, "report.round-locked")]
    public void Submit_OnADay_IsOpenUpToTheEndOfGrace(int month, int day, string? code)
    {
        var world = Asked().On(month, day);

        Assert.Equal(code is null, world.Submit(A.Q1, A.Line()));
        Assert.Equal(code is null ? [] : [code], world.Refused);
    }

    [Fact]
    public void Submit_LastSecondOfTheDistrictsDay_IsStillThatDay()
    {
        var world = Asked();
        world.Now = new(2026, 4, 15, 15, 59, 59, TimeSpan.Zero);
        Assert.True(world.Submit(A.Q1, A.Line()));

        world = Asked();
        world.Now = new(2026, 4, 15, 16, 0, 0, TimeSpan.Zero);
        Refused(world, "report.closed", world.Submit(A.Q1, A.Line()));
    }

    [Fact]
    public void Submit_WithAnExtension_IsOpenUpToItButNeverAfterTheLock()
    {
        var world = Asked();
        Extend(world, A.Day(4, 25));
        Refused(world.On(4, 26), "report.closed", world.Submit(A.Q1, A.Line()));
        Assert.True(world.On(4, 25).Submit(A.Q1, A.Line()));
        Assert.Equal(A.Day(4, 25), Report(world).JudgedBy!.ExtendedUntil);

        world = Asked();
        Extend(world, A.Day(4, 25));
        world.Do(RoundRules.Reschedule, new RescheduleRound(A.ByDistrict(), A.Q1, A.Dates(A.Q1) with { Lock = A.Day(4, 20) }, "提前锁定"));
        Refused(world.On(4, 21), "report.round-locked", world.Submit(A.Q1, A.Line()));
    }

    [Fact]
    public void Submit_JudgedBy_NamesTheRound()
    {
        var world = Asked();
        world.Do(RoundRules.Reschedule, new RescheduleRound(A.ByDistrict(), A.Q1, A.Dates(A.Q1) with { Due = A.Day(4, 12) }, "放假"));
        world.On(4, 1).Submit(A.Q1, A.Line());

        Assert.Equal(new JudgedBy(2, A.Day(4, 12), A.Day(4, 15), A.Day(4, 30), null), Report(world).JudgedBy);
    }

    [Fact]
    public void Submit_NothingSaid_WarnsNamingTheOpenTasksAndIsFlaggedWhenConfirmed()
    {
        var world = Asked().On(4, 1);
        var decision = ReportRules.Submit(
            world.Xihu, world.District.TermsFor(A.Xihu, A.Q1), new(A.BySchool(), A.Q1, A.Content(), false), world.Now);

        Assert.Equal(("report.nothing-said", RefusalKind.Conflict), (decision.Refusals.Single().Code, decision.Refusals.Single().Kind));
        Assert.Contains("召开教代会（t1）", decision.Refusals.Single().Text, StringComparison.Ordinal);
        Assert.True(world.Submit(A.Q1, A.Content(), confirmEmpty: true));
        Assert.Equal((true, null), (Report(world).IsEmpty, Report(world).FiledAt));
    }

    [Theory]
    [InlineData(TaskState.None, null)]
    [InlineData(TaskState.NotStarted, null)]
    [InlineData(null, "正在筹备")]
    public void Submit_AnythingSaidOfADueTask_IsNotEmpty(TaskState? state, string? text)
    {
        var world = Asked().On(4, 1);

        Assert.True(world.Submit(A.Q1, A.Line(state: state, text: text)));
        Assert.False(Report(world).IsEmpty);
    }

    [Fact]
    public void Submit_NothingDue_CountsOnlyWhenSaidExplicitly()
    {
        var world = World.Planned([A.Task(months: [12])], A.Q1).On(4, 1);
        Refused(world, "report.nothing-said", world.Submit(A.Q1, A.Content()));

        Assert.True(world.Submit(A.Q1, A.Content() with { NothingDue = true }));
        Assert.False(Report(world).IsEmpty);
    }

    [Fact]
    public void Submit_ExtraWorkOnly_IsEmptyWhileSomethingIsDue()
    {
        var world = Asked().On(4, 1);
        var content = new ReportContent([], [new("慰问一线教师", A.Democracy, null)], null, false);

        Refused(world, "report.nothing-said", world.Submit(A.Q1, content));
    }

    [Fact]
    public void FiledAt_EmptyFirstThenFilled_IsTheFilledOne()
    {
        var world = Asked().On(4, 1);
        world.Submit(A.Q1, A.Content(), confirmEmpty: true);
        world.On(4, 2).Return(A.Q1, A.Day(4, 20));
        world.On(4, 12).Submit(A.Q1, A.Line());

        Assert.Equal((A.Noon(2026, 4, 12), false, true), (Report(world).FiledAt, Report(world).IsEmpty, Report(world).KeptDeadlines));
    }
}
