using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class AreaSumsTests
{
    [Fact]
    public void Of_OneYear_HasARowForEveryQuarterAndArea()
    {
        var world = World.Planned([A.Task(), A.Task("t2", months: [6], area: A.Funds)]);

        var rows = AreaSums.Of(world.Xihu);

        Assert.Equal(8, rows.Length);
        Assert.Equal([0, 1, 1, 1], rows.Where(r => r.Area == A.Funds).Select(r => r.DueCount));
        Assert.All(rows, r => Assert.Equal((1_000_000, 1), (r.YearWeight, r.YearCount)));
    }

    [Fact]
    public void Of_SchoolYearPlan_SplitsAtNewYear()
    {
        var world = World.Founded();
        var spring = A.Task("t2") with { Months = [new(2027, 4)] };
        world.Plan([A.Task(months: [10]), spring], A.Span(2026, 9, 2027, 8));

        var rows = AreaSums.Of(world.Xihu);

        Assert.Equal([(2026, 1_000_000L), (2027, 1_000_000L)], rows.Select(r => (r.Quarter.Year, r.YearWeight)).Distinct());
    }

    [Fact]
    public void Of_NewVersion_BeginsARowOnlyWhereANumberChanges()
    {
        var world = World.Planned([A.Task(), A.Task("t2", months: [6], area: A.Funds)]);
        var amended = world.On(5, 1).Now;
        world.Amend(A.Task(), A.Task("t2", months: [6], area: A.Funds), A.Task("t3", months: [9], area: A.Funds));

        var rows = AreaSums.Of(world.Xihu);

        Assert.Equal(4, rows.Count(r => r.Area == A.Democracy));
        Assert.Equal([null, amended], rows.Where(r => r.Area == A.Funds && r.Quarter == A.Q1).Select(r => r.Until).Order());
        Assert.Equal([1_000_000, 2_000_000], rows.Where(r => r.Area == A.Funds && r.Quarter == A.Q1).Select(r => r.YearWeight));
    }

    [Fact]
    public void Of_AreaGivenUp_EndsItsRows()
    {
        var world = World.Planned([A.Task(), A.Task("t2", area: A.Funds)]);
        world.On(5, 1).Amend(A.Task(), A.Task("t2"));

        Assert.All(AreaSums.Of(world.Xihu).Where(r => r.Area == A.Funds), r => Assert.NotNull(r.Until));
    }

    [Fact]
    public void At_AnyMoment_IsWhatTheRowsSay()
    {
        var world = World.Planned([A.Task(), A.Task("t2", months: [6], area: A.Funds, target: A.Target(3))], A.Q1, A.Q2);
        world.On(4, 1).Submit(A.Q1, A.Line());
        world.On(5, 1).Amend(A.Task(), A.Task("t2", months: [6], area: A.Funds, target: A.Target(6)), A.Task("t3", months: [2]));
        world.On(7, 1).Submit(A.Q2, A.Line("t2", TaskState.InProgress, 3));
        var rows = AreaSums.Of(world.Xihu);

        foreach (var moment in new[] { A.Noon(2026, 4, 20), A.Noon(2026, 5, 1), A.Noon(2026, 5, 2), A.Noon(2026, 8, 1) })
        {
            foreach (var quarter in Quarter.OfYear(2026))
            {
                var stored = rows.Where(r => r.Quarter == quarter && r.From < moment && (r.Until is not { } until || moment <= until));
                Assert.Equal(
                    SchoolRates.Of(quarter, stored, Basis.Reported, A.Day(8, 1)),
                    SchoolRates.Of(quarter, AreaSums.At(world.Xihu, quarter, moment), Basis.Reported, A.Day(8, 1)));
            }
        }
    }

    [Fact]
    public void Rates_ManyHeavyTasksOfManySchools_DoNotOverflow()
    {
        var world = World.Founded();
        world.Plan([.. Enumerable.Range(0, 500).Select(i => A.Task($"t{i}", weight: PlanTask.MaxWeight))]);
        world.Open(A.Q1);
        world.On(4, 1).Submit(A.Q1, [.. Enumerable.Range(0, 500).Select(i => A.Line($"t{i}"))]);
        var rows = AreaSums.Of(world.Xihu).Where(r => r.Quarter == A.Q1).ToArray();

        var rates = SchoolRates.Of(A.Q1, Enumerable.Repeat(rows, 1_000).SelectMany(r => r), Basis.Reported, A.Day(4, 1));

        Assert.Equal(50_000_000_000_000, rates.Completion.Whole);
        Assert.Equal((1_000, Light.Green), (rates.Completion.InTenthsOfPercent(), rates.Light));
    }

    [Fact]
    public void Rates_OverdueOccurrence_MakesTheSchoolAtLeastYellow()
    {
        var world = World.Planned([A.Task(weight: 1_000), A.Task("t2")], A.Q1);
        world.On(3, 25).Submit(A.Q1, A.Line("t2"));

        Assert.Equal((0, Light.Green), (world.View(A.Q1).Reported.Overdue, world.View(A.Q1).Reported.Light));
        Assert.Equal((1, Light.Yellow), (world.On(4, 1).View(A.Q1).Reported.Overdue, world.View(A.Q1).Reported.Light));
    }

    [Fact]
    public void Asked_Quarter_ShowsOverdueThenDueThenBegun()
    {
        var world = World.Planned(
            [A.Task("begun", months: [5, 9]), A.Task("due", months: [6]), A.Task("late", months: [2]), A.Task("done", months: [3]), A.Task("far", months: [11])],
            A.Q1);
        world.On(4, 1).Submit(A.Q1, A.Line("done"));

        var asked = AskedOccurrences.Of(world.Xihu, A.Q2);

        Assert.Equal(["p2026.late", "p2026.due", "p2026.begun"], asked.Select(o => o.Occurrence.Id.Value));
        Assert.Equal([(true, true), (true, false), (false, false)], asked.Select(o => (o.IsDue, o.IsOverdue)));
    }
}
