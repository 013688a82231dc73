using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Comparison;

/// <summary>What is worth a look before a report is accepted.</summary>
public sealed class ReviewQueueTests
{
    private static readonly SchoolRow School = new(A.Xihu, "溪湖小学", A.Primary);
    private static readonly DateTimeOffset Filed = A.Noon(2026, 10, 9);

    [Fact]
    public void Of_PlainReport_HasNoFlags() => Assert.Empty(One(Row(), Now(Filing.OnTime, 900), Before(800)).Flags);

    [Fact]
    public void Of_LateReport_TellsTheDays()
    {
        var report = One(Row(), Now(Filing.Late, 900) with { FiledAt = A.Noon(2026, 10, 12), DueUntil = A.Day(10, 10) }, Before(900));
        Assert.Equal([ReviewFlag.Late], report.Flags.ToArray());
        Assert.Equal(2, report.LateByDays);
    }

    [Theory]
    [InlineData(1000, 801, false)]
    [InlineData(1000, 800, true)]
    [InlineData(700, 900, true)]
    public void Of_CompletionAgainstTheQuarterBefore_IsALeapFromTwentyPoints(int now, int before, bool isLeap) =>
        Assert.Equal(isLeap, One(Row(), Now(Filing.OnTime, now), Before(before)).Flags.Contains(ReviewFlag.Leap));

    [Fact]
    public void Of_FirstQuarter_HasNothingBefore()
    {
        var report = One(Row() with { Quarter = A.Q1 }, Now(Filing.OnTime, 100), Before(900), A.Q1);
        Assert.False(report.Before.Exists);
        Assert.Empty(report.Flags);
    }

    [Fact]
    public void Of_EmptyOnBehalfWithProblemsAndNotApplicable_HasAllFourFlags() => Assert.Equal(
        [ReviewFlag.Empty, ReviewFlag.OnBehalf, ReviewFlag.Problems, ReviewFlag.NotApplicable],
        One(Row() with { Problems = 2, NotApplicable = 1 }, Now(Filing.Empty, 900) with { IsOnBehalf = true }, Before(900)).Flags.ToArray());

    [Fact]
    public void Of_HandedInAfterAReturn_IsAgain()
    {
        Assert.False(One(Row(), Now(Filing.OnTime, 900), Before(900)).IsAgain);
        Assert.True(One(Row() with { SubmittedAt = Filed.AddDays(3) }, Now(Filing.OnTime, 900), Before(900)).IsAgain);
    }

    [Fact]
    public void Of_OfficerOfAnotherGroup_SeesNothing()
    {
        var view = View(A.Q3, Now(Filing.OnTime, 900), Before(900));
        var rows = new WaitingRows([School], [Row()], [new(A.Xihu, A.PlanId, "计划", new(new(2026, 1), new(2026, 12)), WorkState.Submitted, Filed, false, false)]);
        var queue = ReviewQueue.Of(rows, view, group => group != A.Primary);
        Assert.Empty(queue.Reports);
        Assert.Empty(queue.Plans);
        Assert.Single(ReviewQueue.Of(rows, view, _ => true).Plans);
    }

    private static WaitingReport One(WaitingReportRow row, ComparedSchool now, ComparedSchool before, Quarter? quarter = null) =>
        Assert.Single(ReviewQueue.Of(new([School], [row], []), View(quarter ?? A.Q3, now, before), _ => true).Reports);

    private static WaitingReportRow Row() => new(A.Xihu, A.Q3, WorkState.Submitted, Filed, Filed, 0, 0);

    private static ComparedSchool Before(int perMille) => Now(Filing.OnTime, perMille);

    private static ComparedSchool Now(Filing filing, int perMille) => new(
        "溪湖小学", 0, Standing.Expected, true, WorkState.Submitted, filing, Filed, A.Day(10, 10), 1, 0,
        new(new(perMille, 1000), default, default, 9, 0, Light.Green), null);

    private static ComparisonView View(Quarter quarter, ComparedSchool now, ComparedSchool before)
    {
        var none = new ComparedTotal(0, default, default, 0, 0, 0, now.Rates, [], null, []);
        QuarterTable Table(Quarter of, ComparedSchool row) => new(of, null, false, [row], new([], [], [], []), [], none);
        return new(
            A.District, "青岚区教育工会", "Asia/Shanghai", default, A.Noon(2026, 10, 20), 1, [], ImmutableArray<DistrictUnion.Domain.Districts.WorkArea>.Empty, [School],
            [Table(quarter.Earlier(1), before), Table(quarter, now)]);
    }
}
