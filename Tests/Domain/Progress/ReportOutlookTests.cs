using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class ReportOutlookTests
{
    private static World Asked() => World.Planned(
        [
            A.Task(),
            A.Task("count", target: A.Target(4)),
            A.Task("percent", [3, 4], target: A.Target(95, measure: Measure.Percent)),
            A.Task("open", weight: 3 * PlanTask.UsualWeight),
            A.Task("later", months: [8, 9]),
        ],
        A.Q1, A.Q2).On(4, 1);

    private static ReportView View(World world, Quarter quarter) => ReportView.Of(world.Xihu, world.District.TermsFor(A.Xihu, quarter), world.Now);

    private static ReportOutlook Outlook(World world, Quarter quarter, params TaskProgress[] lines)
    {
        var draft = ReportDraft.Of(quarter, 0, A.Content(lines), _ => true);
        return ReportOutlook.Of(View(world, quarter), draft, DateOnly.FromDateTime(world.Now.UtcDateTime));
    }

    [Fact]
    public void Rates_OfADraft_AreThoseAfterItIsHandedIn()
    {
        var world = Asked();
        TaskProgress[] lines = [A.Line(), A.Line("count", TaskState.InProgress, 3), A.Line("open", TaskState.InProgress, percent: 40)];
        var first = Outlook(world, A.Q1, lines);
        Assert.True(world.Submit(A.Q1, lines));
        Assert.Equal(first.Rates, View(world, A.Q1).Reported);

        world.On(7, 1);
        TaskProgress[] next = [A.Line("count", TaskState.Done, 1), A.Line("percent", TaskState.InProgress, 90), A.Line("open", TaskState.NotStarted)];
        var second = Outlook(world, A.Q2, next);
        Assert.True(world.Submit(A.Q2, next));
        Assert.Equal(second.Rates, View(world, A.Q2).Reported);
        Assert.Equal(second.Rates.Completion.Whole, second.IfAllDone.Part);
    }

    [Fact]
    public void Flaws_OfWhatCannotBeRead_AreNotAlsoMissing()
    {
        var world = Asked();
        var draft = ReportDraft.Of(A.Q1, 0).With(
            new(A.Q1, [new(A.Occurrence("count"), ReportField.State, "已完成"), new(A.Occurrence("count"), ReportField.Quantity, "1O")], null, null, null), "chair", world.Now);
        var flaw = Assert.Single(ReportOutlook.Of(View(world, A.Q1), draft, new(2026, 4, 1)).Flaws);
        Assert.Equal(("report.quantity-unreadable", A.Occurrence("count").Value), (flaw.Code, flaw.Place));
    }

    [Theory]
    [InlineData("count", ReportField.Quantity, "-3", "report.quantity-negative")]
    [InlineData("open", ReportField.Share, "-5%", "report.share-out-of-range")]
    [InlineData("open", ReportField.Share, "300%", "report.share-out-of-range")]
    public void Of_NumberOutOfBounds_IsAFlawAndCountsAsNotTyped(string task, ReportField field, string typed, string code)
    {
        var world = Asked();
        var draft = ReportDraft.Of(A.Q1, 0).With(new(A.Q1, [new(A.Occurrence(task), field, typed)], null, null, null), "chair", world.Now);

        var outlook = ReportOutlook.Of(View(world, A.Q1), draft, new(2026, 4, 1));

        Assert.Contains(outlook.Flaws, f => f.Code == code && f.Place == A.Occurrence(task).Value);
        Assert.Equal(View(world, A.Q1).Reported.Completion, outlook.Rates.Completion);
    }

    [Fact]
    public void IsBehind_Line_OnlyWhereItIsDueSpokenOfAndOpen()
    {
        var outlook = Outlook(
            Asked(), A.Q1, A.Line(), A.Line("count", TaskState.Done, 3, text: "少一次"), A.Line("open", TaskState.None), A.Line("percent", TaskState.InProgress, 10));
        Assert.Equal([A.Occurrence("count")], outlook.Lines.Where(l => l.IsBehind).Select(l => l.Asked.Occurrence.Id));
    }

    public static TheoryData<string?, TaskProgress> Queries => new()
    {
        { null, A.Line() },
        { null, A.Line("count", quantity: 4) },
        { null, A.Line("count", TaskState.InProgress, 8) },
        { "query.far-above-target", A.Line("count", quantity: 9) },
        { "query.below-target", A.Line("count", quantity: 3) },
        { "query.not-applicable", A.Line("open", TaskState.NotApplicable) },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public void Queries_Line_AsksAboutWhatLooksLikeASlip(string? code, TaskProgress line)
    {
        var queries = Outlook(Asked(), A.Q1, line).Queries;
        Assert.Equal(code is null ? [] : [code], queries.Select(q => q.Code));
        Assert.All(Outlook(Asked(), A.Q1, line with { Note = "核对过" }).Queries, q => Assert.True(q.IsAnswered));
    }

    [Fact]
    public void Queries_PercentBelowTheQuarterBefore_IsAskedAbout()
    {
        var world = Asked();
        Assert.True(world.Submit(A.Q1, A.Line(), A.Line("percent", TaskState.InProgress, 90)));
        Assert.Equal("query.percent-drops", Assert.Single(Outlook(world.On(7, 1), A.Q2, A.Line("percent", TaskState.InProgress, 80)).Queries).Code);
    }

    /// <summary>Last year's plan had one of the same name, in the same unit: two of them were held.</summary>
    [Theory]
    [InlineData(null, "召开教代会（count）", 4)]
    [InlineData("query.far-above-last-year", "召开教代会（count）", 5)]
    [InlineData("query.far-above-last-year", "2025年召开教代会（count）", 5)]
    [InlineData(null, "另一项工作", 5)]
    public void Queries_FarMoreThanLastYear_IsAskedAbout(string? code, string titleThen, int quantity)
    {
        var world = World.Founded();
        var then = new Quarter(2025, 1);
        world.Plan([A.Task("old", target: A.Target(2)) with { Title = titleThen, Months = [new(2025, 3)] }], A.Span(2025, 1, 2025, 12), "p2025");
        world.On(4, 1, 2025);
        Assert.True(world.Open(then), string.Join(',', world.Refused));
        Assert.True(world.Submit(then, new TaskProgress(OccurrenceId.Of("p2025.old"), TaskState.Done, 2_000)), string.Join(',', world.Refused));
        world.On(1, 5).Plan([A.Task("count", target: A.Target(4)) with { Title = "2026年召开教代会（count）" }]);
        Assert.True(world.On(4, 1).Open(A.Q1), string.Join(',', world.Refused));

        var outlook = Outlook(world, A.Q1, A.Line("count", TaskState.Done, quantity));

        Assert.Equal(code is null ? [] : [code], outlook.Queries.Select(q => q.Code));
        Assert.Equal(titleThen == "另一项工作" ? null : new LastYearAmount(then, 2_000), outlook.Lines.Single().Asked.LastYear);
    }

    [Fact]
    public void Submit_NoteInsteadOfText_ExplainsWhatIsShort()
    {
        var world = Asked();
        Assert.True(world.Submit(A.Q1, A.Line("count", quantity: 3) with { Note = "少一次，已向区里说明" }));
        Assert.Equal("少一次，已向区里说明", world.Xihu.Report(A.Q1).Submitted!.Lines[0].Note);
    }
}
