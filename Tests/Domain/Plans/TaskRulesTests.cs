using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class TaskRulesTests
{
    public static TheoryData<string, string> Flaws => new()
    {
        { "task.kind-reserved", nameof(TaskKind) },
        { "task.unknown-area", "area" },
        { "task.unknown-area", "second-area" },
        { "task.month-outside-span", "month" },
        { "task.months-repeat", "months-twice" },
        { "task.target-out-of-range", "target-zero" },
        { "task.target-out-of-range", "target-absurd" },
        { "task.percent-above-100", "percent" },
        { "task.unit-missing", "unit" },
        { "task.weight-out-of-range", "weight-zero" },
        { "task.weight-out-of-range", "weight-absurd" },
        { "task.source-invalid", "source" },
        { "code.malformed", "id" },
        { "name.blank", "title-blank" },
        { "text.too-long", "title-long" },
    };

    private static PlanTask Flawed(string flaw) => flaw switch
    {
        nameof(TaskKind) => A.Task(kind: TaskKind.FromDistrict),
        "area" => A.Task(area: new("a99")),
        "second-area" => A.Task() with { SecondArea = new("a99") },
        "month" => A.Task() with { Months = [new(2027, 1)] },
        "months-twice" => A.Task(months: [3, 3]),
        "target-zero" => A.Task(target: A.Target(0)),
        "target-absurd" => A.Task(target: A.Target(1) with { QuantityThousandths = Target.MaxThousandths + 1 }),
        "percent" => A.Task(target: A.Target(101, measure: Measure.Percent)),
        "unit" => A.Task(target: A.Target(1) with { Unit = " " }),
        "weight-zero" => A.Task(weight: 0),
        "weight-absurd" => A.Task(weight: PlanTask.MaxWeight + 1),
        "source" => A.Task() with { Source = new(-1, 5, "召开教代会") },
        "id" => A.Task("T 1"),
        "title-blank" => A.Task() with { Title = "  " },
        "title-long" => A.Task() with { Title = new('字', 10_000) },
        _ => throw new ArgumentOutOfRangeException(nameof(flaw)),
    };

    private static Decision<PlanView> Submit(params PlanTask[] tasks)
    {
        var world = World.Founded();
        world.Do(PlanRules.Start, new StartPlan(A.BySchool(), A.PlanId, "计划", A.Span(), null));
        return PlanRules.Submit(
            world.Xihu, world.District.TermsFor(A.Xihu), new(A.BySchool(), A.PlanId, "计划", [.. tasks]), world.Now);
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public void Check_OneFlaw_IsRefusedWithTheTaskAsItsPlace(string code, string flaw)
    {
        var task = Flawed(flaw);

        var refusal = Assert.Single(Submit(A.Task("good"), task).Refusals);

        Assert.Equal((code, task.Id.Value), (refusal.Code, refusal.Place));
    }

    [Fact]
    public void Check_ManyFlaws_AreAllNamed()
    {
        var refusals = Submit(A.Task(weight: 0), A.Task("t2", area: new("a99")), A.Task("t2")).Refusals;

        Assert.Equal(["task.duplicate", "task.weight-out-of-range", "task.unknown-area"], refusals.Select(r => r.Code));
    }

    [Fact]
    public void Check_TooManyTasks_IsTooLarge()
    {
        var refusal = Assert.Single(Submit([.. Enumerable.Range(0, 501).Select(i => A.Task($"t{i}"))]).Refusals);

        Assert.Equal(("plan.too-many-tasks", RefusalKind.TooLarge), (refusal.Code, refusal.Kind));
    }

    [Fact]
    public void Check_AreaOutOfUse_IsKeptByATaskInForceOnly()
    {
        var world = World.Planned([A.Task(area: A.Funds) with { SecondArea = A.Democracy }]);
        ImmutableArray<WorkArea> fewer =
            [.. world.District.Areas.Select(a => a.Code == A.Funds || a.Code == A.Democracy ? a with { IsUsed = false } : a)];
        world.Do(DistrictRules.SetAreas, new SetAreas(A.ByDistrict(), fewer));

        Assert.True(world.Amend(A.Task(area: A.Funds) with { SecondArea = A.Democracy }));
        Assert.False(world.Plan([A.Task(area: A.Funds)], id: "p2"));
        Assert.Equal(["task.unknown-area"], world.Refused);
    }
}
