using System.Text.Json;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.MainJob;

/// <summary>
/// The main job from the Word file to the Excel of the district, over HTTP, on a real database: register, hand down, read, submit, return,
/// accept, amend, report two quarters in every way, compare, download, verify.
/// </summary>
public sealed class MainJobTests
{
    [Fact]
    public async Task MainJob_OnASqliteFile_EveryNumberAgrees()
    {
        await using var application = new GatewayApplication();
        BuildAnswers.Write(await new MainJob(application).Run());
    }

    [ClusterAnswersFact]
    public async Task MainJob_OnBothBuilds_AnswersAreTheSame()
    {
        await using var application = new GatewayApplication();
        var answers = await new MainJob(application).Run();

        Assert.Equal(await File.ReadAllLinesAsync(BuildAnswers.OfCluster), answers);
    }

    [PostgresFact]
    public async Task MainJob_OnPostgres_EveryNumberAgrees()
    {
        await using var application = new PostgresGatewayApplication();
        await new MainJob(application).Run();
    }
}

/// <summary>The steps of the main job on one service.</summary>
internal sealed class MainJob(GatewayApplication application)
{
    private const string Word = "西湖小学工会2026年计划.docx";

    private readonly DistrictScene scene = new(application);

    /// <summary>From the Word file to the workbooks.</summary>
    /// <returns>What the service answers at the end, in the order in which it was asked.</returns>
    public async Task<IReadOnlyList<string>> Run()
    {
        var answers = new List<string>();
        await FoundTheDistrict();
        await HandInThePlans();
        await ReportTheFirstQuarter();
        await ReportTheSecondQuarter();

        foreach (var (quarter, basis) in new[] { ("2026Q1", "reported"), ("2026Q1", "accepted"), ("2026Q2", "reported"), ("2026Q2", "accepted") })
        {
            var comparison = (await scene.Officer.Get($"{scene.Path}/comparison/{quarter}?basis={basis}")).Ok();
            var workbook = (await scene.Officer.Get($"{scene.Path}/comparison/{quarter}/workbook?basis={basis}")).Ok();
            ComparedSheets.AssertEqual(comparison.Json, SheetReader.Open(workbook.Bytes));
            answers.Add(comparison.Json.GetRawText());
        }

        await CheckTheNumbers();
        await CheckTheSchoolWorkbook();
        await CheckTheJournal();
        foreach (var school in new[] { "xihu", "donghe", "nanshan", "beihu", "xinan", "jiuzhou" })
            answers.Add((await scene.Officer.Get($"{scene.School(school)}/years/2026")).Ok().Json.GetRawText());
        return answers;
    }

    private void At(int month, int day) => application.Clock.Set(FakeClock.Noon(2026, month, day));

    private ApiClient Chair(string school) => application.Chair(school);

    private async Task FoundTheDistrict()
    {
        At(1, 8);
        await scene.Found();
        await scene.RegisterSchools(
            ("xihu", "西湖小学", "primary"), ("donghe", "东河小学", "primary"), ("nanshan", "南山小学", "primary"),
            ("beihu", "北湖中学", "middle"), ("xinan", "𠮷安中学", "middle"), ("jiuzhou", "九洲中学", "middle"));
        (await scene.Officer.Put($"{scene.School("xihu")}/campuses", new { campuses = new[] { "湖东校区", "湖西校区" } })).Ok();
        (await scene.Officer.Post($"{scene.School("donghe")}/names", new { name = "东河实验小学", from = "2026-02-01" })).Ok();
        (await scene.Officer.Put(
            $"{scene.Path}/calendar",
            new { terms = new[] { new { name = "2025学年第二学期", starts = "2026-03-02", ends = "2026-07-03" } }, holidays = new[] { "2026-05-01" } })).Ok();
        var handed = (await scene.Officer.Post(
            $"{scene.Path}/tasks",
            new { id = "mutual-aid", title = "医疗互助保障参保", area = "a10", months = new[] { "2026-06" }, weight = 2_000_000 })).Ok();
        Assert.Equal(6, handed.Json.GetProperty("taken").GetArrayLength());
    }

