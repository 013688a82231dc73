using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Backfills;

/// <summary>Three schools, two earlier years: plans, two ledgers and scores by one workbook a year; then book, comparison and the summary of an inspection.</summary>
public sealed class BackfillApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Why = "系统启用前的年度，依据存档台账和考核通报";
    private const string Secret = "秘密病情";

    private static readonly string[] Names = ["青岚区wanghu学校", "青岚区linxi学校", "青岚区songling学校"];

    [Fact]
    public async Task Years_OfThreeSchools_StandInBookComparisonAndSummary()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "past");
        await scene.Found("wanghu", "linxi", "songling");
        await scene.OpenRound("2026Q3");
        var at = $"{scene.Path}/backfill";

        // What may not be entered at all.
        (await scene.Officer.Get($"{at}/2026/template")).Refused(HttpStatusCode.BadRequest, "backfill.year-open");
        (await application.Chair("wanghu", "past").Get($"{at}/2025/template")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.Chair("wanghu", "past").Post($"{scene.School("wanghu")}/backfill/2025", new { tasks = Array.Empty<object>(), because = Why }))
            .Refused(HttpStatusCode.Forbidden, "scope.forbidden");

        // All schools are open since 2026 in the service: the office says that they were there.
        foreach (var year in new[] { 2024, 2025 })
        {
            var file = Filled(TemplateFile.Of((await scene.Officer.Get($"{at}/{year}/template?ledgers=l04,l14&wasOpen=true")).Ok().Bytes), year).Build();
            (await scene.Officer.Upload($"{at}/{year}/import", "补录.xlsx", file)).Refused(HttpStatusCode.BadRequest, "reason.missing");
            (await scene.Officer.Upload($"{at}/{(year == 2024 ? 2025 : 2024)}/import?because={Why}", "补录.xlsx", file)).Refused(HttpStatusCode.BadRequest, "backfill.template-year");
            var preview = (await scene.Officer.Upload($"{at}/{year}/import?because={Why}", "补录.xlsx", file)).Ok().Json;
            Assert.Equal((13, 0, 0, 0, false), Counts(preview));
            Assert.Equal((13, 0, 0, 0, true), Counts((await scene.Officer.Upload($"{at}/{year}/import?apply=true&because={Why}", "补录.xlsx", file)).Ok().Json));
            Assert.Equal((0, 0, 13, 0, false), Counts((await scene.Officer.Upload($"{at}/{year}/import?apply=true&because={Why}", "补录.xlsx", file)).Ok().Json));
        }

        // The comparison: 2025 beside 2024, all counted, nobody late or missing.
        foreach (var quarter in new[] { "2024Q4", "2025Q4" })
        {
            var schools = (await scene.Officer.Get($"{scene.Path}/comparison/{quarter}?basis=accepted")).Ok().Json.GetProperty("schools").EnumerateArray().ToArray();
            Assert.Equal(3, schools.Length);
            Assert.All(schools, school => Assert.Equal(
                (true, true, "notAsked", 75.0m),
                (school.GetProperty("isBackfilled").GetBoolean(), school.GetProperty("isCounted").GetBoolean(), school.GetProperty("filing").GetString(),
                    school.GetProperty("rates").GetProperty("completion").GetProperty("percent").GetDecimal())));
        }

        var columns = (await scene.Officer.Get($"{scene.Path}/comparison?from=2025Q1&to=2026Q3&basis=accepted")).Ok().Json.GetProperty("quarters").EnumerateArray().ToArray();
        Assert.Equal(
            [3, 3, 3, 3, 0, 0, 0],
            columns.Select(quarter => quarter.GetProperty("isBackfilled").EnumerateArray().Count(school => school.GetBoolean())));
        Assert.All(columns[..4], quarter => Assert.All(quarter.GetProperty("overdue").EnumerateArray(), overdue => Assert.Equal(0, overdue.GetInt32())));

        // The school's book: plan, quarters, ledgers, score, each marked.
        var chair = application.Chair("wanghu", "past");
        var book = SheetReader.Open((await chair.Post($"{scene.School("wanghu")}/years/2024/book", new { })).Ok().Bytes);
        Assert.Contains(book.Rows("任务分解表").SelectMany(row => row), cell => cell is string text && text.Contains("2024年工会工作计划（补录）", StringComparison.Ordinal));
        Assert.Contains(book.Rows("目录").SelectMany(row => row), cell => cell is string text && text.StartsWith("补录，完成率 75.0%", StringComparison.Ordinal));
        Assert.Contains(book.Rows("L04 工会会议记录").SelectMany(row => row), cell => cell is "补录");
        Assert.Contains(book.Rows("考核得分（补录）").SelectMany(row => row), cell => cell is string text && text == Why);
        Assert.DoesNotContain(book.Names.SelectMany(name => book.Rows(name)).SelectMany(row => row), cell => cell is string text && text.Contains("逾期未完成", StringComparison.Ordinal) && !text.StartsWith('●'));
        Assert.DoesNotContain(book.Names.SelectMany(name => book.Rows(name)).SelectMany(row => row), cell => cell is string text && text.Contains(Secret, StringComparison.Ordinal));

        // The ledgers: private values went the private way, and the log says what happened without them.
        var visits = (await chair.Get($"{scene.School("wanghu")}/ledgers/l14/2024")).Ok().Json.GetProperty("entries");
        Assert.Equal((1, true, "backfilled"), (visits.GetArrayLength(), visits[0].GetProperty("isBackfilled").GetBoolean(), visits[0].GetProperty("source").GetString()));
        Assert.Contains(Secret, visits[0].GetRawText(), StringComparison.Ordinal);
        var log = (await application.As("logAuditor/past").Get($"{scene.Path}/log?take=200")).Ok().Text;
        Assert.Contains("补录计划：2024年，2 项任务", log, StringComparison.Ordinal);
        Assert.Contains("补录考核得分：2025年", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, log, StringComparison.Ordinal);
        Assert.True((await application.As("logAuditor/past").Post($"{scene.Path}/log/verification", new { })).Ok().Json.GetProperty("isSound").GetBoolean());

        // The inspection of 2026 stands beside the scores of 2025 that were entered.
        await OpenInspection(scene);
        var rows = (await scene.Officer.Get($"{scene.Path}/inspections/annual")).Ok().Json.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("school").GetProperty("school").GetString()!);
        Assert.Equal((9m, 1), (rows["wanghu"].GetProperty("lastYear").GetDecimal(), rows["wanghu"].GetProperty("lastYearRank").GetInt32()));
        Assert.False(rows["linxi"].TryGetProperty("lastYear", out _)); // of 100 marks, not of 10
        var summary = SheetReader.Open((await scene.Officer.Get($"{scene.Path}/inspections/annual/workbook")).Ok().Bytes).Rows("检查考核汇总");
        Assert.Contains(summary, row => row.Contains(Names[0]) && row.Any(cell => cell is string text && text.Contains("上年补录", StringComparison.Ordinal)));
        Assert.Contains(summary, row => row.Contains(Names[1]) && row.Any(cell => cell is string text && text.Contains("上年补录 88/100，满分不同不比较", StringComparison.Ordinal)));

        // A closed year takes a correction by the office, and the plan is not the school's to change.
        var plan = (await chair.Get($"{scene.Plan("wanghu", "backfill-2024")}")).Ok().Json;
        Assert.Equal(("accepted", Why), (plan.GetProperty("state").GetString(), plan.GetProperty("backfill").GetProperty("filing").GetProperty("because").GetString()));
        (await chair.Post($"{scene.Plan("wanghu", "backfill-2024")}/amendment", new { reason = "想改" })).Refused(HttpStatusCode.Conflict, "plan.backfilled");
        (await scene.Officer.Post(
            $"{scene.School("wanghu")}/backfill/2024",
            new { tasks = new[] { new { title = "读书活动", area = "a06", months = new[] { 6 }, outcome = "done" } }, because = Why, wasOpen = true })).Ok();
        (await scene.Officer.Post($"{scene.School("wanghu")}/backfill/2024", new { tasks = new[] { new { title = "读书活动", area = "a06", months = new[] { 6 }, outcome = "done" } }, because = Why }))
            .Refused(HttpStatusCode.Conflict, "backfill.school-later");
    }

    [Fact]
    public async Task Import_BadRows_AreNamedAtTheirCellsAndGoodOnesAreTaken()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, "flawed");
        await scene.Found("wanghu", "linxi");
        var at = $"{scene.Path}/backfill/2025/import";
        var template = (await scene.Officer.Get($"{scene.Path}/backfill/2025/template?ledgers=l04,l99&wasOpen=true")).Ok().Bytes;
        Assert.Equal(["计划任务", "工会会议记录", "考核得分", "填写说明"], TemplateFile.Of(template).Sheets);
        var (wanghu, linxi) = (Names[0], Names[1]);
        var file = TemplateFile.Of(template)
            .On("计划任务").Add(Task(wanghu, "教代会")).Add(Task("不存在的学校", "教代会")).Add(Task(wanghu, "教代会")).Add([.. Task(wanghu, "领域不对"), ("工作领域", "没有的领域")])
            .Add([.. Task(linxi, "说不清"), ("完成情况", "差不多")]).Add([.. Task(linxi, "月份不对"), ("计划月份", "十三月")]).Add([.. Task(linxi, "数字不对"), ("目标数量", "两三次")])
            .Add([.. Task(linxi, "没写多少"), ("完成情况", "部分完成")])
            .On("工会会议记录").AddMeeting(("学校", wanghu), ("日期", "2025年6月5日")).AddMeeting(("学校", wanghu), ("日期", "2024年6月5日"))
            .On("考核得分").Set(wanghu, "得分", "101").Set(linxi, "得分", "90").Set(linxi, "检查日期", "2027年1月1日").Build();

        var rows = (await scene.Officer.Upload($"{at}?apply=true&because={Why}", "补录.xlsx", file)).Ok().Json;

        Assert.Equal((2, 0, 0, 10, true), Counts(rows));
        Assert.Equal(
            ["backfill.amount-missing", "backfill.area-unknown", "backfill.months-unreadable", "backfill.other-year", "backfill.outcome-unknown", "backfill.school-unknown", "backfill.score-above",
                "backfill.score-day", "backfill.task-twice", "form.bad-number"],
            rows.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("flaws").EnumerateArray()).Select(f => f.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains(rows.GetProperty("rows").EnumerateArray().SelectMany(r => r.GetProperty("flaws").EnumerateArray()), f => f.GetProperty("place").GetString() == "考核得分!B4");

        // Foreign files.
        (await scene.Officer.Upload($"{at}?because={Why}", "补录.xlsx", TemplateFile.Of(template).Without("_补录").Build())).Refused(HttpStatusCode.BadRequest, "backfill.template-missing");
        (await scene.Officer.Upload($"{at}?because={Why}", "补录.xlsx", template)).Refused(HttpStatusCode.BadRequest, "backfill.nothing");
        (await scene.Officer.Upload($"{at}?because={Why}", "补录.xlsx", [1, 2, 3])).Refused(HttpStatusCode.BadRequest, "backfill.template-missing");
        var later = TemplateFile.Of((await scene.Officer.Get($"{scene.Path}/backfill/2025/template")).Ok().Bytes).On("计划任务").Add(Task(wanghu, "教代会")).Build();
        Assert.Contains("backfill.school-later", (await scene.Officer.Upload($"{at}?because={Why}", "补录.xlsx", later)).Ok().Text, StringComparison.Ordinal);
        (await scene.Officer.Upload($"{at}?because={Why}", "补录.xlsx", TemplateFile.Of(template).On("计划任务").Rename("任务", "重命名").Build())).Refused(HttpStatusCode.BadRequest, "table.heading-missing");
    }

    private static (int New, int Changed, int Unchanged, int Wrong, bool IsTaken) Counts(JsonElement view) => (
        view.GetProperty("new").GetInt32(), view.GetProperty("changed").GetInt32(), view.GetProperty("unchanged").GetInt32(), view.GetProperty("wrong").GetInt32(), view.GetProperty("isTaken").GetBoolean());

    private static (string Heading, object? Value)[] Task(string school, string title) =>
        [("学校", school), ("工作领域", "民主管理·教代会"), ("任务", title), ("计划月份", "3月"), ("完成情况", "完成")];

    /// <summary>Thirteen rows: six tasks, four entries, three scores.</summary>
    private static TemplateFile Filled(TemplateFile file, int year)
    {
        file.On("计划任务");
        foreach (var name in Names)
        {
            file.Add([.. Task(name, "召开教代会"), ("目标数量", "2"), ("计量单位", "次"), ("完成数量", "2")]);
            file.Add([.. Task(name, "读书活动"), ("计划月份", "6月"), ("完成情况", "部分完成"), ("完成比例", "50%")]);
        }

        file.On("工会会议记录");
        foreach (var name in Names) file.AddMeeting(("学校", name), ("日期", $"{year}年6月5日"));
        file.On("五必访登记表");
        file.Add(Visit(Names[0], year));
        file.On("考核得分").Set(Names[0], "得分", "9").Set(Names[0], "满分", "10").Set(Names[0], "等次", "优秀").Set(Names[0], "名次", "1").Set(Names[1], "得分", "88").Set(Names[2], "得分", "8.5").Set(Names[2], "满分", "10");
        return file;
    }

    private static (string Heading, object? Value)[] Visit(string school, int year) =>
        [("学校", school), ("走访日期", $"{year}年5月6日"), ("被访人", "王老师"), ("事由", "生病住院"), ("具体情况", Secret), ("走访人", "林主席")];

    private static async Task OpenInspection(DistrictScene scene)
    {
        var rubric = new
        {
            code = "small",
            version = 1,
            name = "考核细则（简）",
            total = 10,
            sections = new[] { new { name = "组织", marks = 10, items = new[] { new { number = 1, name = "校务公开", marks = 10, scoring = new { kind = "judge" } } } } },
        };
        (await scene.Officer.Put($"{scene.Path}/rubrics/small", new { rubric })).Ok();
        (await scene.Officer.Post(
            $"{scene.Path}/inspections",
            new
            {
                code = "annual",
                name = "年度考核",
                year = 2026,
                rubric = "small",
                mode = "group",
                scope = new { groups = Array.Empty<string>(), schools = Array.Empty<string>() },
                dates = new { selfFrom = "2026-12-01", selfUntil = "2026-12-10", visitFrom = "2026-12-15", visitUntil = "2026-12-25", objectionDays = 7 },
            })).Ok();
    }
}
