using AngleSharp.Dom;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Review;

/// <summary>审核 of the sample district. Each test has a district of its own: reviewing changes what waits.</summary>
public sealed class ReviewPageTests
{
    private const string Address = "/districts/qinglan/review";

    [Fact]
    public async Task Queue_Sample_IsTheOldestFirstWithItsFlags()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open(Address);
        var rows = page.QuerySelectorAll("#reports tbody tr").Select(tr => (School: tr.QuerySelector("th")!.TextContent, Flags: Flags(tr))).ToArray();
        Assert.Equal(("兰亭实验幼儿园", "空报"), rows[0]);
        Assert.Equal(7, rows.Length);
        Assert.Contains(rows, row => row.School == "北苑初级中学" && row.Flags.Contains("迟 4 天", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Flags.Contains("比上期大变", StringComparison.Ordinal));
        Assert.Contains(rows, row => row is { School: "荷汀小学", Flags: "" });
        Assert.Equal(rows.Count(row => row.Flags.Length == 0), page.QuerySelectorAll("input[name=item][checked]").Length);
    }

    [Theory]
    [InlineData("quarter=2026Q3", 3)]
    [InlineData("group=primary", 1)]
    [InlineData("flags=no", 1)]
    [InlineData("flags=yes&quarter=2026Q2", 3)]
    [InlineData("group=nobody&quarter=x", 7)]
    public async Task Queue_Filtered_KeepsTheFilterInTheLinks(string filters, int rows)
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}?{filters}");
        Assert.Equal(rows, page.QuerySelectorAll("#reports tbody tr").Length);
        foreach (var link in page.QuerySelectorAll("#reports tbody a").Select(a => a.GetAttribute("href")!)) await desk.Office.Open(link);
    }

    [Fact]
    public async Task Looking_BeginsNothing_BeginningDoes()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        Assert.Equal("submitted", await desk.State("heting"));
        var begun = await desk.Office.Send(page, "/begin");
        Assert.Contains("已开始审核", begun.Said, StringComparison.Ordinal);
        Assert.Equal("inReview", await desk.State("heting"));
        Assert.Null(begun.Page.QuerySelector("button[formaction*='/begin']"));
    }

    [Fact]
    public async Task AcceptAndNext_OneReport_LeadsToTheNextInTheSameFilter()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/heting/quarters/2026Q3?quarter=2026Q3");
        var next = await desk.Office.Send(page, "/accept", ("then", "next"), ("note", "写得清楚。"));
        Assert.Equal("/districts/qinglan/review/wangjiang/quarters/2026Q3?quarter=2026Q3", next.Address);
        Assert.Contains("荷汀小学的2026年第三季度报告：已通过。", next.Said, StringComparison.Ordinal);
        Assert.Equal("accepted", await desk.State("heting"));
    }

    [Fact]
    public async Task Return_WithReasons_ComesBackWithItsDifferencesAndIsAccepted()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        Assert.Equal("2026年11月27日", page.QuerySelector("#f-deadline")!.GetAttribute("value"));
        var items = page.QuerySelectorAll("input[name=ret]").Select(i => i.GetAttribute("value")!).ToArray();
        var next = await desk.Office.Send(
            page, "/return",
            ("ret", items[0]), ($"why-{items[0]}", "请补写时间。"), ("ret", items[1]), ($"why-{items[1]}", "请写人数。"), ("deadline", "2026-11-30"));
        Assert.Equal("/districts/qinglan/review/wangjiang/quarters/2026Q3", next.Address);

        // The school corrects the first of the two and hands in again.
        var returned = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        Assert.Contains("退回修改", returned.QuerySelector(".head .st")!.TextContent, StringComparison.Ordinal);
        var content = (await desk.Report("heting")).GetProperty("content").GetRawText();
        var corrected = content.Replace("\"text\":\"", "\"text\":\"9月20日，", StringComparison.Ordinal);
        (await desk.Application.Chair("heting").Post("/api/v1/districts/qinglan/schools/heting/quarters/2026Q3/submission", $"{{\"content\":{corrected}}}")).Ok();

        var again = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        Assert.Contains("在退回期限内，仍算按时", again.QuerySelector(".head p:not(.crumb)")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("和上次报的不同", again.QuerySelector(".changes")!.Closest("section")!.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(again.QuerySelectorAll(".changes ins"), ins => ins.TextContent == "9月20日，");
        Assert.Contains("请补写时间。", again.QuerySelector(".changes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("重报", (await desk.Office.Open(Address)).QuerySelector("#reports")!.TextContent, StringComparison.Ordinal);
        await desk.Office.Send(again, "/accept", ("then", "stay"));
        Assert.Equal("accepted", await desk.State("heting"));
    }

    [Fact]
    public async Task Return_WithoutReasonOrWithABadDay_KeepsWhatWasTyped()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        var item = page.QuerySelector("input[name=ret]")!.GetAttribute("value")!;
        var noReason = await desk.Office.Send(page, "/return", ("ret", item), ($"why-{item}", ""), ("deadline", "2026年11月27日"));
        Assert.Equal(["reason.missing"], noReason.Refused());
        Assert.Contains("reason.missing", noReason.Page.QuerySelector($"[id='f-why-{item}'] ~ .msg")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(noReason.Page.QuerySelector($"[id='ret-{item}'][checked]"));

        var badDay = (await desk.Office.Send(page, "/return", ("ret", item), ($"why-{item}", "请补写。"), ("deadline", "2026年11月1日"))).Page;
        Assert.Equal("请补写。", badDay.QuerySelector($"[id='f-why-{item}']")!.TextContent);
        Assert.Equal("2026年11月1日", badDay.QuerySelector("#f-deadline")!.GetAttribute("value"));
        Assert.Equal("submitted", await desk.State("heting"));
    }

    [Fact]
    public async Task Accept_WithATickedItem_IsNotAccepted()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/heting/quarters/2026Q3");
        var item = page.QuerySelector("input[name=ret]")!.GetAttribute("value")!;
        Assert.Equal(["review.ticked"], (await desk.Office.Send(page, "/accept", ("ret", item))).Refused());
        Assert.Equal("submitted", await desk.State("heting"));
    }

    [Fact]
    public async Task AcceptMany_OneWithdrawnMeanwhile_TellsEachSchoolAndSendsNothingTwice()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open(Address);
        var item = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        var other = item.Replace("heting", "wangjiang", StringComparison.Ordinal);
        var result = await desk.Office.Send(page, "/accept", ("item", item), ("item", other), ("item", "nonsense"));
        Assert.StartsWith("/districts/qinglan/review/result?items=", result.Address, StringComparison.Ordinal);
        Assert.Equal(["已通过", "▲没有通过：学校刚刚重新报过，请打开再看。"], result.Page.QuerySelectorAll("tbody td:last-child").Select(td => td.TextContent.Trim()));
        Assert.Equal(("accepted", "submitted"), (await desk.State("heting"), await desk.State("wangjiang")));

        var before = (await desk.Report("heting")).GetProperty("reviews").GetArrayLength();
        await desk.Office.Send(page, "/accept", ("item", item));
        Assert.Equal(before, (await desk.Report("heting")).GetProperty("reviews").GetArrayLength());
    }

    [Fact]
    public async Task AcceptMany_NothingTicked_AsksToTick()
    {
        await using var desk = await Desk.Open();
        Assert.Equal(["review.nothing-ticked"], (await desk.Office.Fill(Address, "/accept", ("item", null))).Refused());
    }

    [Fact]
    public async Task Reopen_AcceptedReport_GivesAReasonAndADay()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/songling/quarters/2026Q3");
        Assert.Empty(page.QuerySelectorAll("input[name=ret]"));
        var refused = await desk.Office.Send(page, "/reopen", ("reason", ""), ("deadline", "2026年11月27日"));
        Assert.Equal(["form.missing"], refused.Refused());
        var reopened = await desk.Office.Send(refused.Page, "/reopen", ("reason", "学校来电，人数填错。"), ("deadline", "2026年11月27日"));
        Assert.Contains("已解锁", reopened.Said, StringComparison.Ordinal);
        Assert.Equal("reopened", await desk.State("songling"));
    }

    [Fact]
    public async Task Deadline_OfAReturnedReport_MovesWithTheSameReasons()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}/mingde/quarters/2026Q3");
        await desk.Office.Send(page, "/deadline", ("deadline", "2026年12月3日"));
        var report = await desk.Report("mingde");
        Assert.Equal(("returned", "2026-12-03"), (report.GetProperty("state").GetString(), report.GetProperty("deadline").GetString()));
        Assert.Equal("西校区教师节活动没有写，请补上。", report.GetProperty("reviews").EnumerateArray().Last().GetProperty("reasons")[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task AcceptMany_ATickThatCannotBeRead_IsNamed()
    {
        await using var desk = await Desk.Open();
        var page = await desk.Office.Open($"{Address}?quarter=2026Q3&flags=no");
        var item = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        var result = await desk.Office.Send(page, "/accept", ("item", item), ("item", "nonsense"));
        Assert.Contains("有 1 个勾选认不出", result.Said, StringComparison.Ordinal);
        Assert.Contains("quarter=2026Q3&flags=no&items=", result.Address, StringComparison.Ordinal);
        Assert.Equal($"{Address}?quarter=2026Q3&flags=no", result.Page.QuerySelector(".acts .btn.p")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Queue_PlanHandedIn_IsListedWithALinkToIt()
    {
        await using var desk = await Desk.Open();
        var chair = desk.Application.Chair("songling");
        (await chair.Post("/api/v1/districts/qinglan/schools/songling/plans/2026/amendment", new { reason = "增加一项活动" })).Ok();
        (await chair.Post("/api/v1/districts/qinglan/schools/songling/plans/2026/submission", new { title = "2026年工会工作计划", tasks = new[] { DistrictScene.Task("x1", "2026-12") } })).Ok();
        var row = (await desk.Office.Open(Address)).QuerySelector("#plans tbody tr")!;
        Assert.Equal("/districts/qinglan/schools/songling/plans/2026", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("调整", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年11月21日", row.TextContent, StringComparison.Ordinal);
    }

    private static string Flags(IElement row) => string.Join(' ', row.QuerySelectorAll(".fl").Select(f => f.TextContent.TrimStart('▲').Trim()));

    private sealed class Desk : IAsyncDisposable
    {
        public SampleApplication Application { get; } = new();

        public PageVisitor Office { get; private set; } = null!;

        public static async Task<Desk> Open()
        {
            var desk = new Desk();
            await desk.Application.InitializeAsync();
            desk.Office = PageVisitor.Officer(desk.Application, "qinglan");
            return desk;
        }

        public async Task<System.Text.Json.JsonElement> Report(string school) =>
            (await Application.Officer().Get($"/api/v1/districts/qinglan/schools/{school}/quarters/2026Q3")).Ok().Json;

        public async Task<string> State(string school) => (await Report(school)).GetProperty("state").GetString()!;

        public ValueTask DisposeAsync() => Application.DisposeAsync();
    }
}
