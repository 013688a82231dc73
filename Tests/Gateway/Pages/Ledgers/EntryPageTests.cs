using System.Net;
using AngleSharp.Dom;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>A school's chair at the ledgers: writes, mends, explains, changes, voids; says 无此情况; pastes a block.</summary>
public sealed class EntryPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string School = LedgerSteps.School;

    private readonly FormPerson chair = FormPerson.Chair(application, "chunhui");

    [Fact]
    public async Task Meeting_WithAMistake_IsMendedExplainedChangedAndVoided()
    {
        const string ledger = $"{School}/ledgers/l04/2026", write = $"{ledger}/entries";
        await chair.Add("l04/2026", LedgerSteps.Meeting(("v-present", "12"), ("v-heldOn", "去年")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Equal(["value.not-a-day"], chair.Codes());
        Assert.Equal("去年", chair.Value("v-heldOn"));

        await chair.Send(write, ("v-heldOn", "2026年9月10日"));
        Assert.Equal(["entry.check-failed"], chair.Codes());
        Assert.Contains("多于应到", chair.Page.QuerySelector("#f-v-present-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("第三季度主席例会", chair.Value("v-name"));

        await chair.Send(write, ("v-present", "3"));
        Assert.Equal(["entry.unexplained"], chair.Codes());
        Assert.Contains("不足应到的三分之二", chair.Page.QuerySelector("#f-explain-less-than-two-thirds-flaw")!.TextContent, StringComparison.Ordinal);

        await chair.Send(write, ("explain-less-than-two-thirds", "流感停课"), ("then", "another"));
        Assert.Equal($"{ledger}/new", chair.Address);
        Assert.Contains("已登记", chair.Text, StringComparison.Ordinal);
        Assert.Equal("", chair.Value("v-name"));

        await chair.Open($"{ledger}/entries/1");
        Assert.Equal("流感停课", chair.Value("explain-less-than-two-thirds"));
        Assert.Equal("33.3%", chair.Page.QuerySelector("#f-v-presence")!.TextContent);
        await chair.Send(write, ("v-place", "阶梯教室"), ("v-present", "9"));
        Assert.Contains("第 1 条已保存", chair.Text, StringComparison.Ordinal);
        Assert.Contains("阶梯教室", Row(1).TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年9月10日", Row(1).TextContent, StringComparison.Ordinal);
        Assert.Contains("100.0%", Row(1).TextContent, StringComparison.Ordinal);
        Assert.Equal(["出席情况", "表决"], chair.Page.QuerySelectorAll("th[scope=colgroup]").Select(h => h.TextContent));

        await chair.Open($"{ledger}/new?copy=1");
        Assert.Equal(("阶梯教室", ""), (chair.Value("v-place"), chair.Page.QuerySelector("[name=number]")?.GetAttribute("value") ?? ""));

        await chair.Open(ledger);
        await chair.Send($"{ledger}/voiding", ("number", "abc"), ("reason", "重复登记"));
        Assert.Contains("“abc”不是条目编号", chair.Text, StringComparison.Ordinal);
        await chair.Open(ledger);
        await chair.Send($"{ledger}/voiding", ("number", "1"), ("reason", "重复登记"));
        Assert.Equal("void", Row(1).ClassName);
        Assert.Contains("重复登记", Row(1).TextContent, StringComparison.Ordinal);
        await chair.Open($"{ledger}/entries/1");
        Assert.Empty(chair.Page.QuerySelectorAll("form[action$='/entries']"));
        Assert.Contains("作废", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_OfAnEntryThatSomebodyElseChanged_IsShownOnceMoreAndThenSaved()
    {
        const string ledger = $"{School}/ledgers/l04/2023", write = $"{ledger}/entries";
        await chair.Add("l04/2023", LedgerSteps.Meeting(("v-heldOn", "2023-05-09")));
        await chair.Open($"{ledger}/entries/1");
        var other = await FormPerson.Chair(application, "chunhui").Open($"{ledger}/entries/1");
        await other.Send(write, ("v-place", "图书馆"));

        await chair.Send(write, ("v-recorder", "赵云"));
        Assert.Equal(["entry.stale"], chair.Codes());
        Assert.Equal("赵云", chair.Value("v-recorder"));

        // Only the person's own change is sent: the other's place stays.
        await chair.Send(write);
        Assert.Contains("赵云", Row(1).TextContent, StringComparison.Ordinal);
        Assert.Contains("图书馆", Row(1).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_SaidAndTakenBack_ShowsOnTheShelf()
    {
        const string ledger = $"{School}/ledgers/l20/2026";
        await chair.Open(ledger);
        await chair.Send($"{ledger}/nothing", ("remark", "场地维修"));
        Assert.Contains("场地维修", chair.Text, StringComparison.Ordinal);
        Assert.Contains("无此情况", Shelf(await chair.Open($"{School}/years/2026/ledgers"), "L20"), StringComparison.Ordinal);

        await chair.Open(ledger);
        await chair.Send($"{ledger}/nothing");
        Assert.Contains("未记", Shelf(await chair.Open($"{School}/years/2026/ledgers"), "L20"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelf_Searched_ShowsWhatPeopleMean()
    {
        await chair.Open($"{School}/years/2026/ledgers?q=主席例会");
        Assert.Equal(["L04"], chair.Page.QuerySelectorAll("tbody td:first-child").Select(c => c.TextContent));
        Assert.Matches(@"\d+/15", chair.Page.QuerySelector(".head .nm2")!.TextContent);
    }

    [Fact]
    public async Task Paste_WithOneBadRow_TakesTheGoodOnesAndGivesBackTheBad()
    {
        const string ledger = $"{School}/ledgers/l04/2025";
        const string heads = "序号\t会议名称\t会议类型\t日期\t地点\t主持人\t记录人\t应到\t实到\t议题\t决定（决议）";
        const string good = "1\t一月例会\t主席例会\t2025.1.9\t会议室\t王秀兰\t李敏\t9\t9\t\"计划\n慰问\"\t同意";
        const string bad = "2\t二月例会\t主席例会\t2025年2月9日\t会议室\t王秀兰\t李敏\t9\t十人\t计划\t同意";
        await chair.Open($"{ledger}/paste");
        await chair.Press("核对", ("text", $"{heads}\r\n{good}\r\n{bad}"));
        Assert.Equal(["新增", "有错"], chair.Page.QuerySelectorAll("table .lt").Select(s => s.TextContent.Trim('＋', '✕')));
        Assert.Contains("要写数字", chair.Page.QuerySelector("table .msg")!.TextContent, StringComparison.Ordinal);

        await chair.Press("登记这些（好的 1 行）");
        Assert.Contains("1 条已登记", chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("一月例会", chair.Value("text"), StringComparison.Ordinal);
        await chair.Press("重新核对", ("text", chair.Value("text").Replace("十人", "8", StringComparison.Ordinal)));
        await chair.Press("登记这些（好的 1 行）");
        Assert.Equal(ledger, chair.Address);
        Assert.Equal(2, chair.Page.QuerySelectorAll("table.lg tbody tr").Length);
        Assert.Contains("计划\n慰问", Row(1).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paste_OfAnUnknownHeading_IsRefusedWithItsName()
    {
        await chair.Open($"{School}/ledgers/l04/2024/paste");
        await chair.Press("核对", ("text", "会议名称\t会议类型\t星座\n例会\t主席例会\t狮子"));
        Assert.Equal(["paste.heading-unknown"], chair.Codes());
        Assert.Contains("星座", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_OfAPlan_IsOfferedAndKept()
    {
        await chair.Open($"{School}/ledgers/l12/2026/new");
        var tasks = chair.Page.QuerySelectorAll("#f-task option").Select(o => o.GetAttribute("value")!).ToArray();
        Assert.True(tasks.Length > 2 && tasks[0].Length == 0);
        Assert.Contains(tasks, task => task.StartsWith("2026/", StringComparison.Ordinal));

        // Counted towards a task it shows in the quarter's review; and it may leave the task again.
        const string review = "/districts/qinglan/review/chunhui/quarters/2026Q1";
        var task = await TaskOf(review, tasks);
        await chair.Add("l04/2026", LedgerSteps.Meeting(("v-name", "计入任务的会议"), ("v-heldOn", "2026-03-05"), ("task", task)));
        var at = chair.Page.QuerySelectorAll("tr").First(r => r.TextContent.Contains("计入任务的会议", StringComparison.Ordinal)).QuerySelector("a[href*='/entries/']")!.GetAttribute("href")!;
        var officer = await FormPerson.Officer(application).Open(review);
        Assert.Equal("3月5日", officer.Page.QuerySelector($"#lines a[href='{at}']")?.TextContent);
        await chair.Open(at);
        Assert.Equal(task, chair.Value("task"));
        await chair.Send($"{School}/ledgers/l04/2026/entries", ("v-place", "阅览室"));
        await chair.Open(at);
        Assert.Equal(task, chair.Value("task"));
        await chair.Send($"{School}/ledgers/l04/2026/entries", ("task", ""));
        await chair.Open(at);
        Assert.Equal("", chair.Value("task"));
        await officer.Open(review);
        Assert.Null(officer.Page.QuerySelector($"#lines a[href='{at}']"));
    }

    [Fact]
    public async Task Values_ThatCannotBe_AreRefusedAtTheirFields()
    {
        const string write = $"{School}/ledgers/l04/2023/entries";
        await chair.Add("l04/2023", LedgerSteps.Meeting(("v-name", "没有人的会议"), ("v-heldOn", "2023年9月11日"), ("v-expected", "0"), ("v-present", "0"), ("v-clock", "25:99"), ("task", "nonsense")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Equal(["entry.task-unknown"], chair.Codes());
        Assert.Contains("没有“nonsense”这项任务", chair.Page.QuerySelector("#f-task-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Send(write, ("task", ""));
        Assert.Contains("value.not-a-time", chair.Page.QuerySelector("#f-v-clock-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不能小于 1", chair.Page.QuerySelector("#f-v-expected-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Send(write, ("v-clock", "１４：３０—16:00"), ("v-expected", "9"), ("v-present", "9"), ("task", "2026/nothing"));
        Assert.Equal(["entry.task-unknown"], chair.Codes());
        Assert.Contains("2026/nothing", chair.Page.QuerySelector("#f-task-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Send(write, ("task", ""));
        await chair.Open(chair.Page.QuerySelectorAll("tr").First(r => r.TextContent.Contains("没有人的会议", StringComparison.Ordinal)).QuerySelector("a[href*='/entries/']")!.GetAttribute("href")!);
        Assert.Equal("14:30—16:00", chair.Value("v-clock"));
    }

    [Fact]
    public async Task Evidence_OfAnEntry_IsUploadedShownAndTakenAway()
    {
        await chair.Add("l04/2026", LedgerSteps.Meeting(("v-name", "有照片的会议")));
        var at = chair.Page.QuerySelectorAll("tr").First(r => r.TextContent.Contains("有照片的会议", StringComparison.Ordinal)).QuerySelector("a[href*='/entries/']")!.GetAttribute("href")!;
        await chair.Open(at);

        await chair.SendFile($"{at}/files", "会场.jpg", "no picture"u8.ToArray());
        Assert.Equal(["file.type-differs"], chair.Codes());
        await chair.Open(at);
        await chair.SendFile($"{at}/files", "会场.jpg", TestPhotos.Jpeg(TestPhotos.Exif(6, "2026:03:05 14:20:11", "GPS")));
        Assert.Contains("2026年3月5日拍摄", chair.Page.QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        var officer = await FormPerson.Officer(application).Open(at);
        Assert.Contains("会场.jpg", officer.Text, StringComparison.Ordinal);

        await chair.Press("确定删除“会场.jpg”");
        Assert.Empty(chair.Page.QuerySelectorAll(".files"));
    }

    /// <summary>A task that may be chosen and that the quarter's report speaks of.</summary>
    private async Task<string> TaskOf(string review, string[] tasks)
    {
        var spoken = (await FormPerson.Officer(application).Open(review)).Page.QuerySelectorAll("#lines th b").Select(b => b.TextContent).ToHashSet();
        return tasks.First(task => task.Length > 0 && spoken.Contains(chair.Page.QuerySelectorAll("#f-task option").First(o => o.GetAttribute("value") == task).TextContent.Split(" · ")[^1]));
    }

    private IElement Row(int number) =>
        chair.Page.QuerySelectorAll("table.lg tbody tr").Single(r => r.QuerySelector($"th a[href$='/entries/{number}']") is not null);

    private static string Shelf(FormPerson person, string code) =>
        person.Page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("td")!.TextContent == code).TextContent;
}
