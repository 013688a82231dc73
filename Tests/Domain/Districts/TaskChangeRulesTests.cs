using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Districts;

/// <summary>What may be changed about a task that schools have. Q2: opens 6-20, lock 7-30.</summary>
public sealed class TaskChangeRulesTests
{
    private static DistrictTask Task { get; } = A.DistrictTask() with { Target = A.Target(2) };

    private static World HandedDown()
    {
        var world = World.Founded();
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), Task));
        Take(world);
        return world;
    }

    private static bool Take(World world, SchoolCode? school = null) =>
        world.Do(DistrictTaskRules.Take, new TakeDistrictTasks(A.BySchool(school)), school);

    private static bool Change(World world, DistrictTask task, long? revision = null) =>
        world.Do(TaskChangeRules.Change, new ChangeDistrictTask(A.ByDistrict(revision), task));

    private static void Refused(World world, string code, bool done)
    {
        Assert.False(done);
        Assert.Equal([code], world.Refused);
    }

    [Fact]
    public void Change_BeforeItsRound_ReachesTheSchoolsPlan()
    {
        var world = HandedDown();
        var changed = Task with { Title = "慰问退休教职工", Area = A.Democracy, Months = [new(2026, 6), new(2026, 9)], Target = A.Target(3) with { Unit = "人" } };

        Assert.True(Change(world, changed), string.Join(',', world.Refused));
        Assert.True(Take(world));

        var taken = world.Xihu.Plans[PlanId.FromDistrict].TasksInForce.Single();
        Assert.Equal(("慰问退休教职工", A.Democracy, "人", 2), (taken.Title, taken.Area, taken.Target!.Unit, taken.Months.Length));
        var facts = world.Facts.Count;
        Assert.True(Take(world));
        Assert.True(Change(world, changed));
        Assert.Equal(facts, world.Facts.Count);
    }

    [Fact]
    public void Change_ToAnotherSchool_LeavesTheFirstOnesPlan()
    {
        var world = HandedDown();

        Assert.True(Change(world, Task with { Schools = [A.Donghu] }));
        Assert.True(Take(world));
        Assert.True(Take(world, A.Donghu));

        Assert.Empty(world.Xihu.Plans[PlanId.FromDistrict].TasksInForce);
        Assert.Single(world.Union(A.Donghu).Plans[PlanId.FromDistrict].TasksInForce);
    }

    [Fact]
    public void Change_OnceSomebodyMayHaveTyped_KeepsTheUnit()
    {
        var world = HandedDown();
        world.Open(A.Q2);
        Assert.True(Change(world.On(6, 19), Task with { Target = A.Target(2) with { Unit = "场" } }));

        world.On(6, 20);
        var now = world.District.Tasks[new("d1")];
        Refused(world, "district-task.unit-fixed", Change(world, now with { Target = A.Target(2) }));
        Refused(world, "district-task.unit-fixed", Change(world, now with { Target = null }));
        Assert.True(Change(world, now with { Target = now.Target! with { QuantityThousandths = 5_000 }, Months = [new(2026, 8)] }));
    }

    [Fact]
    public void Change_AfterTheLock_LeavesWhatWasCounted()
    {
        var world = HandedDown();
        world.Open(A.Q2);
        world.On(7, 31);

        Refused(world, "district-task.locked", Change(world, Task with { Target = A.Target(9) }));
        Refused(world, "district-task.locked", Change(world, Task with { Months = [new(2026, 9)] }));
        Refused(world, "district-task.locked", Change(world, Task with { WeightMillionths = 2 * PlanTask.UsualWeight }));
        Assert.True(Change(world, Task with { Title = "慰问困难教职工", Schools = [A.Xihu] }));
    }

    [Fact]
    public void Change_UnknownCancelledFlawedClosedOrStale_IsRefused()
    {
        var world = HandedDown();
        var seen = world.District.Revision;
        Refused(world, "district-task.unknown", Change(world, A.DistrictTask("d9")));
        Refused(world, "district-task.without-months", Change(world, Task with { Months = [] }));
        Refused(world, "group.unknown", Change(world, Task with { Groups = [new("youer")] }));
        Assert.True(Change(world, Task with { Title = "慰问" }));
        Refused(world, "revision.stale", Change(world, Task, seen));
        world.Do(DistrictRules.CancelTask, new CancelDistrictTask(A.ByDistrict(), new("d1"), "上级取消"));
        Refused(world, "district-task.cancelled-already", Change(world, Task));

        var closed = HandedDown();
        closed.On(2, 1, 2027).Do(DistrictRules.CloseYear, new CloseYear(A.ByDistrict(), 2026));
        Assert.False(Change(closed, Task with { Title = "慰问" }));
        Assert.Equal("year.closed", closed.Refused[0]);
    }

    [Fact]
    public void Scope_OfficerOfAGroup_ChangesOnlyItsOwn()
    {
        var world = HandedDown();
        var own = A.OfficerOf(A.Primary);
        Refusal? Scope(DistrictTask task) => DistrictScope.Refuse(world.District, new ChangeDistrictTask(A.By(own), task));

        Assert.Equal("scope.forbidden", Scope(Task with { Groups = [A.Primary] })?.Code);
        world.Do(TaskChangeRules.Change, new ChangeDistrictTask(A.ByDistrict(), Task with { Groups = [A.Primary] }));
        Assert.Null(Scope(Task with { Groups = [A.Primary], Title = "慰问" }));
        Assert.Equal("scope.forbidden", Scope(Task)?.Code);
        Assert.Equal("scope.forbidden", Scope(Task with { Groups = [A.Middle] })?.Code);
    }
}
