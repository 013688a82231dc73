using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

/// <summary>Changes of a plan that is in force.</summary>
public sealed partial class PlanRulesTests
{
    [Fact]
    public void Amend_AcceptedPlan_KeepsTheVersionInForceUntilTheNextIsAccepted()
    {
        var world = World.Planned([A.Task()]);
        Assert.True(world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "增加一项")));
        world.SubmitPlan([A.Task(), A.Task("t2")]);
        Assert.Single(world.Xihu.Plans[A.PlanId].TasksInForce);

        world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null));

        var plan = world.Xihu.Plans[A.PlanId];
        Assert.Equal((2, 2, "增加一项", null), (plan.TasksInForce.Length, plan.InForce!.Number, plan.InForce.Reason, plan.AmendmentReason));
    }

    [Fact]
    public void Amend_NotAcceptedWithoutReasonOrOfTheDistrict_IsRefused()
    {
        var world = Submitted();
        Assert.False(world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "调整")));
        Assert.Equal(["plan.not-accepted"], world.Refused);

        world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null));
        Assert.False(world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "")));
        Assert.Equal(["reason.missing"], world.Refused);

        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask()));
        world.Do(DistrictTaskRules.Take, new TakeDistrictTasks(A.BySchool()));
        Assert.False(world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), PlanId.FromDistrict, "调整")));
        Assert.Equal(["plan.from-district"], world.Refused);
    }

    [Fact]
    public void DropAmendment_AfterAReturn_RestoresWhatIsInForce()
    {
        var world = World.Planned([A.Task()]);
        world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "增加一项"));
        world.Do(PlanRules.Submit, new SubmitPlan(A.BySchool(), A.PlanId, "改名的计划", [A.Task("t2")]));
        world.Do(PlanRules.Return, Return(A.Day(2, 1), new ReturnReason(null, "不同意")));

        Assert.True(world.Do(PlanRules.DropAmendment, new DropAmendment(A.BySchool(), A.PlanId)));

        var plan = world.Xihu.Plans[A.PlanId];
        Assert.Equal((WorkState.Accepted, "2026年工会工作计划", null, null), (plan.State, plan.Title, plan.Deadline, plan.AmendmentReason));
        Assert.Equal("t1", plan.LatestTasks.Single().Id.Value);
        Assert.False(world.Do(PlanRules.DropAmendment, new DropAmendment(A.BySchool(), A.PlanId)));
        Assert.Equal(["plan.no-amendment"], world.Refused);
    }
}
