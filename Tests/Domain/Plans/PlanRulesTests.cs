using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed partial class PlanRulesTests
{
    private static StartPlan Start(string id = "p2026", string title = "2026年工会工作计划", PlanSpan? span = null, PlanDocument? document = null) =>
        new(A.BySchool(), new(id), title, span ?? A.Span(), document);

    private static World Started()
    {
        var world = World.Founded();
        world.Do(PlanRules.Start, Start());
        return world;
    }

    private static World Submitted()
    {
        var world = Started();
        world.SubmitPlan([A.Task()]);
        return world;
    }

    private static ReturnPlan Return(DateOnly deadline, params ReturnReason[] reasons) => new(A.ByDistrict(), A.PlanId, [.. reasons], deadline);

    [Fact]
    public void Start_WellFormed_BeginsADraft()
    {
        var world = Started();

        Assert.Equal(WorkState.Draft, world.Xihu.Plans[A.PlanId].State);
    }

    [Fact]
    public void Start_SameIdTwice_IsRefused()
    {
        var world = Started();

        Assert.False(world.Do(PlanRules.Start, Start()));
        Assert.Equal(["plan.exists"], world.Refused);
    }

    [Fact]
    public void Start_IdOfTheDistrictsPlan_IsRefused()
    {
        var world = World.Founded();

        Assert.False(world.Do(PlanRules.Start, Start("district")));
        Assert.Equal(["plan.id-reserved"], world.Refused);
    }

    [Theory]
    [InlineData("P 2026", "计划", "code.malformed")]
    [InlineData("p1", " ", "name.blank")]
    [InlineData("p1", "计\u0007划", "name.control-characters")]
    public void Start_BadNames_AreRefused(string id, string title, string code)
    {
        var world = World.Founded();

        Assert.False(world.Do(PlanRules.Start, Start(id, title)));
        Assert.Equal([code], world.Refused);
    }

    [Fact]
    public void Start_RareHanCharacters_CountAsOneEach()
    {
        var world = World.Founded();

        Assert.True(world.Do(PlanRules.Start, Start(title: string.Concat(Enumerable.Repeat("𠮷", 100)))));
        Assert.False(world.Do(PlanRules.Start, Start("p2", string.Concat(Enumerable.Repeat("㐂", 101)))));
        Assert.Equal(["name.too-long"], world.Refused);
    }

    [Fact]
    public void Start_SpanBackwardsTooLongOrAbsent_IsRefused()
    {
        var world = World.Founded();
        foreach (var span in new[] { A.Span(2026, 5, 2026, 4), A.Span(2026, 1, 2027, 7), new PlanSpan(default, default) })
        {
            Assert.False(world.Do(PlanRules.Start, Start(span: span)));
            Assert.Equal(["plan.span-invalid"], world.Refused);
        }
    }

    [Fact]
    public void Start_DocumentWithoutDigest_IsRefused()
    {
        var world = World.Founded();

        Assert.False(world.Do(PlanRules.Start, Start(document: new("计划.docx", "abc"))));
        Assert.Equal(["plan.document-invalid"], world.Refused);
        Assert.True(world.Do(PlanRules.Start, Start(document: new("计划.docx", new('a', 64)))));
    }

    [Fact]
    public void Start_SchoolUnknownOrClosed_IsRefused()
    {
        var world = World.Founded();
        Assert.False(world.Do(PlanRules.Start, Start(), new SchoolCode("beihu")));
        Assert.Equal(["school.unknown"], world.Refused);

        world.Do(SchoolRules.Close, new CloseSchool(A.ByDistrict(), A.Xihu, A.Day(1, 1), "停办"));
        Assert.False(world.Do(PlanRules.Start, Start()));
        Assert.Equal(["school.closed"], world.Refused);
    }

    [Fact]
    public void Submit_NoTasks_IsRefused()
    {
        var world = Started();

        Assert.False(world.SubmitPlan([]));
        Assert.Equal(["plan.without-tasks"], world.Refused);
    }

    [Fact]
    public void Submit_SubmittedAlready_IsRefused()
    {
        var world = Submitted();

        Assert.False(world.SubmitPlan([A.Task()]));
        Assert.Equal(["plan.not-editable"], world.Refused);
    }

    [Fact]
    public void Act_UnknownPlan_IsRefusedEverywhere()
    {
        var world = World.Founded();
        bool[] done =
        [
            world.SubmitPlan([A.Task()]),
            world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId)),
            world.Do(PlanRules.BeginReview, new BeginPlanReview(A.ByDistrict(), A.PlanId)),
            world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null)),
            world.Do(PlanRules.Return, Return(A.Day(2, 1), new ReturnReason(null, "请补充"))),
            world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "调整")),
            world.Do(PlanRules.DropAmendment, new DropAmendment(A.BySchool(), A.PlanId)),
        ];

        Assert.All(done, Assert.False);
        Assert.Equal(["plan.unknown"], world.Refused);
    }

    [Fact]
    public void Withdraw_FirstSubmission_CountsAsNeverMade()
    {
        var world = Submitted();
        Assert.NotNull(world.Xihu.Plans[A.PlanId].FirstSubmittedAt);

        Assert.True(world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId)));

        Assert.Equal((WorkState.Draft, null), (world.Xihu.Plans[A.PlanId].State, world.Xihu.Plans[A.PlanId].FirstSubmittedAt));
    }

    [Fact]
    public void Return_ThenAnotherSubmission_IsHeldAgainstWhatWentBack()
    {
        var world = Submitted();
        world.Do(PlanRules.Return, Return(A.Day(2, 1), new ReturnReason(null, "目标太低")));
        world.SubmitPlan([A.Task() with { Title = "改过的任务" }]);

        var view = PlanView.Of(world.Xihu.Plans[A.PlanId]);
        Assert.Equal(A.Task().Title, view.SentBack!.Tasks.Single().Title);
        Assert.Equal("改过的任务", view.Tasks.Single().Title);

        world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null));
        Assert.Null(world.Xihu.Plans[A.PlanId].SentBack);
    }

    [Fact]
    public void Withdraw_AfterAReturn_GoesBackToReturnedWithItsDeadline()
    {
        var world = Submitted();
        world.Do(PlanRules.Return, Return(A.Day(2, 1), new ReturnReason("t1", "请写明月份")));
        world.SubmitPlan([A.Task()]);

        Assert.True(world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId)));

        var plan = world.Xihu.Plans[A.PlanId];
        Assert.Equal((WorkState.Returned, A.Day(2, 1)), (plan.State, plan.Deadline));
        Assert.NotNull(plan.FirstSubmittedAt);
        Assert.False(world.On(2, 2).SubmitPlan([A.Task()]));
        Assert.Equal(["plan.deadline-passed"], world.Refused);
    }

    [Fact]
    public void Withdraw_ReviewBegan_IsRefused()
    {
        var world = Submitted();
        Assert.True(world.Do(PlanRules.BeginReview, new BeginPlanReview(A.ByDistrict(), A.PlanId)));

        Assert.False(world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId)));
        Assert.Equal(["plan.not-submitted"], world.Refused);
        Assert.False(world.Do(PlanRules.BeginReview, new BeginPlanReview(A.ByDistrict(), A.PlanId)));
        Assert.Equal(["plan.not-submitted"], world.Refused);
    }

    [Fact]
    public void Accept_Draft_IsRefused()
    {
        var world = Started();

        Assert.False(world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null)));
        Assert.Equal(["plan.not-in-review"], world.Refused);
    }

    [Fact]
    public void Accept_Submitted_BringsTheVersionIntoForce()
    {
        var world = Submitted();

        Assert.True(world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, "同意")));

        Assert.Equal((1, world.Now), (world.Xihu.Plans[A.PlanId].InForce!.Number, world.Xihu.Plans[A.PlanId].InForce!.InForceFrom));
    }

    [Fact]
    public void Return_FlawsOfEveryKind_AreAllNamed()
    {
        var world = Submitted();

        Assert.False(world.Do(PlanRules.Return, Return(A.Day(1, 4), new ReturnReason("t9", " "))));
        Assert.Equal(["reason.missing", "return.unknown-item", "return.deadline-past"], world.Refused);
        Assert.False(world.Do(PlanRules.Return, Return(A.Day(2, 1))));
        Assert.Equal(["reason.missing"], world.Refused);
        Assert.False(world.Do(PlanRules.Return, Return(DateOnly.MaxValue, new ReturnReason(null, "请补充"))));
        Assert.Equal(["return.deadline-far"], world.Refused);
    }

    [Fact]
    public void Act_YearClosed_IsRefusedEverywhere()
    {
        var world = Submitted();
        world.On(1, 15, 2027).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026));
        ImmutableArray<Func<bool>> acts =
        [
            () => world.Do(PlanRules.Start, Start("p2")),
            () => world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId)),
            () => world.Do(PlanRules.BeginReview, new BeginPlanReview(A.ByDistrict(), A.PlanId)),
            () => world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null)),
            () => world.Do(PlanRules.Return, Return(A.Day(2, 1, 2027), new ReturnReason(null, "请补充"))),
        ];

        foreach (var act in acts)
        {
            Assert.False(act());
            Assert.Equal(["plan.year-closed"], world.Refused);
        }

        Assert.Equal(WorkState.Archived, PlanView.Of(world.Xihu.Plans[A.PlanId]).ArchivedBy(world.District.ClosedYears).State);
    }

    [Fact]
    public void Revision_EveryAct_Grows()
    {
        var world = Submitted();
        var before = world.Xihu.Plans[A.PlanId].Revision;

        world.Do(PlanRules.Withdraw, new WithdrawPlan(A.BySchool(), A.PlanId));

        Assert.True(world.Xihu.Plans[A.PlanId].Revision > before);
    }
}
