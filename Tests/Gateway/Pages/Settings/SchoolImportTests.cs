using System.Net;
using AngleSharp.Html.Dom;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Gateway.Districts.Import;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>Schools from real workbooks, through the pages.</summary>
public sealed class SchoolImportTests : IDisposable
{
    private readonly GatewayApplication application = new();

    public void Dispose() => application.Dispose();

    [Fact]
    public async Task Import_TwelveSchoolsOfAnOfficesOwnList_AreRegisteredWithNumbersAndNewGroups()
    {
        var officer = await Founded();
        string[] groups = ["小学", "初中", "幼儿园"];
        var preview = await Upload(officer, new XlsxBuilder().Sheet(
            "名单", [["青岚区学校一览"], ["序号", "单位", "学段"], .. Enumerable.Range(1, 12).Select(i => new object?[] { i, $"青岚第{i}学校", groups[i % 3] })]).Build());
        Assert.Equal(["12", "0", "0", "0"], Figures(preview.Page));
        Assert.Equal(3, preview.Page.QuerySelectorAll("input[name=group-yes]").Length);

        var done = await officer.Send(preview.Page, "/_import/take");

        Assert.Equal("✓导入完成：新登记 12 所，修改 0 所。", done.Said);
        Assert.Equal("/districts/new/schools", done.Address);
        Assert.Equal(["001", "002", "003"], done.Page.QuerySelectorAll("#list tbody td.num").Select(c => c.TextContent).Order().Take(3));
        var made = (await officer.Open("/districts/new/settings/groups")).QuerySelectorAll("input[name^=name-]").Select(i => i.GetAttribute("value")!);
        Assert.Equal(groups.Order(StringComparer.Ordinal), made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_TheListThatWasDownloaded_ChangesNothingAndThenOnlyWhatWasEdited()
    {
        var officer = await Founded();
        await Take(officer, List(12));
        using var download = await officer.Http.GetAsync("/districts/new/schools/_workbook");
        var same = await Upload(officer, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal(["0", "0", "12", "0"], Figures(same.Page));

        var edited = await Upload(officer, new XlsxBuilder().Sheet("名单",
            [["学校编号", "学校名称", "分组", "是否建会", "校区", "通过哪所学校填报"], ["s001", "改名小学", "小学", "否", "东校区、西校区", null], ["s002", "学校2", "初中", null, null, "s003"]]).Build());
        Assert.Equal(["0", "2", "0", "0"], Figures(edited.Page));
        Assert.Contains("更名：学校1 → 改名小学；", edited.Page.QuerySelector("#changed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("修改 2 所", (await officer.Send(edited.Page, "/_import/take")).Said, StringComparison.Ordinal);
        var profile = await officer.Open("/districts/new/schools/s001/profile");
        Assert.Equal("改名小学", profile.QuerySelector("h1")!.TextContent);
        Assert.Contains("东校区、西校区", ((IHtmlInputElement)profile.QuerySelector("#f-campuses")!).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ThousandSchools_AreRegisteredAtOnce()
    {
        var officer = await Founded();
        var preview = await Upload(officer, List(1_000));
        Assert.Equal(["1000", "0", "0", "0"], Figures(preview.Page));
        Assert.Contains("新登记 1000 所", (await officer.Send(preview.Page, "/_import/take")).Said, StringComparison.Ordinal);
        var list = await officer.Open("/districts/new/schools?page=10");
        Assert.Equal(100, list.QuerySelectorAll("#list tbody tr").Length);
        Assert.Equal(11, (await officer.Open("/districts/new/schools?q=学校77")).QuerySelectorAll("#list tbody tr").Length);
    }

    [Fact]
    public async Task Import_TwoHundredFlaws_AreNamedWithTheirPlaceAndComeBackInTheWorkbook()
    {
        var officer = await Founded();
        object?[] Row(int i) => (i % 8) switch
        {
            0 => [$"编号{i}", $"学校{i}", "小学", "2026年9月1日", "是", null],
            1 => [$"s{i}", null, "小学", "2026年9月1日", "是", null],
            2 => [$"s{i}", $"学校{i}", null, "2026年9月1日", "是", null],
            3 => [$"s{i}", $"学校{i}", "小学", "2026年13月1日", "是", null],
            4 => [$"s{i}", $"学校{i}", "小学", null, "大概", null],
            5 => ["s000", $"学校{i}", "小学", null, "是", null],
            6 => [$"s{i}", "首校", "小学", null, "是", null],
            _ => [$"s{i}", $"学校{i}", "小学", null, "是", "不存在的学校"],
        };
        var bytes = new XlsxBuilder().Sheet("名单",
            [["学校编号", "学校名称", "分组", "启用日期", "是否建会", "通过哪所学校填报"], ["s000", "首校", "小学", null, null, null], .. Enumerable.Range(0, 200).Select(Row)]).Build();

        var preview = await Upload(officer, bytes);

        Assert.Equal(["1", "0", "0", "200"], Figures(preview.Page));
        var flaws = preview.Page.QuerySelectorAll("#wrong .flaws li").Select(li => (Place: li.QuerySelector("b")!.TextContent, Code: li.QuerySelector(".code")!.TextContent)).ToArray();
        Assert.Equal(200, flaws.Length);
        Assert.Equal(
            [("A3", "table.bad-code"), ("B4", "table.missing"), ("C5", "table.missing"), ("D6", "table.bad-day"), ("E7", "table.bad-yes-no"), ("A8", "school.duplicate"), ("B9", "school.duplicate-name"), ("F10", "school.unknown")],
            flaws.Take(8));

        var marked = await officer.Send(preview.Page, "/_import/flaws");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", marked.MediaType);
        var shape = new TableShape([.. SchoolTable.Shape.Columns, new TableColumn("flaw", "导入问题", true)], 2_000);
        var read = TableReader.Read(new("a.xlsx", marked.Bytes), shape, ReadingLimits.Default);
        Assert.Equal(201, read.Rows.Length);
        Assert.Equal(200, read.Rows.Count(r => r.Text("flaw") is not null));
        var again = await Upload(officer, marked.Bytes);
        Assert.Equal(["1", "0", "0", "200"], Figures(again.Page));

        var done = await officer.Send(preview.Page, "/_import/take");
        Assert.Contains("新登记 1 所", done.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_GroupThatIsASlip_IsNotMadeWhenItsTickIsTakenAway()
    {
        var officer = await Founded();
        var preview = await Upload(officer, new XlsxBuilder().Sheet("名单", [["学校名称", "学段"], ["青溪小学", "小学"], ["松岭小学", "小血"]]).Build());
        var again = await officer.Send(preview.Page, "/schools/_import", ("group-yes", "小学"));

        Assert.Equal(["1", "0", "0", "1"], Figures(again.Page));
        Assert.Contains("B3", again.Page.QuerySelector("#wrong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SomebodyElseWasQuicker_IsStaleAndShowsTheListOnceMore()
    {
        var officer = await Founded();
        var preview = await Upload(officer, List(3));
        Assert.Contains("已保存", (await officer.Fill("/districts/new/settings/groups", "/groups", ("new-1", "高中"))).Said, StringComparison.Ordinal);

        var refused = await officer.Send(preview.Page, "/_import/take");

        Assert.Equal(["revision.stale"], refused.Refused());
        Assert.Equal(["3", "0", "0", "0"], Figures(refused.Page));
    }

    [Theory]
    [InlineData("名单.pdf", "%PDF-1.4", "table.not-workbook")]
    [InlineData("名单.csv", "学校名称,分组", "table.empty")]
    [InlineData("名单.xlsx", "PK\u0003\u0004", "table.broken")]
    public async Task Import_NoWorkbook_IsRefusedWithWhatToDo(string name, string text, string code)
    {
        var officer = await Founded();
        var page = await officer.Open("/districts/new/schools/_import");
        var reply = await officer.Upload(page, "/_import", name, System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal([code], reply.Refused());
    }

    [Fact]
    public async Task Import_FileThatIsTooLarge_IsRefusedWithTheLimitAndWhatToDo()
    {
        var officer = await Founded();
        var reply = await officer.Upload(await officer.Open("/districts/new/schools/_import"), "/_import", "名单.xlsx", new byte[(2 * 1024 * 1024) + 1]);

        Assert.Equal(["table.too-large"], reply.Refused());
        Assert.Contains("文件太大（上限 2 MB），请只保留要导入的内容再上传。", reply.Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_NoFile_IsFlawedAtTheField()
    {
        var officer = await Founded();
        Assert.Equal(["form.missing"], (await officer.Fill("/districts/new/schools/_import", "/_import")).Refused());
    }

    [Fact]
    public async Task Template_Empty_HoldsAnExampleThatIsNotRead()
    {
        var officer = await Founded();
        using var download = await officer.Http.GetAsync("/districts/new/schools/_workbook?empty=yes");
        var reading = TableReader.Read(new("a.xlsx", await download.Content.ReadAsByteArrayAsync()), SchoolTable.Shape, ReadingLimits.Default);

        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.Equal(["table.empty"], reading.Flaws.Select(f => f.Code));
        Assert.Equal("学校名单", Assert.Single(reading.Sheets).Name);
    }

    private async Task<PageVisitor> Founded()
    {
        var officer = PageVisitor.Officer(application, "new");
        Assert.Contains("已建立", (await officer.Fill("/districts/new/settings", "/founding", ("name", "新区教育工会"))).Said, StringComparison.Ordinal);
        return officer;
    }

    private static byte[] List(int count) => new XlsxBuilder().Sheet(
        "名单", [["学校编号", "学校名称", "分组"], .. Enumerable.Range(1, count).Select(i => new object?[] { $"s{i:000}", $"学校{i}", i % 2 == 0 ? "初中" : "小学" })]).Build();

    private static async Task<PageReply> Upload(PageVisitor officer, byte[] bytes)
    {
        var reply = await officer.Upload(await officer.Open("/districts/new/schools/_import"), "/_import", "名单.xlsx", bytes);
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Page.Body!.TextContent);
        return reply;
    }

    private static async Task Take(PageVisitor officer, byte[] bytes) => _ = (await officer.Send((await Upload(officer, bytes)).Page, "/_import/take")).Said;

    /// <summary>New, changed, unchanged, wrong.</summary>
    private static string[] Figures(IHtmlDocument page) => [.. page.QuerySelectorAll(".kpi dd").Select(d => d.FirstChild!.TextContent)];
}