    private async Task HandInThePlans()
    {
        At(1, 12);
        var read = (await scene.Officer.Upload("/api/v1/plans/read", Word, PlanDocument.OfXihu)).Ok().Json;
        Assert.Equal("西湖小学2026年工会工作计划", read.GetProperty("plans")[0].GetProperty("title").GetString());

        await scene.StartPlan("xihu");
        var draft = (await Chair("xihu").Upload($"{scene.Plan("xihu")}/draft/from-document", Word, PlanDocument.OfXihu)).Ok().Json;
        var tasks = draft.GetProperty("draft").GetProperty("tasks").EnumerateArray().ToList();
        Assert.Contains(tasks, t => t.GetProperty("title").GetString()!.Contains("健康体检", StringComparison.Ordinal));

        // The chair edits what was read: one task more.
        object[] edited = [.. tasks.Select(t => (object)t), DistrictScene.Task("own", "2026-03", "a02", target: 2)];
        (await Chair("xihu").Put($"{scene.Plan("xihu")}/draft", new { title = "西湖小学2026年工会工作计划", tasks = edited })).Ok();
        (await Chair("xihu").Post($"{scene.Plan("xihu")}/submission", new { })).Ok();
        (await scene.Officer.Post(
            $"{scene.Plan("xihu")}/return", new { reasons = new[] { new { item = "own", text = "请写明是哪两次。" } }, deadline = "2026-01-20" })).Ok();
        (await Chair("xihu").Post($"{scene.Plan("xihu")}/submission", new { title = "西湖小学2026年工会工作计划", tasks = edited })).Ok();
        await scene.AcceptPlan("xihu");

        foreach (var school in new[] { "donghe", "nanshan", "beihu", "xinan", "jiuzhou" })
        {
            await scene.HavePlan(
                school, DistrictScene.Task("a", "2026-02"), DistrictScene.Task("b", "2026-03", "a06", target: 3), DistrictScene.Task("c", "2026-05", "a08"),
                DistrictScene.Task("d", "2026-06", "a06", target: 4), DistrictScene.Task("e", "2026-11", "a08"));
        }

        At(2, 3);
        (await Chair("nanshan").Post($"{scene.Plan("nanshan")}/amendment", new { reason = "五月的活动改到六月" })).Ok();
        var amended = await scene.SubmitPlan(
            "nanshan", DistrictScene.Task("a", "2026-02"), DistrictScene.Task("b", "2026-03", "a06", target: 3), DistrictScene.Task("c", "2026-06", "a08"),
            DistrictScene.Task("d", "2026-06", "a06", target: 4));
        Assert.Equal("submitted", amended.Json.GetProperty("state").GetString());
        var accepted = await scene.AcceptPlan("nanshan");
        Assert.Equal(2, accepted.Json.GetProperty("inForceVersion").GetInt32());
    }

