using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class ReportLineRulesTests
{
    private static World Asked() => World.Planned(
        [
            A.Task(),
            A.Task("count", target: A.Target(4)),
            A.Task("percent", target: A.Target(95, measure: Measure.Percent)),
            A.Task("limit", target: A.Target(5_000, Bound.AtMost, Measure.Money)),
            A.Task("later", months: [8, 9]),
        ],
        A.Q1, A.Q2).On(4, 1);

    public static TheoryData<string, TaskProgress> Flaws => new()
    {
        { "report.unknown-occurrence", A.Line("t9") },
        { "report.unknown-occurrence", A.Line("later") },
        { "report.quantity-negative", A.Line("count", TaskState.InProgress, -1) },
        { "report.quantity-absurd", A.Line("count", TaskState.InProgress, 1_000_000_001) },
        { "report.quantity-without-target", A.Line("t1", TaskState.InProgress, 1) },
        { "report.quantity-missing", A.Line("count") },
        { "report.quantity-missing", A.Line("percent") },
        { "report.needs-note", A.Line("count", quantity: 3) },
        { "report.needs-note", A.Line("percent", quantity: 94) },
        { "report.needs-note", A.Line("t1", TaskState.NotApplicable) },
        { "report.percent-above-100", A.Line("percent", TaskState.InProgress, 101) },
        { "report.share-out-of-range", A.Line("t1", TaskState.InProgress, percent: 101) },
        { "report.share-out-of-range", A.Line("t1", TaskState.InProgress, percent: -1) },
        { "text.too-long", A.Line("t1", text: new('长', 10_000)) },
    };

    [Theory]
    [MemberData(nameof(Flaws))]
    public void Check_OneFlaw_IsRefusedWithTheOccurrenceAsItsPlace(string code, TaskProgress line)
    {
        var world = Asked();
        var decision = ReportRules.Submit(
            world.Xihu, world.District.TermsFor(A.Xihu, A.Q1), new(A.BySchool(), A.Q1, A.Content(line), false), world.Now);

        var refusal = Assert.Single(decision.Refusals);
        Assert.Equal((code, line.Occurrence.Value), (refusal.Code, refusal.Place));
    }

    public static TheoryData<TaskProgress> Sound =>
    [
        A.Line("count", quantity: 4),
        A.Line("count", quantity: 3, text: "第四次因故推迟"),
        A.Line("count", TaskState.InProgress),
        A.Line("percent", quantity: 95),
        A.Line("limit"),
        A.Line("limit", quantity: 9_000),
        A.Line("t1", TaskState.NotApplicable, text: "本校无此岗位"),
        A.Line("t1", TaskState.InProgress, percent: 100),
    ];

    [Theory]
    [MemberData(nameof(Sound))]
    public void Check_SoundLine_IsAccepted(TaskProgress line) => Assert.True(Asked().Submit(A.Q1, line));

    [Fact]
    public void Check_SameLineTwice_IsRefused()
    {
        var world = Asked();

        Assert.False(world.Submit(A.Q1, A.Line(), A.Line()));
        Assert.Equal(["report.line-repeated"], world.Refused);
    }

    [Fact]
    public void Check_DoneBeforeThisQuarter_CountsTowardsTheTarget()
    {
        var world = World.Planned([A.Task("count", months: [3, 6], target: A.Target(4))], A.Q1, A.Q2);
        world.On(4, 1).Submit(A.Q1, A.Line("count", TaskState.InProgress, 3));

        Assert.False(world.On(7, 1).Submit(A.Q2, A.Line("count")));
        Assert.Equal(["report.needs-note"], world.Refused);
        Assert.True(world.Submit(A.Q2, A.Line("count", quantity: 1)));
    }

    [Fact]
    public void Check_ExtraWork_IsCheckedByItsNumber()
    {
        var world = Asked();
        ReportContent content = new(
            [A.Line()], [new("送清凉", A.Democracy, null), new(" ", new("A 1"), new('长', 5_000))], new('长', 5_000), false);
        var decision = ReportRules.Submit(world.Xihu, world.District.TermsFor(A.Xihu, A.Q1), new(A.BySchool(), A.Q1, content, false), world.Now);

        Assert.Equal(
            [("name.blank", "extra[2]"), ("text.too-long", "extra[2]"), ("code.malformed", "A 1"), ("text.too-long", null)],
            decision.Refusals.Select(r => (r.Code, r.Place)));
        Assert.False(world.Submit(A.Q1, content with { Extra = [.. Enumerable.Repeat(new ExtraWork("送清凉", null, null), 101)], Highlights = null }));
        Assert.Equal(["report.too-many-extra"], world.Refused);
    }

    [Fact]
    public void Check_CancelledByAnAmendment_CannotBeReportedAnyMore()
    {
        var world = Asked();
        world.Amend(A.Task());

        Assert.False(world.Submit(A.Q1, A.Line("count", quantity: 1)));
        Assert.Equal(["report.unknown-occurrence"], world.Refused);
    }
}
