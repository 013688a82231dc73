using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains.Progress;

public sealed class SchoolUnionGrainTests
{
    private static async Task<MemoryGrains> Asked(params PlanTask[] tasks)
    {
        var grains = await MemoryGrains.WithAPlan(tasks.Length == 0 ? [A.Task()] : tasks);
        await grains.District.OpenRound(new(A.ByDistrict(), A.Q1, A.Dates(A.Q1)));
        grains.On(4, 1);
        return grains;
    }

    private static SubmitReport Submit(ReportContent? content, SchoolCode? school = null) => new(A.BySchool(school), A.Q1, content, false);

    private static Task<Outcome<ReportDraft>> Type(MemoryGrains grains, string task, ReportField field, string? typed) =>
        grains.Xihu.SaveReportDraft(
            new(A.BySchool(), A.Q1), new(A.Q1, [new(A.Occurrence(task), field, typed)], null, null, null));

    private static string Code<T>(Outcome<T> outcome)
        where T : class => outcome.Refusals.Single().Code;

    [Fact]
    public async Task Act_ByAnotherSchool_IsAbsentEverywhere()
    {
        var grains = await Asked();
        await Type(grains, "t1", ReportField.Quantity, "看不懂");
        var foreign = A.BySchool(A.Donghu);

        string[] codes =
        [
            Code(await grains.Xihu.Submit(Submit(A.Content(A.Line()), A.Donghu))),
            Code(await grains.Xihu.Submit(Submit(null, A.Donghu))),
            Code(await grains.Xihu.SubmitPlan(new(foreign, A.PlanId, "计划", null))),
            Code(await grains.Xihu.Accept(new(foreign, A.Q1, null))),
            Code(await grains.Xihu.TakeDistrictTasks(new(foreign))),
            Code(await grains.Xihu.HandOverTasks(new(foreign))),
            Code(await grains.Xihu.SaveReportDraft(new(foreign, A.Q1), new(A.Q1, [], null, null, null))),
            Code(await grains.Xihu.SavePlanDraft(new(A.PlanId, "计划", [], 0, default, ""), A.Chair(A.Donghu))),
            Code(await grains.Xihu.CopyPlan(new(new("p2027"), A.PlanId, false, 0), A.Chair(A.Donghu))),
        ];

        Assert.All(codes, code => Assert.Equal("scope.absent", code));
        Assert.Null(await grains.Xihu.Plans(A.Chair(A.Donghu)));
        Assert.Null(await grains.Xihu.Report(A.Chair(A.Donghu), A.Q1));
        Assert.Null(await grains.Xihu.ReportDraft(A.Chair(A.Donghu), A.Q1));
        Assert.Null(await grains.Xihu.Year(A.Chair(A.Donghu), 2026));
    }

    [Fact]
    public async Task Review_BySchoolItself_IsForbidden()
    {
        var grains = await Asked();
        await grains.Xihu.Submit(Submit(A.Content(A.Line())));

        string[] codes =
        [
            Code(await grains.Xihu.Accept(new(A.BySchool(), A.Q1, null))),
            Code(await grains.Xihu.Return(new(A.BySchool(), A.Q1, [new(null, "补充")], A.Day(4, 9)))),
            Code(await grains.Xihu.Reopen(new(A.BySchool(), A.Q1, "补报", A.Day(4, 9)))),
            Code(await grains.Xihu.AcceptPlan(new(A.BySchool(), A.PlanId, null))),
            Code(await grains.Xihu.TakeOverTasks(new(A.BySchool(), A.Donghu))),
        ];

        Assert.All(codes, code => Assert.Equal("scope.forbidden", code));
    }

    [Fact]
    public async Task Submit_ByTheDistrictAsItself_IsRefused()
    {
        var grains = await Asked();

        Assert.Equal("on-behalf.missing", Code(await grains.Xihu.Submit(Submit(A.Content(A.Line())) with { Context = A.ByDistrict() })));
    }

    [Fact]
    public async Task Submit_SchoolUnknownToTheDistrict_IsNotSeenAndMayNotReport()
    {
        var grains = await Asked();
        var beihu = DistrictUnion.Grains.Interfaces.GrainFactoryExtensions.SchoolUnion(grains.Factory, A.District, new("beihu"));

        Assert.Null(await beihu.Report(A.Officer(), A.Q1));
        Assert.Equal("report.not-expected", (await beihu.Submit(Submit(A.Content(), new("beihu")))).Refusals[0].Code);
    }

    [Fact]
    public async Task Submit_OnAnOlderRevision_IsStale()
    {
        var grains = await Asked();
        var seen = (await grains.Xihu.Report(A.Chair(), A.Q1))!.Revision;
        await grains.Xihu.Submit(Submit(A.Content(A.Line())));

        var stale = await grains.Xihu.Accept(new(A.ByDistrict(seen), A.Q1, null));

        Assert.Equal("revision.stale", Code(stale));
    }