    private async Task ReportTheFirstQuarter()
    {
        At(3, 25);
        await scene.OpenRound("2026Q1");
        (await scene.Officer.Post($"{scene.Path}/exemptions", new { school = "jiuzhou", from = "2026Q1", until = "2026Q1", reason = "校舍搬迁" })).Ok();
        (await scene.Officer.Post($"{scene.Path}/extensions", new { school = "xinan", quarter = "2026Q1", until = "2026-04-20", reason = "主席换届" })).Ok();

        At(4, 3);
        await SubmitAllDue("xihu", "2026Q1", share: 1);
        await scene.SubmitReport("donghe", "2026Q1", ("2026.a", null), ("2026.b", 2));
        (await Chair("donghe").Post($"{scene.Report("donghe", "2026Q1")}/withdrawal")).Ok();
        await scene.SubmitReport("donghe", "2026Q1", ("2026.a", null), ("2026.b", 3));
        var empty = await Chair("beihu").Post($"{scene.Report("beihu", "2026Q1")}/submission", new { content = DistrictScene.Content() });
        empty.Refused(System.Net.HttpStatusCode.Conflict, "report.nothing-said");
        (await Chair("beihu").Post($"{scene.Report("beihu", "2026Q1")}/submission", new { content = DistrictScene.Content(), confirmEmpty = true })).Ok();
        await scene.AcceptReport("xihu", "2026Q1");
        (await scene.Officer.Post(
            $"{scene.Report("donghe", "2026Q1")}/return", new { reasons = new[] { new { item = "2026.b", text = "慰问人数请核对" } }, deadline = "2026-04-12" })).Ok();

        At(4, 11);
        await scene.SubmitReport("donghe", "2026Q1", ("2026.a", null), ("2026.b", 1));
        await scene.AcceptReport("donghe", "2026Q1");
        At(4, 13);
        await scene.SubmitReport("nanshan", "2026Q1", ("2026.a", null));
        At(4, 18);
        await scene.SubmitReport("xinan", "2026Q1", ("2026.a", null), ("2026.b", 2));
        (await scene.Officer.Post($"{scene.Report("donghe", "2026Q1")}/reopening", new { reason = "数量少填了", deadline = "2026-04-25" })).Ok();
        await scene.SubmitReport("donghe", "2026Q1", ("2026.a", null), ("2026.b", 3));
        await scene.AcceptReport("donghe", "2026Q1");
    }

    private async Task ReportTheSecondQuarter()
    {
        At(6, 25);
        await scene.OpenRound("2026Q2");
        At(7, 8);
        await SubmitAllDue("xihu", "2026Q2", share: 1);
        await scene.SubmitReport("donghe", "2026Q2", ("2026.c", null), ("2026.d", 2), ("district.mutual-aid", null));
        await scene.SubmitReport("beihu", "2026Q2", ("2026.a", null), ("2026.c", null), ("2026.d", 4));
        await scene.SubmitReport("jiuzhou", "2026Q2", ("2026.c", null));
        await scene.AcceptReport("xihu", "2026Q2");
        (await scene.Officer.Post(
            $"{scene.Report("beihu", "2026Q2")}/return", new { reasons = new[] { new { text = "请补写一季度的任务" } }, deadline = "2026-07-20" })).Ok();
        (await Chair("nanshan").Patch(
            $"{scene.Report("nanshan", "2026Q2")}/draft",
            new { fields = new[] { new { occurrence = "2026.c", field = "state", typed = "进行中" } } })).Ok();
        At(8, 5);
        (await scene.Officer.Post(
            $"{scene.School("jiuzhou")}/merger", new { successor = "xinan", on = "2026-08-01", openTasks = "passOn", reason = "布局调整" })).Ok();
        (await scene.Officer.Post($"{scene.School("xinan")}/takeovers", new { from = "jiuzhou" })).Ok();
    }

