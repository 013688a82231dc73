using System.IO.Compression;
using System.Net;
using System.Text;
using DistrictUnion.Domain.Files;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>A plan from its document to acceptance and change, on the pages, without a script.</summary>
public sealed class PlanJourneyTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Plans = "/districts/qinglan/schools/songling/plans";

    [Fact]
    public async Task Plan_FromWordFileToAmendment_GoesThrough()
    {
        var chair = FormPerson.Chair(application, "songling");
        await chair.Open(Plans);
        await chair.SendFile(Plans, "计划.docx", Word, ("span", "2027~2027-01~2027-12"), ("way", "document"));
        Assert.Equal($"{Plans}/2027/edit", chair.Address);
        Assert.Contains("已读取“计划.docx”", chair.Text, StringComparison.Ordinal);
        var edit = $"{Plans}/2027/edit";

        // The document stands beside the tasks, linked both ways, also after a reload.
        await chair.Open(edit);
        var link = chair.Page.QuerySelector("#t01 a.no")!.GetAttribute("href")!;
        Assert.Equal("#s-t01", link);
        Assert.Equal("#t01", chair.Page.QuerySelector(link)!.GetAttribute("href"));
        Assert.Contains("落实师徒结对", chair.Page.QuerySelector(".doc")!.TextContent, StringComparison.Ordinal);

        // Proposed months: one click for all.
        Assert.NotEmpty(chair.Page.QuerySelectorAll(".plan .chip.prop"));
        await chair.Act(edit, "months:*");
        Assert.Empty(chair.Page.QuerySelectorAll(".plan .chip.prop"));

        // A row: opened by its address, saved, and on to the next one.
        await chair.Open($"{edit}?row=t01");
        await chair.SendRow("next", ("title", "春节前走访困难教职工"), ("quantity", "0.8"), ("unit", "万元"), ("owner", "女工委员"));
        Assert.Equal($"{edit}?row=t02", chair.Address);
        Assert.Contains("春节前走访困难教职工", chair.Page.QuerySelector("#t01")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("≥ 8,000 元", chair.Page.QuerySelector("#t01")!.TextContent, StringComparison.Ordinal);

        // What cannot be read stays as it was typed, with the flaw at the field.
        await chair.SendRow("save", ("quantity", "几次"), ("title", "改了的名称"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Equal("几次", chair.Page.QuerySelector("#f-quantity")!.GetAttribute("value"));
        Assert.Equal("改了的名称", chair.Page.QuerySelector("#f-title")!.GetAttribute("value"));
        Assert.Contains("form.bad-number", chair.Page.QuerySelector("#f-quantity-flaw")!.TextContent, StringComparison.Ordinal);

        // Split, merge, move, take out and back, ticked rows at once.
        await chair.Open($"{edit}?row=t02");
        var before = Rows(chair);
        await chair.SendRow("split");
        Assert.Equal(before.Length + 1, Rows(chair).Length);
        await chair.SendRow("merge");
        Assert.Equal(before, Rows(chair));
        await chair.Act(edit, "merge", ("task", before[0]));
        Assert.Contains("两项以上", chair.Text, StringComparison.Ordinal);
        var (first, last) = (chair.Page.QuerySelector($"#{before[1]} b")!.TextContent, chair.Page.QuerySelector($"#{before[^1]} b")!.TextContent);
        await chair.Act(edit, "merge", ("task", before[^1]), ("task", before[1]));
        Assert.Equal(before[..^1], Rows(chair));
        Assert.Contains($"{first}；{last}", chair.Page.QuerySelector($"#{before[1]}")!.TextContent, StringComparison.Ordinal);
        before = before[..^1];
        await chair.Open($"{edit}?row={before[1]}");
        await chair.SendRow("down");
        Assert.Equal([before[0], before[2], before[1]], Rows(chair)[..3]);
        await chair.Act(edit, "aside:t02");
        Assert.Equal(before.Length - 1, Rows(chair).Length);
        await chair.Act(edit, "back:t02");
        Assert.Equal(before.Length, Rows(chair).Length);
        await chair.Act(edit, "standing", ("task", "t01"), ("task", "t03"));
        Assert.Contains("常年工作", chair.Page.QuerySelector("#t03")!.TextContent, StringComparison.Ordinal);
        await chair.Act(edit, "aside");
        Assert.Contains("请先勾选任务", chair.Text, StringComparison.Ordinal);

        // Something that was left out.
        await chair.Open(edit);
        await chair.Open(chair.Page.QuerySelector("#coverage a[href*='point=']")!.GetAttribute("href")!);
        await chair.SendRow("save");
        Assert.Equal(before.Length + 1, Rows(chair).Length);

        // Queries ask once, then it goes.
        await chair.Open($"{Plans}/2027/check");
        Assert.Contains("请再看", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{Plans}/2027/check");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        await chair.Send($"{Plans}/2027/check", ("looked", "yes"));
        Assert.Equal($"{Plans}/2027", chair.Address);
        Assert.Contains("已报送", chair.Text, StringComparison.Ordinal);
        await chair.Open($"{Plans}/2027/print");
        Assert.Contains("qinglan计-2027-songling-v1", chair.Page.QuerySelector(".sheet-line")!.TextContent, StringComparison.Ordinal);

        // Taken back, and handed in again: the document is still there.
        await chair.Open($"{Plans}/2027");
        await chair.Send($"{Plans}/2027/withdrawal");
        Assert.Equal(edit, chair.Address);
        Assert.NotNull(chair.Page.QuerySelector(".doc"));
        await chair.Open($"{Plans}/2027/check");
        await chair.Send($"{Plans}/2027/check", ("looked", "yes"));

        // The office returns it with reasons at a task; they stand on top and at the task.
        var officer = await FormPerson.Officer(application).Open($"{Plans}/2027");
        Assert.Null(officer.Page.QuerySelector("a[href$='/edit']"));
        await officer.Send($"{Plans}/2027/return", ("why-t03", "请写明人数。"), ("deadline", "2026年12月1日"));
        Assert.Contains("已退回", officer.Text, StringComparison.Ordinal);
        await chair.Open(edit);
        Assert.Contains("请写明人数。", chair.Page.QuerySelector("#t03")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026年12月1日", chair.Page.QuerySelector(".ban.bad")!.TextContent, StringComparison.Ordinal);
        await chair.Open($"{Plans}/2027/check");
        await chair.Send($"{Plans}/2027/check", ("looked", "yes"));
        await chair.Open($"{Plans}/2027/print");
        Assert.Contains("qinglan计-2027-songling-v1.3", chair.Page.QuerySelector(".sheet-line")!.TextContent, StringComparison.Ordinal);
        await officer.Open($"{Plans}/2027");
        Assert.Contains("两版的任务完全相同", officer.Page.QuerySelector("#differences")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请写明人数。", officer.Page.QuerySelector("#differences")!.TextContent, StringComparison.Ordinal);
        await officer.Send($"{Plans}/2027/acceptance", ("note", "同意"));
        Assert.Contains("第 1 版生效", officer.Text, StringComparison.Ordinal);

        // A change with a reason, and what it changed.
        await chair.Open($"{Plans}/2027");
        await chair.Send($"{Plans}/2027/amendment", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        await chair.Send($"{Plans}/2027/amendment", ("reason", "校庆推迟"));
        await chair.Open($"{edit}?row=t01");
        await chair.SendRow("save", ("title", "走访慰问"));
        await chair.Open($"{Plans}/2027/check");
        await chair.Send($"{Plans}/2027/check", ("looked", "yes"));
        await officer.Open($"{Plans}/2027");
        var changed = officer.Page.QuerySelector("#differences tbody")!;
        Assert.Equal("春节前走访困难教职工", changed.QuerySelector("del")!.TextContent);
        Assert.Equal("走访慰问", changed.QuerySelector("ins")!.TextContent);
        Assert.Contains("校庆推迟", officer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("照片.png", "\u0089PNG\r\n", "document.")]
    [InlineData("通知.txt", "关于召开家长会的通知\n请各班准时参加。", "document.no-union-plan")]
    public async Task Begin_DocumentCannotBeRead_SaysSoAndBeginsNothing(string name, string content, string code)
    {
        const string plans = "/districts/qinglan/schools/heting/plans";
        var chair = FormPerson.Chair(application, "heting");
        await chair.Open(plans);
        var before = chair.Page.QuerySelectorAll("tbody tr").Length;
        await chair.SendFile(plans, name, Encoding.UTF8.GetBytes(content), ("way", "document"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains(code, chair.Page.QuerySelector("#f-file-flaw")!.TextContent, StringComparison.Ordinal);
        await chair.Open(plans);
        Assert.Equal(before, chair.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Begin_FileTooLarge_ComesBackAtItsFieldWithWhatWasTyped()
    {
        const string plans = "/districts/qinglan/schools/beiyuan/plans";
        var chair = await FormPerson.Chair(application, "beiyuan").Open(plans);
        await chair.SendFile(plans, "大文件.docx", new byte[FileRules.MaxBytes + 1], ("way", "document"), ("title", "打好的名称"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("file.too-large", chair.Page.QuerySelector("#f-file-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("打好的名称", chair.Value("title"));
    }

    [Fact]
    public async Task Begin_FromLastYear_KeepsItsTasksAndSaysWhatBecameOfThem()
    {
        const string plans = "/districts/qinglan/schools/wangjiang/plans";
        var chair = FormPerson.Chair(application, "wangjiang");
        await chair.Open(plans);
        await chair.Send(plans, ("way", "copy"), ("source", "2026"));
        Assert.EndsWith("/edit", chair.Address, StringComparison.Ordinal);
        Assert.NotEmpty(Rows(chair));
        Assert.Contains("上年：", chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_OfAnotherSchoolOrByAnInspector_IsNotTyped()
    {
        var stranger = await FormPerson.Chair(application, "heting").Open($"{Plans}/2026");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        var inspector = await new FormPerson(application, "inspector/qinglan").Open($"{Plans}/2026/edit");
        Assert.Equal(HttpStatusCode.NotFound, inspector.Status);
    }

    [Fact]
    public async Task Editor_TwoHundredTasks_StaysSmall()
    {
        const string plans = "/districts/qinglan/schools/linxi/plans";
        var chair = FormPerson.Chair(application, "linxi");
        await chair.Open(plans);
        var lines = Enumerable.Range(0, 200).Select(n => $"{(n % 50 == 0 ? $"{"一二三四"[n / 50]}、第{n / 50 + 1}组\n" : "")}{n % 50 + 1}．组织第{n}次教职工读书分享活动，参加人数不少于{n + 1}人，由第{n}工会小组负责。")
            .SelectMany(line => line.Split('\n'));
        await chair.SendFile(plans, "大计划.docx", PlanDocument.Word(["林溪小学2027年工会工作计划", .. lines]), ("way", "document"));
        Assert.True(Rows(chair).Length >= 200, $"{Rows(chair).Length} rows");
        var (html, css, script) = (Squeezed(chair.Page.DocumentElement.OuterHtml), await Asset("app.css"), await Asset("app.js"));
        Assert.True(html + css + script < 150 * 1024, $"{html} + {css} + {script} bytes");
    }

    [Fact]
    public async Task Papers_OfASamplePlan_NameSchoolNumberAndEveryTask()
    {
        var chair = await FormPerson.Chair(application, "yunqiao").Open("/districts/qinglan/schools/yunqiao/plans/2026/print");
        Assert.Contains("单位（盖章）：云桥小学", chair.Text, StringComparison.Ordinal);
        Assert.Contains("签字", chair.Page.QuerySelector(".sheet-sign")!.TextContent, StringComparison.Ordinal);
        var printed = chair.Page.QuerySelectorAll(".paper tbody tr").Length;
        await chair.Open("/districts/qinglan/schools/yunqiao/plans/2026");
        Assert.Equal(printed, chair.Page.QuerySelectorAll(".plan tbody tr[id]").Length);
        await chair.Open("/districts/qinglan/schools/yunqiao/plans/2026/calendar");
        Assert.Equal(12, chair.Page.QuerySelectorAll(".yearcal tbody tr").Length);
    }

    /// <summary>A plan for 2027 as a school would send it.</summary>
    internal static byte[] Word => PlanDocument.Word(Document);

    private static readonly string[] Document =
    [
        "松岭小学2027年工会工作计划", "一、民主管理", "1．三月召开教代会，审议学校工作报告。", "2．校务公开每月一次。", "二、关爱服务", "1．春节前走访慰问困难教职工不少于6人。",
        "2．五月组织教职工健康体检，参检率达到95%。", "3．办理在职职工医疗互助保障的续保和理赔。", "三、素质提升", "1．落实师徒结对，新教师每人有一位师傅。", "四、文体活动", "1．十月举办教工趣味运动会。",
        "月份安排", "一月：走访慰问困难教职工", "三月：召开教代会；三八节活动", "五月：教职工健康体检", "十月：教工趣味运动会",
    ];

    private static string[] Rows(FormPerson visitor) => [.. visitor.Page.QuerySelectorAll("[data-grid] tbody tr").Select(r => r.Id!)];

    private async Task<int> Asset(string name)
    {
        using var http = application.CreateClient();
        return Squeezed(await http.GetStringAsync($"/assets/{name}"));
    }

    private static int Squeezed(string text)
    {
        using var stream = new MemoryStream();
        using (var squeeze = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)) squeeze.Write(Encoding.UTF8.GetBytes(text));
        return (int)stream.Length;
    }
}
