using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed partial class ReportRulesTests
{
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
