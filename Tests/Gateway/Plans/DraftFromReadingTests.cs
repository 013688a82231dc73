using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Plans;
using SourceSpan = DistrictUnion.Documents.SourceSpan;

namespace DistrictUnion.Tests.Gateway.Plans;

public sealed class DraftFromReadingTests
{
    private static readonly PlanSpan SchoolYear = new(new(2026, 9), new(2027, 8));

    [Fact]
    public void Tasks_StatementOnly_IsNoTask() => Assert.Empty(Tasks(Read(TaskForm.StatementOnly)));

    [Fact]
    public void Tasks_MonthNumbersAlone_AreThoseOfTheSpan()
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Once, numbers: [3, 10])));
        Assert.Equal(["2026-10", "2027-03"], task.Months.Select(m => m.ToString()));
    }

    [Fact]
    public void Tasks_ProposedMonthsOutsideTheSpan_AreThoseWithin()
    {
        var read = Read(TaskForm.Once, months: ["2027-12", "2028-01"], numbers: [12, 1]) with { AreMonthsProposed = true };
        Assert.Equal(["2026-12", "2027-01"], Assert.Single(Tasks(read)).Months.Select(m => m.ToString()));
    }

    [Fact]
    public void Tasks_AbsoluteMonths_AreKept()
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Once, months: ["2026-11"], numbers: [11])));
        Assert.Equal("2026-11", Assert.Single(task.Months).ToString());
    }

    [Fact]
    public void Tasks_StandingWithATargetForTheYear_IsOneTaskOverTheSpan()
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Continuous, target: Quantity(4, QuantityPer.Year))));
        Assert.Equal((TaskKind.OneOff, Recurrence.None, 12), (task.Kind, task.Recurrence, task.Months.Length));
        Assert.Equal(new Target(4_000, "次", Bound.AtLeast, Measure.Count), task.Target);
    }

    [Theory]
    [InlineData(2027, 8, 4_000)]
    [InlineData(2027, 1, 2_000)]
    public void Tasks_StandingWithATargetForTheSemester_HasThatOfAllSemestersOfTheSpan(int year, int month, long thousandths)
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Continuous, target: Quantity(2, QuantityPer.Semester)), new(new(2026, 9), new(year, month))));
        Assert.Equal(new Target(thousandths, "次", Bound.AtLeast, Measure.Count), task.Target);
    }

    [Fact]
    public void Tasks_StandingWithATargetForTheMonth_RecursMonthly()
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Continuous, target: Quantity(1, QuantityPer.Month))));
        Assert.Equal((TaskKind.OneOff, Recurrence.Monthly), (task.Kind, task.Recurrence));
    }

    [Theory]
    [InlineData("每学期不少于4次", 8)]
    [InlineData("上半年不少于4次", 4)]
    public void Tasks_TargetForEachSemesterOfASchoolYear_CountsBoth(string clause, int total)
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Continuous, target: Quantity(4, QuantityPer.Semester) with { Text = clause })));
        Assert.Equal(total * 1_000, task.Target!.QuantityThousandths);
    }

    [Fact]
    public void Tasks_InEachOfItsMonths_RecursMonthly()
    {
        var task = Assert.Single(Tasks(Read(TaskForm.Once, months: ["2026-10", "2027-04"], numbers: [10, 4], target: Quantity(1, QuantityPer.None), isEachMonth: true)));
        Assert.Equal((Recurrence.Monthly, 2, 1_000L), (task.Recurrence, task.Months.Length, task.Target!.QuantityThousandths));
    }

    [Fact]
    public void Tasks_StandingWithoutTarget_IsStanding() =>
        Assert.Equal(TaskKind.Standing, Assert.Single(Tasks(Read(TaskForm.Continuous))).Kind);

    [Theory]
    [InlineData(1, QuantityPer.Week)]
    [InlineData(0, QuantityPer.Year)]
    [InlineData(2_000_000_000, QuantityPer.Year)]
    public void Tasks_TargetThatTasksCannotHave_IsLeftOpen(int value, QuantityPer per) =>
        Assert.Null(Assert.Single(Tasks(Read(TaskForm.Once, target: Quantity(value, per)))).Target);

    [Fact]
    public void Tasks_Source_IsTheSentenceAsReceived() =>
        Assert.Equal("召开教代会", Assert.Single(Tasks(Read(TaskForm.Once))).Source!.Sentence);

    private static ImmutableArray<PlanTask> Tasks(ProposedTask task, PlanSpan? span = null)
    {
        var plan = new ReadPlan(null, null, null, PlanPeriod.Unknown, [], [], [], [task], [], new(0, 8));
        return DraftFromReading.Tasks(new(new(SourceKind.Text, null), "一、召开教代会。", true, [plan], [], []), plan, span ?? SchoolYear);
    }

    private static ProposedTask Read(
        TaskForm form, ImmutableArray<string>? months = null, ImmutableArray<int>? numbers = null, ReadQuantity? target = null, bool isEachMonth = false) =>
        new("召开教代会", form, "a02", null, months ?? [], numbers ?? [], false, isEachMonth, target, "工会主席", new SourceSpan(2, 5), null, 90);

    private static ReadQuantity Quantity(decimal value, QuantityPer per) =>
        new(per is QuantityPer.Semester ? "每学期" : "次数", QuantityKind.Frequency, value, "次", QuantityComparison.AtLeast, per, new SourceSpan(2, 5));
}
