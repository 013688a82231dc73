using System.Net;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Rubrics;

/// <summary>Rubrics on their pages, without script: copied, changed, brought from Excel.</summary>
public sealed class RubricPageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Rubrics = "/districts/qinglan/rubrics", Import = "/districts/qinglan/rubric-import";

    [Fact]
    public async Task Copy_ThenEditToNinetyNine_IsSavedAndWarnedAbout()
    {
        await Founded();
        var office = await FormPerson.Officer(application).Open(Rubrics);
        Assert.Contains("学校标准化建设工会工作考核细则", office.Text, StringComparison.Ordinal);
        await office.Open($"{Rubrics}/standard");
        Assert.Contains("按次扣分：每次扣 0.5 分", office.Text, StringComparison.Ordinal);
        await office.Send($"{Rubrics}/standard/copy", ("name", "青岚区考核细则"));
        var edit = office.Address;
        Assert.EndsWith("/edit", edit, StringComparison.Ordinal);

        // What is no mark is told at its field, what was typed stays.
        await office.Send(edit, ("i-1-marks", "五分"), ("i-2-name", "党政重视"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Equal(("五分", "党政重视"), (office.Value("i-1-marks"), office.Value("i-2-name")));

        await office.Send(edit, ("i-1-marks", "4"), ("i-22-remove", "yes"), ("n-5-0-name", "特色工作"), ("n-5-0-marks", "3"), ("g-0-least", "92"));
        Assert.Equal(edit[..^"/edit".Length], office.Address);
        Assert.Contains("已保存，现在是本区第 2 版", office.Text, StringComparison.Ordinal);
        Assert.Contains("“组织与自身建设”标明 25 分，各项合计 24 分。", office.Text, StringComparison.Ordinal);
        Assert.Contains("特色工作", office.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("信息每年不少于两篇", office.Text, StringComparison.Ordinal);
        Assert.Contains("优秀 ≥92", office.Text, StringComparison.Ordinal);
        Assert.Contains("青岚区考核细则", (await office.Open(Rubrics)).Text, StringComparison.Ordinal);

        // Who opens a round with it is told before it starts, and of what adds up nothing.
        var told = (await office.Open("/districts/qinglan/inspections/new")).Page.QuerySelectorAll(".ban.warn").Select(w => w.TextContent).Single();
        Assert.Contains("“青岚区考核细则”分值合计对不上", told, StringComparison.Ordinal);
        Assert.Contains("“组织与自身建设”标明 25 分，各项合计 24 分。", told, StringComparison.Ordinal);
        await office.Open(edit);
        await office.Send(edit, ("i-1-marks", "4.3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("rubric.marks-off-step", office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFlawedWorkbook_ComesBackMarkedAndOfAMendedOneIsTaken()
    {
        await Founded();
        var office = await FormPerson.Officer(application).Open(Import);
        var file = TemplateFile.Of(await office.Download($"{Rubrics}/district-union/workbook"));
        Set(file, 0, "分值", "六");
        Set(file, 4, "计分方式", "看着给");
        file.RowsOf("等次")[3][1] = "九十";
        await office.SendFile(Import, "细则.xlsx", file.Build());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("有 3 处要改好才能保存", office.Text, StringComparison.Ordinal);
        var marked = TemplateFile.Of(await office.Fetch($"{Import}/take", $"{Import}/flaws"));
        Assert.Contains("分值要写数字", Flaw(marked.Rows, 0), StringComparison.Ordinal);
        Assert.Contains("请从下拉列表里选", Flaw(marked.Rows, 4), StringComparison.Ordinal);
        Assert.Contains("要写数字", Flaw(marked.RowsOf("等次"), 0), StringComparison.Ordinal);

        // 5 instead of 6: the sum is 99, which is told and may stay.
        Set(marked, 0, "分值", "5");
        Set(marked, 4, "计分方式", "考评人员评定");
        marked.RowsOf("等次")[3][1] = "90";
        await office.Open(Import);
        await office.SendFile(Import, "细则.xlsx", marked.Build(), ("target", "district-union"));
        Assert.Equal(HttpStatusCode.OK, office.Status);
        Assert.Contains("“工会基础工作”标明 20 分，各项合计 19 分。", office.Text, StringComparison.Ordinal);
        await office.Send($"{Import}/take", ("name", "本区评分标准"));
        Assert.Equal($"{Rubrics}/district-union", office.Address);
        Assert.Contains("“本区评分标准”已保存，现在是本区第 1 版", office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfADistrictsOwnTable_BecomesARubricOfItsOwn()
    {
        await Founded();
        var office = await FormPerson.Officer(application).Open(Import);
        var own = new XlsxBuilder().Sheet("Sheet1", [["项目", "内容", "标准", "分值"], ["组织", "按期换届", "没有换届不得分", 60], ["民主", "校务公开", "看公开栏", 39]]).Build();

        await office.SendFile(Import, "青岚区细则.xlsx", own);
        Assert.Contains("细则标明总分 100 分，各类合计 99 分。", office.Text, StringComparison.Ordinal);
        await office.Send($"{Import}/take");

        Assert.Contains("青岚区细则", office.Heading, StringComparison.Ordinal);
        Assert.Contains("考评人员评定", office.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_OfASchool_ShowTheRubricAndNothingToChange()
    {
        await Founded();
        var chair = await FormPerson.Chair(application, "wanghu").Open($"{Rubrics}/standard");

        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Empty(chair.Page.QuerySelectorAll("main form[method=post]"));
        Assert.NotEqual(HttpStatusCode.OK, (await chair.Open(Rubrics)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await chair.Open($"{Rubrics}/standard/edit")).Status);
    }

    private static void Set(TemplateFile file, int row, string heading, string value) => file.Rows[3 + row][ColumnOf(file.Rows, heading)] = value;

    private static string Flaw(List<object?[]> rows, int row) => rows[3 + row][ColumnOf(rows, "导入问题")]?.ToString() ?? "";

    private static int ColumnOf(List<object?[]> rows, string heading) => Array.FindIndex(rows[2], cell => cell?.ToString()?.TrimEnd('*', ' ') == heading);

    private async Task Founded()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application);
        if ((await scene.Officer.Get(scene.Path)).Status is not HttpStatusCode.OK) await scene.Found("wanghu");
    }
}
