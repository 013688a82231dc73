using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class CompletionTests
{
    private static QuarterReport Report(Quarter quarter, TaskProgress? submitted, TaskProgress? accepted = null) =>
        QuarterReport.NotStarted(quarter) with
        {
            State = WorkState.Submitted,
            Submitted = submitted is null ? null : A.Content(submitted),
            Accepted = accepted is null ? null : A.Content(accepted),
        };

    private static OccurrenceProgress At(PlanTask task, Quarter until, params QuarterReport[] reports) =>
        Completion.At(Occurrences.Of(A.PlanId, A.Span(), task).Single(), reports, until, Basis.Reported);

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 3, 333_333)]
    [InlineData(2, 3, 666_667)]
    [InlineData(3, 3, 1_000_000)]
    [InlineData(9, 3, 1_000_000)]
    [InlineData(9_999_999, 10_000_000, 999_999)]
    [InlineData(long.MaxValue - 1, long.MaxValue, 999_999)]
    public void Of_DoneOfTarget_IsRoundedButNeverUpToAll(long done, long target, long expected) => Assert.Equal(expected, Completion.Of(done, target));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(1, 0)]
    public void Of_OutOfRange_Throws(long done, long target) => Assert.Throws<ArgumentOutOfRangeException>(() => Completion.Of(done, target));

    [Theory]
    [InlineData(1, 500_000, 1)]
    [InlineData(3, 500_000, 2)]
    [InlineData(1_000_000, 333_333, 333_333)]
    [InlineData(100_000_000, 1_000_000, 100_000_000)]
    public void Earned_WeightTimesCompletion_IsRoundedHalfUpOnce(long weight, long completion, long expected) =>
        Assert.Equal(expected, Completion.Earned(weight, completion));

    [Fact]
    public void At_Count_AddsUpToTheQuarterOnly()
    {
        var task = A.Task(months: [3, 12], target: A.Target(4));
        QuarterReport[] reports =
        [
            Report(A.Q3, A.Line(quantity: 9)), Report(A.Q1, A.Line(state: TaskState.InProgress, quantity: 1)), Report(A.Q2, A.Line(state: TaskState.InProgress, quantity: 2)),
        ];

        Assert.Equal((3_000, 750_000), (At(task, A.Q2, reports).DoneThousandths, At(task, A.Q2, reports).CompletionMillionths));
        Assert.Equal(1_000_000, At(task, A.Q4, reports).CompletionMillionths);
    }

    [Fact]
    public void At_Percent_TakesTheLastValueSaid()
    {
        var task = A.Task(months: [3, 12], target: A.Target(90, measure: Measure.Percent));

        var progress = At(
            task, A.Q4, Report(A.Q1, A.Line(quantity: 90)), Report(A.Q2, A.Line(state: TaskState.InProgress, quantity: 45)),
            Report(A.Q3, A.Line(state: TaskState.InProgress, text: "持续推进")));

        Assert.Equal((45_000, 500_000), (progress.DoneThousandths, progress.CompletionMillionths));
    }

    [Fact]
    public void At_Limit_CompletesByItsStateAndFlagsTheExcess()
    {
        var task = A.Task(target: A.Target(5_000, Bound.AtMost, Measure.Money));

        var kept = At(task, A.Q1, Report(A.Q1, A.Line(quantity: 5_000)));
        var exceeded = At(task, A.Q1, Report(A.Q1, A.Line(state: TaskState.InProgress, quantity: 5_001, percent: 40)));

        Assert.Equal((1_000_000, false), (kept.CompletionMillionths, kept.IsExceeded));
        Assert.Equal((400_000, true), (exceeded.CompletionMillionths, exceeded.IsExceeded));
    }

    [Theory]
    [InlineData(TaskState.NotStarted, null, 0)]
    [InlineData(TaskState.InProgress, 40, 400_000)]
    [InlineData(TaskState.InProgress, null, 250_000)]
    [InlineData(null, 60, 600_000)]
    [InlineData(null, null, 250_000)]
    [InlineData(TaskState.None, null, 250_000)]
    [InlineData(TaskState.Done, null, 1_000_000)]
    public void At_WithoutTarget_IsNothingTheShareOrAll(TaskState? state, int? percent, long expected)
    {
        var before = Report(A.Q1, A.Line(state: TaskState.InProgress, percent: 25));
        var now = Report(A.Q2, A.Line(state: state, percent: percent, text: "推进中"));

        Assert.Equal(expected, At(A.Task(months: [3, 6]), A.Q2, before, now).CompletionMillionths);
    }

    [Fact]
    public void At_NotApplicable_LeavesBothSumsOnceItIsAccepted()
    {
        var world = World.Planned([A.Task(), A.Task("t2")], A.Q1).On(4, 1);
        world.Submit(A.Q1, A.Line(), A.Line("t2", TaskState.NotApplicable, text: "本校无此岗位"));
        Assert.Equal(2_000_000, world.View(A.Q1).Reported.Completion.Whole);

        world.Accept(A.Q1);

        Assert.Equal((1_000_000, 1_000_000), (world.View(A.Q1).Reported.Completion.Whole, world.View(A.Q1).Accepted.Completion.Whole));
        Assert.Equal(1, AreaSums.Of(world.Xihu).Single(s => s.Quarter == A.Q1).DueCount);
    }

    [Fact]
    public void At_UnacceptedReport_CountsOnTheReportedBasisOnly()
    {
        var occurrence = Occurrences.Of(A.PlanId, A.Span(), A.Task()).Single();
        var report = Report(A.Q1, A.Line());

        Assert.Equal(1_000_000, Completion.At(occurrence, [report], A.Q1, Basis.Reported).EarnedMillionths);
        Assert.Equal(0, Completion.At(occurrence, [report], A.Q1, Basis.Accepted).EarnedMillionths);
    }
}