    [Fact]
    public async Task Submit_SameIdAfterTheActivationLeft_GivesTheStoredAnswer()
    {
        var grains = await Asked();
        var command = Submit(A.Content(A.Line()));
        var first = await grains.Xihu.Submit(command);
        grains.Forget();

        var again = await grains.Xihu.Submit(command);

        Assert.Equal(A.Json(first), A.Json(again));
        Assert.Equal("command.id-reused", Code(await grains.Xihu.Submit(command with { Content = A.Content() })));
    }

    [Fact]
    public async Task Draft_TypedFieldByField_IsSubmittedAsAWhole()
    {
        var grains = await Asked(A.Task(target: A.Target(3)));
        await Type(grains, "t1", ReportField.Quantity, "3");
        await Type(grains, "t1", ReportField.State, "已完成");
        grains.Forget();

        Assert.False((await grains.Xihu.Submit(Submit(null))).IsRefused);

        var report = (await grains.Xihu.Report(A.Chair(), A.Q1))!;
        Assert.Equal(new(A.Occurrence(), TaskState.Done, 3_000), report.Lines.Single().Line);
        Assert.Null(await grains.Xihu.ReportDraft(A.Chair(), A.Q1));
    }

    [Fact]
    public async Task Draft_ManyAutosaves_JournalOnlyTheFirst()
    {
        var grains = await Asked();
        await Type(grains, "t1", ReportField.Text, "初");
        var commits = grains.Journal.Commits.Count;

        await Type(grains, "t1", ReportField.Text, "初稿");

        Assert.Equal(commits, grains.Journal.Commits.Count);
        Assert.Equal("初稿", (await grains.Xihu.ReportDraft(A.Chair(), A.Q1))!.Fields.Single().Typed);
    }

    [Fact]
    public async Task Draft_ExtraRowsByTwoPeople_LosesNeither()
    {
        var grains = await Asked();
        ExtraWork first = new("托管服务", null, null), second = new("献血", null, null);
        Task<Outcome<ReportDraft>> Extra(params ExtraChange[] rows) =>
            grains.Xihu.SaveReportDraft(new(A.BySchool(), A.Q1), new(A.Q1, [], null, null, null) { ExtraRows = [.. rows] });
        await Extra(new(null, first), new(null, second));

        // Both forms were drawn with the two rows; each person changes another one, and somebody adds a third.
        await Task.WhenAll(
            Extra(new ExtraChange(first, first with { Text = "三十人" })), Extra(new ExtraChange(second, second with { Text = "五人" })), Extra(new ExtraChange(null, new("义诊", null, null))));

        var rows = (await grains.Xihu.ReportDraft(A.Chair(), A.Q1))!.Extra;
        Assert.Equal(["三十人", "五人", null], rows.OrderByDescending(r => r.Title == first.Title).ThenBy(r => r.Text is null).Select(r => r.Text));
        Assert.Equal(3, rows.Length);
    }

    [Fact]
    public async Task Draft_ExtraRowThatSomebodyElseChanged_KeepsBoth()
    {
        var grains = await Asked();
        ExtraWork row = new("托管服务", null, null);
        Task<Outcome<ReportDraft>> Extra(ExtraChange change) =>
            grains.Xihu.SaveReportDraft(new(A.BySchool(), A.Q1), new(A.Q1, [], null, null, null) { ExtraRows = [change] });
        await Extra(new(null, row));
        await Extra(new(row, row with { Text = "三十人" }));

        await Extra(new(row, row with { Text = "四十人" }));
        await Extra(new(row, null));
        await Extra(new(null, row with { Text = "四十人" }));

        Assert.Equal(["三十人", "四十人"], (await grains.Xihu.ReportDraft(A.Chair(), A.Q1))!.Extra.Select(r => r.Text));
    }

    [Fact]
    public async Task Draft_ExtraRowByAPostOfSomeAreas_IsRefused()
    {
        var grains = await Asked();

        var refused = await grains.Xihu.SaveReportDraft(
            new(A.By(A.MemberOf(A.Democracy)), A.Q1), new(A.Q1, [], null, null, null) { ExtraRows = [new(null, new("献血", null, null))] });

        Assert.Equal(("report.area-not-yours", "extra"), (refused.Refusals.Single().Code, refused.Refusals.Single().Place));
    }

    [Fact]
    public async Task Draft_Unreadable_IsRefusedAndKept()
    {
        var grains = await Asked();
        await Type(grains, "t1", ReportField.Quantity, "三次");

        Assert.Equal("report.quantity-unreadable", Code(await grains.Xihu.Submit(Submit(null))));
        Assert.Equal("三次", (await grains.Xihu.ReportDraft(A.Chair(), A.Q1))!.Fields.Single().Typed);
    }

