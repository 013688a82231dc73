using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

/// <summary>What the office hands in for a school (区代填), the chair's signature, the paper. Q1: opens 3-21, due 4-10, grace 4-15, lock 4-30.</summary>
public sealed class OnBehalfTests
{
    private static World Asked()
    {
        var world = World.Planned([A.Task()], A.Q1, A.Q2);
        return world.On(4, 20);
    }

    private static OnBehalf Received(int month, int day) => new("学校网络中断", A.Day(month, day), new("三月报告.docx", new string('a', 64)));

    private static bool File(World world, OnBehalf? filing, Quarter? quarter = null) => world.Do(
        ReportRules.Submit, new SubmitReport(A.ByDistrict(), quarter ?? A.Q1, A.Content(A.Line()), false, filing), quarter ?? A.Q1);

    private static bool Confirm(World world, Actor? actor = null) =>
        world.Do(ReceiptRules.Confirm, new ConfirmReport(A.By(actor ?? A.Chair()), A.Q1), A.Q1);

    [Fact]
    public void Submit_ReceivedOnTheDueDay_IsOnTimeThoughTypedAfterTheGrace()
    {
        var world = Asked();

        Assert.True(File(world, Received(4, 10)), string.Join(',', world.Refused));

        var report = world.Xihu.Report(A.Q1);
        Assert.Equal(Zones.EndOf(A.Day(4, 10), "Asia/Shanghai").AddMicroseconds(-1), report.FiledAt);
        Assert.Equal((world.Now, "officer"), (report.LastSubmittedAt, report.OnBehalf!.By));
        Assert.Equal("学校网络中断", report.Reviews[^1].OnBehalf!.Reason);
        Assert.Equal("三月报告.docx", world.View(A.Q1).OnBehalf!.Filing.Source!.Name);
    }

    [Fact]
    public void Submit_ReceivedToday_IsFiledNow()
    {
        var world = Asked().On(4, 10);

        Assert.True(File(world, Received(4, 10)));

        Assert.Equal(world.Now, world.Xihu.Report(A.Q1).FiledAt);
    }

    [Theory]
    [InlineData(4, 20, 4, 16, "report.closed")]
    [InlineData(4, 20, 4, 21, "on-behalf.received-on,report.closed")]
    [InlineData(4, 20, 3, 20, "on-behalf.received-on")]
    [InlineData(5, 1, 4, 10, "report.round-locked")]
    public void Submit_OutsideTheDates_IsRefused(int month, int day, int receivedMonth, int receivedDay, string codes)
    {
        var world = Asked().On(month, day);

        Assert.False(File(world, Received(receivedMonth, receivedDay)));

        Assert.Equal(codes, string.Join(',', world.Refused));
    }

    [Fact]
    public void Submit_WithoutOrWithForeignFiling_IsRefused()
    {
        var world = Asked().On(4, 8);

        Assert.False(File(world, null));
        Assert.Equal(["on-behalf.missing"], world.Refused);
        Assert.False(world.Do(ReportRules.Submit, new SubmitReport(A.BySchool(), A.Q1, A.Content(A.Line()), false, Received(4, 8)), A.Q1));
        Assert.Equal(["on-behalf.not-yours"], world.Refused);
        Assert.False(File(world, Received(4, 8) with { Reason = " " }));
        Assert.Equal(["reason.missing"], world.Refused);
    }

    [Fact]
    public void Submit_AfterAReturn_KeepsItsDeadlineByTheDayOfReceipt()
    {
        var world = Asked().On(4, 8);
        world.Submit(A.Q1, A.Line());
        world.Return(A.Q1, A.Day(4, 12));
        world.On(5, 20);

        Assert.False(File(world, Received(4, 7)));
        Assert.Equal(["on-behalf.received-on"], world.Refused);
        Assert.False(File(world, Received(4, 13)));
        Assert.Equal(["report.deadline-passed"], world.Refused);
        Assert.True(File(world, Received(4, 12)));
        Assert.True(world.Xihu.Report(A.Q1).KeptDeadlines);
    }

    [Fact]
    public void Confirm_BySchool_CountsOnceAndLeavesTheRevision()
    {
        var world = Asked();
        Assert.False(Confirm(world));
        Assert.Equal(["report.nothing-to-confirm"], world.Refused);
        File(world, Received(4, 10));
        var revision = world.Xihu.Report(A.Q1).Revision;
        Assert.Equal(A.Q1, SchoolDuties.Of(world.Xihu, world.District.TermsFor(A.Xihu), world.Now).Unconfirmed.Single().Quarter);

        Assert.True(Confirm(world));

        Assert.Equal((true, revision), (world.View(A.Q1).OnBehalf!.IsConfirmed, world.Xihu.Report(A.Q1).Revision));
        Assert.Empty(SchoolDuties.Of(world.Xihu, world.District.TermsFor(A.Xihu), world.Now).Unconfirmed);
        Assert.False(Confirm(world));
    }

