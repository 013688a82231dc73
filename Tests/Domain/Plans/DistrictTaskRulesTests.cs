using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class DistrictTaskRulesTests
{
    private static World HandedDown(DistrictTask task)
    {
        var world = World.Founded();
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), task));
        return world;
    }

    private static bool Take(World world, SchoolCode? school = null) =>
        world.Do(DistrictTaskRules.Take, new TakeDistrictTasks(A.BySchool(school)), school);

    private static bool Merge(World world, OpenTasks openTasks = OpenTasks.PassOn) =>
        world.Do(SchoolRules.Merge, new MergeSchool(A.ByDistrict(), A.Xihu, A.Donghu, A.Day(7, 1), openTasks, "布局调整"));

    private static Decision<HandedOverTasks> HandOver(World world)
    {
        var decision = DistrictTaskRules.HandOver(world.Xihu, world.District.TermsFor(A.Xihu), new(A.ByDistrict()), world.Now);
        world.Fold(A.Xihu, decision);
        return decision;
    }

    private static Decision<TakenOverTasks> TakeOver(World world, HandedOverTasks handed)
    {
        var decision = DistrictTaskRules.TakeOver(
            world.Union(A.Donghu), world.District.Schools[A.Xihu], handed, new(A.ByDistrict(), A.Xihu), world.Now);
        world.Fold(A.Donghu, decision);
        return decision;
    }

    [Fact]
    public void Take_HandedDown_ComesIntoForceOnce()
    {
        var world = HandedDown(A.DistrictTask());

        Assert.True(Take(world));
        var facts = world.Facts.Count;
        Assert.True(Take(world));

        Assert.Equal(facts, world.Facts.Count);
        Assert.Equal(TaskKind.FromDistrict, world.Xihu.Plans[PlanId.FromDistrict].TasksInForce.Single().Kind);
    }

    [Fact]
    public void Take_NothingEverHandedDown_IsRefused()
    {
        var world = World.Founded();

        Assert.False(Take(world));
        Assert.Equal(["plan.unknown"], world.Refused);
    }

    [Fact]
    public void Take_OtherGroupOrSchool_ConcernsItNot()
    {
        var world = HandedDown(A.DistrictTask(groups: [A.Middle], schools: [A.Donghu]));

        Assert.False(Take(world));
        Assert.True(Take(world, A.Donghu));
    }

    [Fact]
    public void Take_CancelledByTheDistrict_LeavesThePlanButKeepsItsSpan()
    {
        var world = HandedDown(A.DistrictTask());
        Take(world);
        world.Do(DistrictRules.CancelTask, new CancelDistrictTask(A.ByDistrict(), new("d1"), "上级取消"));

        Assert.True(Take(world));

        var plan = world.Xihu.Plans[PlanId.FromDistrict];
        Assert.Equal((0, 2, A.Span(2026, 6, 2026, 6)), (plan.TasksInForce.Length, plan.InForce!.Number, plan.Span));
    }

    [Fact]
    public void Submit_DistrictTasksNotTakenYet_AreTakenFirst()
    {
        var world = HandedDown(A.DistrictTask(months: [3]));
        world.Open(A.Q1);

        var line = new TaskProgress(OccurrenceId.Of("district.d1"), TaskState.Done);
        Assert.True(world.On(4, 1).Submit(A.Q1, line));

        Assert.Equal(1_000_000, AreaSums.Of(world.Xihu).Single(s => s.Quarter == A.Q1).DueEarned);
    }

    [Fact]
    public void HandOver_NotMergedOrNotYet_IsRefused()
    {
        var world = World.Planned([A.Task()]);
        Assert.Equal("school.not-merged", HandOver(world).Refusals.Single().Code);

        Merge(world);
        Assert.Equal("school.not-merged", HandOver(world.On(6, 30)).Refusals.Single().Code);
        Assert.False(HandOver(world.On(7, 1)).IsRefused);
    }

    [Fact]
    public void HandOver_PartlyDone_PassesOnWhatIsOpenAndKeepsTheRest()
    {
        var world = World.Planned([A.Task(months: [], kind: TaskKind.Standing), A.Task("t2", months: [3])], A.Q1);
        world.On(4, 1).Submit(A.Q1, A.Line(period: "2026Q1"), A.Line("t2"));
        Merge(world);

        var handed = HandOver(world.On(7, 1)).Answer!;
        var taken = TakeOver(world, handed).Answer!;

        Assert.Equal((1, new PlanId("from-xihu")), (taken.Count, taken.Plans.Single()));
        var passedOn = world.Union(A.Donghu).OccurrencesBefore(null).ToArray();
        Assert.Equal([A.Q2, A.Q3, A.Q4], passedOn.Select(o => o.Due));
        Assert.Equal(["p2026.t1.2026Q1", "p2026.t2"], world.Xihu.OccurrencesBefore(null).Select(o => o.Id.Value));
        Assert.Equal(2_000_000, passedOn.Concat(world.Xihu.OccurrencesBefore(null)).Sum(o => o.WeightMillionths));
        Assert.Equal("由溪湖小学并入的任务", world.Union(A.Donghu).Plans[new("from-xihu")].Title);
    }

    [Fact]
    public void HandOver_Again_AnswersTheSameWithoutAFact()
    {
        var world = World.Planned([A.Task()]);
        Merge(world);
        var first = HandOver(world.On(7, 1));

        var again = HandOver(world);

        Assert.Empty(again.Facts);
        Assert.Equivalent(first.Answer, again.Answer, strict: true);
    }

    [Fact]
    public void TakeOver_Again_ChangesNothing()
    {
        var world = World.Planned([A.Task()]);
        Merge(world);
        var handed = HandOver(world.On(7, 1)).Answer!;
        var first = TakeOver(world, handed);

        var again = TakeOver(world, handed);

        Assert.Empty(again.Facts);
        Assert.Equivalent(first.Answer, again.Answer, strict: true);
    }

    [Fact]
    public void TakeOver_IdsInUse_FindsFreeOnesForEveryPlan()
    {
        var world = World.Planned([A.Task()]);
        world.Plan([A.Task()], id: "p2");
        world.Plan([A.Task()], id: "from-xihu", school: A.Donghu);
        Merge(world);

        var taken = TakeOver(world, HandOver(world.On(7, 1)).Answer!).Answer!;

        Assert.Equal(["from-xihu-2", "from-xihu-3"], taken.Plans.Select(p => p.Value));
    }

    [Fact]
    public void TakeOver_DistrictTasks_AreNotTakenTwice()
    {
        var world = HandedDown(A.DistrictTask());
        Take(world);
        Take(world, A.Donghu);
        Merge(world);

        Assert.Equal(0, TakeOver(world, HandOver(world.On(7, 1)).Answer!).Answer!.Count);
        Assert.Empty(world.Xihu.OccurrencesBefore(null));
        Take(world);
        Assert.Empty(world.Xihu.OccurrencesBefore(null));
    }

    [Fact]
    public void HandOver_CancelledByTheDistrict_PassesNothingOn()
    {
        var world = World.Planned([A.Task()]);
        Merge(world, OpenTasks.Cancel);

        var handed = HandOver(world.On(7, 1)).Answer!;

        Assert.Equal((0, OpenTasks.Cancel), (handed.Plans.Length, handed.Became));
        Assert.Empty(world.Xihu.OccurrencesBefore(null));
    }

    [Fact]
    public void Accept_AfterTheTasksAreGone_IsRefused()
    {
        var world = World.Planned([A.Task()]);
        world.Do(PlanRules.Amend, new AmendPlan(A.BySchool(), A.PlanId, "增加"));
        world.SubmitPlan([A.Task(), A.Task("t2")]);
        Merge(world);
        HandOver(world.On(7, 1));

        Assert.False(world.Do(PlanRules.Accept, new AcceptPlan(A.ByDistrict(), A.PlanId, null)));
        Assert.Equal(["school.tasks-gone"], world.Refused);
    }
}