    [Fact]
    public async Task Draft_AfterAReturn_GoesOnWithWhatWasHandedIn()
    {
        var grains = await Asked(A.Task(), A.Task("t2"));
        await grains.Xihu.Submit(Submit(A.Content(A.Line(text: "召开一次"), A.Line("t2", TaskState.InProgress, percent: 40))));
        await grains.Xihu.Return(new(A.ByDistrict(), A.Q1, [new(A.Occurrence("t2").Value, "请写到完成")], A.Day(4, 9)));
        Assert.Null(await grains.Xihu.ReportDraft(A.Chair(), A.Q1));

        await Type(grains, "t2", ReportField.State, "已完成");
        Assert.False((await grains.Xihu.Submit(Submit(null))).IsRefused);

        var report = (await grains.Xihu.Report(A.Chair(), A.Q1))!;
        Assert.Equal(["召开一次", null], report.Lines.Select(l => l.Line!.Text));
        Assert.All(report.Lines, line => Assert.Equal(TaskState.Done, line.Line!.State));
    }

    [Fact]
    public async Task PlanDraft_OlderThanThePlan_IsIgnored()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        await grains.Xihu.AmendPlan(new(A.BySchool(), A.PlanId, "增加一项"));
        PlanDraft draft = new(A.PlanId, "调整后的计划", [A.Task(), A.Task("t2")], 0, default, "");
        Assert.False((await grains.Xihu.SavePlanDraft(draft, A.Chair())).IsRefused);

        var submitted = await grains.Xihu.SubmitPlan(new(A.BySchool(), A.PlanId, "无题", null));

        Assert.Equal(("调整后的计划", 2), (submitted.Value!.Title, submitted.Value.Tasks.Length));
        Assert.Null(await grains.Xihu.PlanDraft(A.Chair(), A.PlanId));
        Assert.Equal("plan.not-editable", Code(await grains.Xihu.SavePlanDraft(draft, A.Chair())));
        Assert.Equal("plan.unknown", Code(await grains.Xihu.SavePlanDraft(draft with { Plan = new("p9") }, A.Chair())));
    }

    [Fact]
    public async Task TakeDistrictTasks_BySchoolOrDistrict_CountsOnce()
    {
        var grains = await Asked();
        await grains.District.HandDownTask(new(A.ByDistrict(), A.DistrictTask()));

        Assert.Single((await grains.Xihu.TakeDistrictTasks(new(A.ByDistrict()))).Value!.Tasks);
        var commits = grains.Journal.Commits.Count;
        Assert.Single((await grains.Xihu.TakeDistrictTasks(new(A.BySchool()))).Value!.Tasks);

        Assert.Equal(commits, grains.Journal.Commits.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TakeOverTasks_CrashBetweenTheTwoStreams_IsMendedByAskingAgain(bool withTheSameId)
    {
        var grains = await Asked();
        await grains.District.MergeSchool(new(A.ByDistrict(), A.Xihu, A.Donghu, A.Day(4, 1), OpenTasks.PassOn, "布局调整"));
        var command = new TakeOverTasks(A.ByDistrict(), A.Xihu);
        grains.Journal.Faults.Enqueue(Fault.None);
        grains.Journal.Faults.Enqueue(Fault.FailedUnwritten);
        await Assert.ThrowsAsync<IOException>(() => grains.Donghu.TakeOverTasks(command));
        Assert.Empty((await grains.Xihu.Plan(A.Officer(), A.PlanId))!.Tasks);
        grains.Forget();

        var taken = await grains.Donghu.TakeOverTasks(withTheSameId ? command : command with { Context = A.ByDistrict() });
        var again = await grains.Donghu.TakeOverTasks(command with { Context = A.ByDistrict() });

        Assert.Equal(1, taken.Value!.Count);
        Assert.Equivalent(taken, again, strict: true);
        Assert.Single((await grains.Donghu.Plans(A.Officer()))!.Value.Single().Tasks);
    }

    [Fact]
    public async Task TakeOverTasks_OfASchoolThatDidNotMergeHere_IsRefused()
    {
        var grains = await Asked();

        Assert.Equal("school.not-merged", Code(await grains.Donghu.TakeOverTasks(new(A.ByDistrict(), A.Xihu))));
        Assert.Equal("school.not-merged", Code(await grains.Donghu.TakeOverTasks(new(A.ByDistrict(), new("beihu")))));
    }

    [Fact]
    public async Task Year_ClosedYear_IsShownAsArchived()
    {
        var grains = await Asked();
        await grains.Xihu.Submit(Submit(A.Content(A.Line())));
        grains.On(2, 1, 2027);
        await grains.District.CloseYear(new(A.ByDistrict(), 2026));

        var year = (await grains.Xihu.Year(A.Officer(), 2026))!;

        Assert.Equal((WorkState.Archived, WorkState.Archived), (year.Plans.Single().State, year.Quarters.Single().State));
        Assert.Empty((await grains.Xihu.Year(A.Officer(), 2027))!.Plans);
    }
}
