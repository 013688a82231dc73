using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Gateway.Documents.Coverage;

/// <summary>A plan as it stands in the system: tasks with months, targets and recurrence, and the sentences that they keep.</summary>
public sealed class TaskCoverageTests
{
    private static readonly PlanSpan Year = new(new(2026, 1), new(2026, 12));

    [Fact]
    public void Of_TaskThatRecurs_CountsItsOccurrences()
    {
        Assert.Equal(12, Found("committee", Task("工会委员会会议", recurrence: Recurrence.Monthly)));
        Assert.Equal(4, Found("committee", Task("工会委员会会议", recurrence: Recurrence.Quarterly)));
        Assert.Equal(3, Found("committee", Task("工会委员会会议", [3, 6, 9])));
        Assert.Equal(1, Found("committee", Task("工会委员会会议", [7, 8])));
    }

    [Fact]
    public void Of_TaskWithATarget_CountsItInItsUnit()
    {
        Assert.Equal(2, Found("congress", Task("召开教代会", [3], Times(2))));
        Assert.Equal(1, Found("congress", Task("召开教代会", [3], Times(40) with { Unit = "人" })));
        Assert.Equal(1, Found("congress", Task("召开教代会", [3], Times(90) with { Measure = Measure.Percent, Unit = "%" })));
        Assert.Equal(1, Found("congress", Task("召开教代会", [3], Times(3) with { Bound = Bound.AtMost })));
        Assert.Equal(4, Found("committee", Task("工会委员会会议", [], Times(1), TaskKind.Standing)));
    }

    [Fact]
    public void Of_SentenceKept_SaysMoreThanTheTitle()
    {
        var task = Task("召开工会委员会会议", source: "1．召开工会委员会会议，每学期不少于2次，研究重要事项。");

        var point = Point("committee", task);

        Assert.Equal(4, point.Found);
        Assert.Equal("1．召开工会委员会会议，每学期不少于2次，研究重要事项", point.Sentences.Single().Text);
        Assert.Equal(new(100, task.Source!.Length - 1), point.Sentences.Single().Span);
    }

    /// <summary>The chair made another work of the task; the sentence that it came from no longer counts.</summary>
    [Fact]
    public void Of_TitleRewritten_CountsTheTitleAlone()
    {
        var task = Task("举办教工趣味运动会", source: "组织全体教职工健康体检。");

        Assert.Equal(0, Found("checkup", task));
        Assert.Equal(1, Found("culture", task));
        Assert.Null(Point("culture", task).Sentences.Single().Span);
    }

    [Fact]
    public void Of_TaskOfTheArea_CountsWithoutWordsWhereThePointSaysSo()
    {
        Assert.Equal(1, Found("culture", Task("元宵猜灯谜") with { Area = new("a08") }));
        Assert.Equal(0, Found("congress", Task("校长信箱") with { Area = new("a02") }));
        Assert.Equal(0, Found("retired", Task("办理退休手续") with { Area = new("a12") }));
        Assert.Equal(0, Found("culture", Task("取消元宵灯谜会") with { Area = new("a08") }));
    }

    /// <summary>Drafts are not checked before they are handed in.</summary>
    [Theory]
    [InlineData(long.MaxValue, int.MaxValue)]
    [InlineData(long.MinValue, int.MinValue)]
    [InlineData(0, -1)]
    public void Of_DraftWithAbsurdNumbers_IsCounted(long quantity, int start)
    {
        var task = Task("工会委员会会议", [], new(quantity, "次", Bound.AtLeast, Measure.Count), recurrence: Recurrence.Monthly, source: "工会委员会会议。");

        var point = Point("committee", task with { Source = task.Source! with { Start = start, Length = int.MaxValue } });

        Assert.InRange(point.Found, 1, 1_000);
        Assert.Null(point.Sentences.Single().Span);
    }

    [Fact]
    public void Of_Semester_AsksHalfOfAYear()
    {
        var semester = new PlanSpan(new(2026, 9), new(2027, 1));

        var coverage = PlanCoverage.Of([Task("工会委员会会议", [9, 11])], semester, RequiredPoints.Shipped);

        var committee = coverage.Single(p => p.Code.Value == "committee");
        Assert.Equal((CoverageState.Covered, 2, 2), (committee.State, committee.Found, committee.Required));
        Assert.Equal(1, coverage.Single(p => p.Code.Value == "openness").Required);
        Assert.Equal(1, coverage.Single(p => p.Code.Value == "congress").Required);
    }