    /// <summary>Reports every due line of a school: done, with its whole target.</summary>
    private async Task SubmitAllDue(string school, string quarter, long share)
    {
        var report = (await Chair(school).Get(scene.Report(school, quarter))).Ok().Json;
        var lines = report.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("isDue").GetBoolean()).Select(line =>
        {
            var occurrence = line.GetProperty("occurrence");
            var id = occurrence.GetProperty("id").GetString();
            return occurrence.GetProperty("task").TryGetProperty("target", out var target)
                ? (object)new { occurrence = id, state = "done", quantityThousandths = target.GetProperty("quantityThousandths").GetInt64() * share }
                : new { occurrence = id, state = "done" };
        });
        object content = new { lines, extra = new[] { new { title = "协助社区写春联", area = "a16", text = "八位教师参加" } }, nothingDue = false };
        (await Chair(school).Post($"{scene.Report(school, quarter)}/submission", new { content })).Ok();
    }

    /// <summary>The numbers that a person would work out on paper.</summary>
    private async Task CheckTheNumbers()
    {
        var first = (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1")).Ok().Json;
        var total = first.GetProperty("total");
        AssertRate(total.GetProperty("reporting"), 4, 5);
        AssertRate(total.GetProperty("punctuality"), 3, 5);
        Assert.Equal(1, total.GetProperty("empty").GetInt32());
        Assert.Equal(
            ["exempt", "expected"], first.GetProperty("schools").EnumerateArray().Select(s => s.GetProperty("standing").GetString()!).Distinct().Order());
        AssertRate(SchoolOf(first, "donghe").GetProperty("rates").GetProperty("completion"), 2, 2);
        AssertRate(SchoolOf(first, "nanshan").GetProperty("rates").GetProperty("completion"), 1, 2);
        Assert.Equal("late", SchoolOf(first, "nanshan").GetProperty("filing").GetString());
        Assert.Equal("onTime", SchoolOf(first, "xinan").GetProperty("filing").GetString());
        Assert.Equal("empty", SchoolOf(first, "beihu").GetProperty("filing").GetString());

        // Q2: donghe has a, b, c done, d half, and the district's task, which weighs 2: 5.5 of 6.
        var second = (await scene.Officer.Get($"{scene.Path}/comparison/2026Q2")).Ok().Json;
        AssertRate(SchoolOf(second, "donghe").GetProperty("rates").GetProperty("completion"), 5.5m, 6);
        Assert.Equal("returned", SchoolOf(second, "beihu").GetProperty("filing").GetString());
        Assert.Equal("missing", SchoolOf(second, "nanshan").GetProperty("filing").GetString());

        var area = (await scene.Officer.Get($"{scene.Path}/comparison/2026Q2?area=a06&group=primary")).Ok().Json;
        Assert.Equal(["a06"], area.GetProperty("areas").EnumerateArray().Select(a => a.GetProperty("code").GetString()!));
        AssertRate(SchoolOf(area, "donghe").GetProperty("rates").GetProperty("completion"), 1.5m, 2);
        Assert.Equal("东河实验小学", SchoolOf(area, "donghe").GetProperty("name").GetString());
    }

    private async Task CheckTheSchoolWorkbook()
    {
        var year = (await scene.Officer.Get($"{scene.School("donghe")}/years/2026")).Ok().Json;
        var workbook = (await scene.Officer.Get($"{scene.School("donghe")}/years/2026/workbook")).Ok();
        Assert.Contains("filename*=UTF-8''", workbook.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var book = SheetReader.Open(workbook.Bytes);
        var titles = year.GetProperty("plans").EnumerateArray().SelectMany(p => p.GetProperty("tasks").EnumerateArray()).Select(t => t.GetProperty("title").GetString()!);
        var texts = book.Names.SelectMany(book.Rows).SelectMany(row => row).OfType<string>().ToHashSet();
        Assert.All(titles, title => Assert.Contains(texts, text => text.Contains(title, StringComparison.Ordinal)));
    }

    private async Task CheckTheJournal()
    {
        var error = new StringWriter();
        var output = new StringWriter();
        var code = await Commands.Run(["verify", "--json"], output, error, application.Settings);
        Assert.True(code == 0, error.ToString());
        Assert.True(JsonSerializer.Deserialize<JsonElement>(output.ToString()).GetProperty("rows").GetInt64() > 50);
    }

    private static JsonElement SchoolOf(JsonElement comparison, string school) =>
        comparison.GetProperty("schools").EnumerateArray().Single(s => s.GetProperty("school").GetString() == school);

    private static void AssertRate(JsonElement rate, decimal part, decimal whole)
    {
        Assert.Equal((part, whole), (rate.GetProperty("part").GetDecimal(), rate.GetProperty("whole").GetDecimal()));
    }
}
