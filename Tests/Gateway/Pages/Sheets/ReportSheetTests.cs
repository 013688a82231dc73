using System.Net;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Gateway.Pages.Progress;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Sheets;

/// <summary>A quarter's report that goes out as a workbook and comes back filled in.</summary>
public sealed class ReportSheetTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Report = "/districts/qinglan/schools/chunhui/quarters/2026Q3/report";
    private const string Sheet = $"{Report}/sheet";

    private readonly FormPerson chair = FormPerson.Chair(application, "chunhui");

    [Fact]
    public async Task Workbook_FilledIn_GoodRowsGoIntoTheDraftWhileBadOnesWaitAndTwiceCountsOnce()
    {
        await chair.Open(Report);
        var rows = chair.Rows();
        var counted = rows.First(r => chair.Page.GetElementById($"f-q-{r}") is not null);
        var plain = rows.Last(r => chair.Page.GetElementById($"f-p-{r}") is not null);
        var title = chair.Page.QuerySelector($"[data-row='{plain}'] .tt")!.TextContent;
        var state = StateOf();
        await chair.Open(Sheet);
        var file = TemplateFile.Of(await chair.Download($"{Sheet}/template"));
        Assert.Equal(rows.Order(), file.Rows.Skip(3).Select(r => r[0]!.ToString()).Order());
        Assert.Equal(title, file.Text(plain, "任务"));
        var filled = file.Set(counted, "状态", "已完成").Set(counted, "本季完成量", "一次半").Set(plain, "状态", "进行中").Set(plain, "完成情况", "说明会开了两场").Set(plain, "完成比例", 0.5m)
            .Set(plain, "完成比例", "50%").Add(("任务", "审核社区托管名单"), ("工作领域", "不存在的领域")).Add(("任务", "说明：协助招生"), ("完成情况", "派出3人")).Build();

        await chair.SendFile(Sheet, "季报.xlsx", filled);
        Assert.Contains("新增 1 行，修改 1 行，未变 " + (rows.Length - 2) + " 行，有错 2 行，冲突 0 行", chair.Text, StringComparison.Ordinal);
        Assert.Equal(["report.extra-area-unknown", "report.quantity-unreadable"], chair.Page.QuerySelectorAll("td .code").Select(c => c.TextContent).Order());
        var marked = TemplateFile.Of(await chair.Fetch($"{Sheet}/take", $"{Sheet}/flaws"));
        Assert.Contains("数量“一次半”读不出来", marked.Text(counted, "导入问题"), StringComparison.Ordinal);

        await chair.Send($"{Sheet}/take");
        Assert.Contains("已写入草稿 2 行，还有 2 行有问题", chair.Text, StringComparison.Ordinal);
        await chair.Open(Report);
        Assert.Equal(("说明会开了两场", "50", "说明：协助招生", ""), (chair.Value($"t-{plain}"), chair.Value($"p-{plain}"), chair.Value("x-0-title"), chair.Value($"q-{counted}")));
        Assert.Equal(state, StateOf());

        // The marked workbook, mended, comes back; the rest of it counts no second time.
        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "季报.xlsx", marked.Set(counted, "本季完成量", "1").Build());
        Assert.Contains($"新增 0 行，修改 1 行，未变 {rows.Length} 行，有错 1 行，冲突 0 行", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{Sheet}/take");
        await chair.Open(Report);
        Assert.Equal("1", chair.Value($"q-{counted}"));
    }

    [Fact]
    public async Task Workbook_DraftChangedMeanwhile_MergesFieldsAndNamesTheConflict()
    {
        await chair.Open(Report);
        var plain = chair.Rows().First(r => chair.Page.GetElementById($"f-p-{r}") is not null);
        var file = TemplateFile.Of(await chair.Download($"{Sheet}/template")).Set(plain, "完成情况", "表里写的").Set(plain, "存在问题", "人手不够").Build();
        var other = FormPerson.Chair(application, "chunhui");
        await other.Open(Report);
        await other.Press("保存草稿", ($"t-{plain}", "页面上写的"), ($"n-{plain}", "下季度补上"));

        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "季报.xlsx", file);
        Assert.Equal(["report.conflict"], chair.Page.QuerySelectorAll("td .code").Select(c => c.TextContent));
        Assert.Contains("下载模板以后别人改成了“页面上写的”", chair.Text, StringComparison.Ordinal);

        file = TemplateFile.Of(file).Set(plain, "完成情况", "页面上写的").Build();
        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "季报.xlsx", file);
        await chair.Send($"{Sheet}/take");
        Assert.Equal(Report, chair.Address);
        Assert.Equal(("页面上写的", "人手不够", "下季度补上"), (chair.Value($"t-{plain}"), chair.Value($"w-{plain}"), chair.Value($"n-{plain}")));
    }

    [Fact]
    public async Task Workbook_OfAnotherSchoolQuarterOrNoTemplate_IsRefused()
    {
        var template = await chair.Download($"{Sheet}/template");
        var other = FormPerson.Chair(application, "mingde");
        var foreign = TemplateFile.Of(template).Build();
        await Refused(other, Sheet.Replace("chunhui", "mingde", StringComparison.Ordinal), foreign, "report.template-school");
        await Refused(chair, Sheet, TemplateFile.Of(template).Without(ReportSheet.SheetName).Build(), "report.template-missing");
        await Refused(chair, Sheet, [1, 2, 3], "table.not-workbook");
        var id = TemplateFile.Of(template).Rows[3][0]!.ToString()!;
        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "季报.xlsx", TemplateFile.Of(template).Set(id, "任务编号", "t99").Build());
        Assert.Equal(["report.row-unknown"], chair.Page.QuerySelectorAll("td .code").Select(c => c.TextContent));
    }

    private static async Task Refused(FormPerson person, string sheet, byte[] file, string code)
    {
        await person.Open(sheet);
        await person.SendFile(sheet, "季报.xlsx", file);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, person.Status);
        Assert.Contains(code, person.Text, StringComparison.Ordinal);
    }

    private string StateOf() => chair.Page.QuerySelector(".head h1")!.TextContent;
}
