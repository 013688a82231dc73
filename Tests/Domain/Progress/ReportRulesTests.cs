using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class ReportRulesTests
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

    [Fact]
    public void Withdraw_FirstSubmission_CountsAsNeverMade()
    {
        var world = Submitted();

        Assert.True(world.Withdraw(A.Q1));

        Assert.Equal((WorkState.Draft, null, null), (Report(world).State, Report(world).FiledAt, Report(world).Submitted));
        Assert.NotNull(Report(world).LastHandedIn);
    }

    [Fact]
    public void Withdraw_AfterAReturn_GoesBackToItWithItsDeadlineAndFirstFiling()
    {
        var world = Asked().On(4, 1);
        world.Submit(A.Q1, A.Content(), confirmEmpty: true);
        world.On(4, 2).Return(A.Q1, A.Day(5, 20));
        world.On(5, 5).Submit(A.Q1, A.Line());

        Assert.True(world.Withdraw(A.Q1));

        Assert.Equal((WorkState.Returned, A.Day(5, 20), null), (Report(world).State, Report(world).Deadline, Report(world).FiledAt));
        Assert.True(world.On(5, 20).Submit(A.Q1, A.Line()));
        Refused(world.On(5, 21), "report.deadline-passed", world.Withdraw(A.Q1));
    }

    [Fact]
    public void Withdraw_AfterAReopening_LetsTheAcceptedContentStand()
    {
        var world = Submitted();
        world.Accept(A.Q1);
        world.Reopen(A.Q1, A.Day(5, 20));
        world.Submit(A.Q1, A.Line(state: TaskState.NotStarted));

        world.Withdraw(A.Q1);

        Assert.Equal(WorkState.Reopened, Report(world).State);
        Assert.Equal(TaskState.Done, Report(world).Submitted!.Lines.Single().State);
    }

    [Fact]
    public void Withdraw_ReopenedThenReturned_GoesBackToReturned()
    {
        var world = Submitted();
        world.Accept(A.Q1);
        world.Reopen(A.Q1, A.Day(5, 20));
        world.Submit(A.Q1, A.Line(state: TaskState.NotStarted));
        world.Return(A.Q1, A.Day(5, 25));
        world.Submit(A.Q1, A.Line(state: TaskState.InProgress));

        world.Withdraw(A.Q1);

        Assert.Equal((WorkState.Returned, null), (Report(world).State, Report(world).Submitted));
    }

    [Fact]
    public void Withdraw_ReviewBeganOrLocked_IsRefused()
    {
        var world = Submitted();
        Refused(world.On(5, 1), "report.round-locked", world.Withdraw(A.Q1));
        world.Do(ReportRules.BeginReview, new BeginReportReview(A.ByDistrict(), A.Q1), A.Q1);
        Refused(world.On(4, 2), "report.not-submitted", world.Withdraw(A.Q1));
    }

    [Fact]
    public void Return_AfterTheLock_OpensUpToItsDeadline()
    {
        var world = Submitted().On(5, 5);
        Assert.True(world.Return(A.Q1, A.Day(5, 10)));
        Assert.Null(Report(world).Submitted);

        Assert.True(world.On(5, 10).Submit(A.Q1, A.Line()));
        Assert.True(Report(world).KeptDeadlines);
        Assert.Equal(A.Noon(2026, 4, 1), Report(world).FiledAt);
    }

    [Fact]
    public void Return_DeadlinePassed_IsRefusedUntilItIsPutOff()
    {
        var world = Submitted().On(5, 5);
        world.Return(A.Q1, A.Day(5, 10));
        Refused(world.On(5, 11), "report.deadline-passed", world.Submit(A.Q1, A.Line()));

        Assert.True(world.Return(A.Q1, A.Day(5, 15)));
        Assert.True(world.Submit(A.Q1, A.Line()));
        Assert.False(Report(world).KeptDeadlines);
    }

    [Fact]
    public void Return_Twice_EachHasItsOwnDeadline()
    {
        var world = Submitted();
        world.Return(A.Q1, A.Day(4, 10));
        world.On(4, 9).Submit(A.Q1, A.Line());
        world.Return(A.Q1, A.Day(4, 25));

        Assert.True(world.On(4, 24).Submit(A.Q1, A.Line()));
        Assert.True(Report(world).KeptDeadlines);
    }

    [Fact]
    public void Return_Flaws_AreAllNamed()
    {
        var world = Submitted();
        var command = new ReturnReport(A.ByDistrict(), A.Q1, [new("p2026.t9", "")], A.Day(3, 31));

        Assert.False(world.Do(ReportRules.Return, command, A.Q1));
        Assert.Equal(["reason.missing", "return.unknown-item", "return.deadline-past"], world.Refused);
        Refused(world, "return.deadline-far", world.Return(A.Q1, DateOnly.MaxValue));
    }

    [Fact]
    public void Return_DraftOrAccepted_IsRefused()
    {
        var world = Asked().On(4, 1);
        Refused(world, "report.not-in-review", world.Return(A.Q1, A.Day(4, 10)));
        world.Submit(A.Q1, A.Line());
        world.Accept(A.Q1);
        Refused(world, "report.not-in-review", world.Return(A.Q1, A.Day(4, 10)));
        Refused(world, "report.not-in-review", world.Accept(A.Q1));
    }

    [Fact]
    public void Reopen_Accepted_KeepsCountingUntilItIsHandedInAgain()
    {
        var world = Submitted();
        world.Accept(A.Q1);
        Assert.True(world.On(5, 5).Reopen(A.Q1, A.Day(5, 20)));
        Assert.Equal(1_000_000, world.View(A.Q1).Reported.Completion.Part);

        world.Submit(A.Q1, A.Line(state: TaskState.NotStarted));

        Assert.Equal((0, 1_000_000), (world.View(A.Q1).Reported.Completion.Part, world.View(A.Q1).Accepted.Completion.Part));
        Assert.Equal(A.Noon(2026, 4, 1), Report(world).FiledAt);
    }

    [Fact]
    public void Reopen_NotAcceptedOrWithoutReason_IsRefused()
    {
        var world = Submitted();
        Refused(world, "report.not-accepted", world.Reopen(A.Q1, A.Day(4, 20)));
        world.Accept(A.Q1);
        Assert.False(world.Do(ReportRules.Reopen, new ReopenReport(A.ByDistrict(), A.Q1, " ", A.Day(3, 1)), A.Q1));
        Assert.Equal(["reason.missing", "return.deadline-past"], world.Refused);
    }

    [Fact]
    public void Act_YearClosed_IsRefusedAndShownAsArchived()
    {
        var world = Submitted();
        world.On(1, 15, 2027).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026));
        ImmutableArray<Func<bool>> acts =
        [
            () => world.Withdraw(A.Q1),
            () => world.Do(ReportRules.BeginReview, new BeginReportReview(A.ByDistrict(), A.Q1), A.Q1),
            () => world.Accept(A.Q1),
            () => world.Return(A.Q1, A.Day(2, 1, 2027)),
        ];

        foreach (var act in acts) Refused(world, "report.year-closed", act());
        Assert.False(world.Submit(A.Q1, A.Line()));
        Assert.Equal(["report.year-closed", "report.not-draft"], world.Refused);
        Assert.Equal(WorkState.Archived, world.View(A.Q1).State);
    }

    [Fact]
    public void Rates_PlanAmendedAfterTheLock_AreThoseOfTheVersionInForceThen()
    {
        var world = Submitted();
        world.On(4, 20).Amend(A.Task(), A.Task("t2"));
        var before = world.On(5, 1).View(A.Q1).Reported;

        world.On(5, 2).Amend(A.Task(), A.Task("t2"), A.Task("t3"));

        Assert.Equal(new Rate(1_000_000, 2_000_000), before.Completion);
        Assert.Equal(before, world.View(A.Q1).Reported);
        world.Open(A.Q2);
        Assert.Equal(new Rate(1_000_000, 3_000_000), world.View(A.Q2).Reported.Completion);
    }
}