    [Fact]
    public void Return_OfAFiling_NeedsNoConfirmation_AndTheSchoolsOwnFollows()
    {
        var world = Asked();
        File(world, Received(4, 10));
        world.Return(A.Q1, A.Day(4, 25));

        Assert.False(Confirm(world));
        Assert.True(world.Submit(A.Q1, A.Line()));
        Assert.Null(world.Xihu.Report(A.Q1).OnBehalf);
        world.Withdraw(A.Q1);
        Assert.NotNull(world.Xihu.Report(A.Q1).OnBehalf);
    }

    [Fact]
    public void ChairSigns_MembersHandNothingIn()
    {
        var world = Asked().On(4, 8);
        world.Do(SettingsRules.Set, new SetSettings(A.ByDistrict(), new(ChairSigns: true)));
        var member = A.Chair() with { Account = "member", Role = Role.SchoolMember };

        Assert.False(world.Do(ReportRules.Submit, new SubmitReport(A.By(member), A.Q1, A.Content(A.Line()), false), A.Q1));
        Assert.Equal(["report.chair-signs"], world.Refused);
        Assert.True(world.Do(PlanRules.Amend, new AmendPlan(A.By(member), A.PlanId, "调整")));
        Assert.False(world.Do(PlanRules.Submit, new SubmitPlan(A.By(member), A.PlanId, "计划", [A.Task()])));
        Assert.Equal(["plan.chair-signs"], world.Refused);
        Assert.True(world.SubmitPlan([A.Task()]));
        Assert.True(world.Submit(A.Q1, A.Line()));
        world.On(7, 8);
        Assert.True(world.Do(ReportRules.Submit, new SubmitReport(A.ByDistrict(), A.Q2, A.Content() with { NothingDue = true }, false, Received(7, 8)), A.Q2));
        Assert.False(world.Do(ReceiptRules.Confirm, new ConfirmReport(A.By(member), A.Q2), A.Q2));
        Assert.Equal(["report.chair-signs"], world.Refused);
    }

    [Fact]
    public void Plan_HandedInByTheOffice_IsDatedConfirmedAndShown()
    {
        var world = World.Founded().On(3, 20);
        world.Do(PlanRules.Start, new StartPlan(A.ByDistrict(), A.PlanId, "2026年工会工作计划", A.Span(), null));

        Assert.True(world.Do(PlanRules.Submit, new SubmitPlan(A.ByDistrict(), A.PlanId, "计划", [A.Task()], Received(3, 14))));

        var plan = PlanView.Of(world.Xihu.Plans[A.PlanId]);
        Assert.Equal(Zones.EndOf(A.Day(3, 14), "Asia/Shanghai").AddMicroseconds(-1), plan.FirstSubmittedAt);
        Assert.Equal("学校网络中断", plan.Reviews[^1].OnBehalf!.Reason);
        Assert.True(world.Do(PlanRules.Confirm, new ConfirmPlan(A.BySchool(), A.PlanId)));
        Assert.True(PlanView.Of(world.Xihu.Plans[A.PlanId]).OnBehalf!.IsConfirmed);
        Assert.False(world.Do(PlanRules.Confirm, new ConfirmPlan(A.BySchool(), A.PlanId)));
        Assert.Equal(["plan.nothing-to-confirm"], world.Refused);
    }

    [Fact]
    public void Paper_ReceivedAndUndone_LeavesReportAndDraftAlone()
    {
        var world = Asked();
        bool Receive(DateOnly on) => world.Do(ReceiptRules.ReceivePaper, new ReceivePaper(A.ByDistrict(), A.Q1, on, " 一式两份 "), A.Q1);

        Assert.False(Receive(A.Day(4, 21)));
        Assert.False(Receive(A.Day(3, 20)));
        Assert.Equal(["report.paper-date"], world.Refused);
        Assert.True(Receive(A.Day(4, 18)));
        Assert.Equal((WorkState.NotStarted, 0, "一式两份"), (world.View(A.Q1).State, world.View(A.Q1).Revision, world.View(A.Q1).Paper!.Note));
        Assert.True(world.Do(ReceiptRules.UndoPaper, new UndoPaper(A.ByDistrict(), A.Q1), A.Q1));
        Assert.Null(world.View(A.Q1).Paper);
        Assert.False(world.Do(ReceiptRules.UndoPaper, new UndoPaper(A.ByDistrict(), A.Q1), A.Q1));
        Assert.Equal(["report.no-paper"], world.Refused);
    }

    [Fact]
    public void View_StandingTask_HasTheLineOfTheQuarterBefore()
    {
        var world = World.Planned([A.Task(kind: TaskKind.Standing, months: [1, 2, 3, 4, 5, 6]), A.Task("t10", [3, 6])], A.Q1, A.Q2).On(4, 1);
        world.Submit(A.Q1, A.Line(period: "2026Q1", state: TaskState.InProgress) with { Problem = "人手不足", NextStep = "下季度补" }, A.Line("t10", TaskState.None));
        world.On(7, 1);

        var lines = world.View(A.Q2).Lines.ToDictionary(l => l.Occurrence.Id.Value, l => l.Previous);

        Assert.Equal((A.Q1, "人手不足"), (lines["p2026.t1.2026Q2"]!.Quarter, lines["p2026.t1.2026Q2"]!.Line.Problem));
        Assert.All(world.View(A.Q1).Lines, line => Assert.Null(line.Previous));
    }
}