    [Fact]
    public void Of_PointOfTheDistrictsOwn_CountsItsOwnUnit()
    {
        var news = new RequiredPoint(new("news"), "工会信息", new("a15"), [new(["信息 報送", "簡報"])], ["信息技术"], 6, "篇", PointPeriod.Year, [], null);

        Assert.Equal(8, PlanCoverageTests.OfSentence("全年报送信息不少于8篇。", point: news)[0].Found);
        Assert.Equal(6, PlanCoverageTests.OfSentence("全年报送信息不少于8篇。", point: news)[0].Required);
        Assert.Equal(1, PlanCoverageTests.OfSentence("及时编写简报，开展评比4次。", point: news)[0].Found);
        Assert.Equal(0, PlanCoverageTests.OfSentence("报送信息技术比赛作品。", point: news)[0].Found);
    }

    [Fact]
    public void Of_NumberSaidTwiceInASentence_CountsOnce() =>
        Assert.Equal(12, PlanCoverageTests.OfSentence("工会委员会会议每月召开一次，全年不少于10次。", point: RequiredPoints.Shipped.Single(point => point.Code.Value == "committee"))[0].Found);

    [Fact]
    public void Summary_NamesWhatIsMissingAndWhatIsTooLittle()
    {
        var points = RequiredPoints.Shipped.Where(p => p.Code.Value is "congress" or "committee" or "women" or "funds");

        Assert.Equal(
            "未涉及：女职工工作、经费预决算与公开；次数不足：工会委员会会议（2/4 次）。",
            PlanCoverage.Summary(PlanCoverage.Of([Task("召开教代会", [3]), Task("工会委员会会议", [3, 9])], Year, points)));
        Assert.Equal("必备工作要点全部涉及。", PlanCoverage.Summary(PlanCoverage.Of([Task("召开教代会", [3])], Year, points.Where(p => p.Code.Value is "congress"))));
        Assert.Equal("没有设定必备工作要点。", PlanCoverage.Summary([]));
    }

    [Fact]
    public void Of_WordsAndTextsMadeToBeSlow_DoNotHang()
    {
        var wide = new RequiredPoint(new("p"), "要点", new("a01"), [new(["​​", "工会 会员", "会员会员 工会"])], ["​"], 1, "次", PointPeriod.Year, [], null);
        string[] texts = [string.Concat(Enumerable.Repeat("会员，", 20_000)), string.Concat(Enumerable.Repeat("工会会员会员、", 10_000)), new('，', 50_000), new('每', 50_000), string.Concat(Enumerable.Repeat("今年暂停，", 20_000)), ""];

        foreach (var text in texts)
            Assert.Single(PlanCoverage.Of([Task("召开会议", source: text), Task(text.Length == 0 ? "。" : text)], Year, [wide]));
    }

    [Fact]
    public void Of_WorksBeyondTheBound_AreLeftOut()
    {
        var endless = Task(new string('教', 500_001));

        Assert.Equal(1, Found("congress", endless, Task("召开教代会")));
    }

    private static PointCoverage Point(string code, params PlanTask[] tasks) =>
        PlanCoverage.Of(tasks, Year, RequiredPoints.Shipped).Single(p => p.Code.Value == code);

    private static int Found(string code, params PlanTask[] tasks) => Point(code, tasks).Found;

    private static Target Times(int count) => new(count * 1_000, "次", Bound.AtLeast, Measure.Count);

    private static PlanTask Task(
        string title, int[]? months = null, Target? target = null, TaskKind kind = TaskKind.OneOff, Recurrence recurrence = Recurrence.None, string? source = null) => new(
        new("t1"), kind, title, new("a18"), null, [.. (months ?? []).Select(month => new YearMonth(2026, month))], target, recurrence, PlanTask.UsualWeight, null,
        source is null ? null : new(100, source.Length, source));
}
