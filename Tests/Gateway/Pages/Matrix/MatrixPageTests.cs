using System.Globalization;
using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Matrix;

/// <summary>报送情况 of the sample district on 21 November 2026: the third quarter is open and due on the 27th.</summary>
public sealed class MatrixPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Address = "/districts/qinglan/matrix";

    private readonly PageVisitor office = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task Matrix_Plain_ShowsTheOpenQuarterWithTheOnesBefore()
    {
        var page = await office.Open(Address);
        Assert.Equal("报送情况：2026年第三季度", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["第一季度", "第二季度", "第三季度", "全年进度"], page.QuerySelectorAll(".mx thead tr:first-child th[colspan]").Select(th => th.TextContent));
        Assert.Contains("离截止还有 6 天", page.QuerySelector(".today")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".kpi .lt.x"));
    }

    [Theory]
    [InlineData("2026Q1", "reported")]
    [InlineData("2026Q2", "reported")]
    [InlineData("2026Q2", "accepted")]
    [InlineData("2026Q3", "accepted")]
    public async Task Matrix_AnyQuarterAndBasis_SumsAreThoseOfApiAndWorkbook(string quarter, string basis)
    {
        var page = await office.Open($"{Address}?quarter={quarter}&basis={basis}");
        var comparison = (await application.Officer().Get($"/api/v1/districts/qinglan/comparison/{quarter}?basis={basis}")).Ok().Json;
        var total = comparison.GetProperty("total");
        var figures = page.QuerySelectorAll(".kpi dd").Select(dd => dd.FirstChild!.TextContent).ToArray();
        var (reported, expected) = (Whole(total, "reporting", "part"), Whole(total, "reporting", "whole"));
        var onTime = Whole(total, "punctuality", "part");
        Assert.Equal(
            [Text(expected), Text(onTime), Text(reported - onTime), Text(expected - reported), Percent(total.GetProperty("reporting")) + "%"], figures);

        var sheet = SheetReader.Open(await office.Download($"{Address}/workbook?quarter={quarter}&basis={basis}"));
        var sums = sheet.Row("报送情况表", "合计");
        var rates = total.GetProperty("rates").GetProperty("completion");
        var before = 2 + (2 * (quarter[5] - '1'));
        Assert.Equal(
            (Share(total.GetProperty("reporting")), Share(rates), rates.GetProperty("part").GetDecimal(), rates.GetProperty("whole").GetDecimal()),
            (Round(sums[before + 1]), Round(sums[before + 2]), SheetReader.Number(sums[before + 3]), SheetReader.Number(sums[before + 4])));
        foreach (var row in page.QuerySelectorAll(".mx tbody tr:not(.grp)"))
        {
            var cells = sheet.Row("报送情况表", row.QuerySelector("th")!.TextContent);
            var drawn = row.QuerySelectorAll("td")[before].TextContent.Trim().TrimStart('▲', '■').Trim();
            var expectedRate = SheetReader.Number(cells[before + 2]) is { } rate ? (Math.Round(rate * 1000, MidpointRounding.AwayFromZero) / 10).ToString("0.0", CultureInfo.InvariantCulture) : "—";
            Assert.Equal((cells[1], expectedRate), (row.QuerySelector("th")!.TextContent, drawn));
        }
    }

    [Theory]
    [InlineData("group=primary", "小学")]
    [InlineData("state=draft", null)]
    [InlineData("light=red", null)]
    [InlineData("only=yes", null)]
    [InlineData("group=nobody&state=7&light=%00&page=0&quarter=2026Q9", null)]
    public async Task Matrix_Filtered_ShowsFewerRowsUnderTheSameSums(string filters, string? scope)
    {
        var page = await office.Open($"{Address}?quarter=2026Q3&{filters}");
        Assert.StartsWith(scope is null ? "报送情况：2026年第三季度" : $"报送情况：{scope}", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".mx tbody tr"));
        if (scope is null) Assert.Equal("10", page.QuerySelector(".kpi dd")!.FirstChild!.TextContent);
        var link = page.QuerySelector(".head a.btn")!.GetAttribute("href")!;
        var rows = SheetReader.Open(await office.Download(link)).Rows("报送情况表").Count(row => row[0] is double);
        Assert.Equal(rows, page.QuerySelectorAll(".mx tbody tr:not(.grp)").Length);
    }

    [Fact]
    public async Task Matrix_EveryCell_LeadsToAPage()
    {
        var page = await office.Open(Address);
        var links = page.QuerySelectorAll(".mx a, .chase a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct().ToArray();
        Assert.Contains(links, link => link.Contains("/review/", StringComparison.Ordinal));
        foreach (var link in links) await office.Open(link);
    }

    [Fact]
    public async Task ChaseList_OpenQuarter_NamesWhoIsMissingByWhyInOneSentence()
    {
        var page = await office.Open($"{Address}?quarter=2026Q2&basis=accepted");
        Assert.Equal(["未填 1", "退回修改 1", "空报 1"], page.QuerySelectorAll(".chase dt").Select(dt => dt.TextContent.Trim()));
        var text = page.QuerySelector("textarea[name=text]")!.TextContent;
        Assert.Contains("2026年第二季度报告已于7月10日截止。", text, StringComparison.Ordinal);
        Assert.Contains("以下1所学校还没有报：春晖小学。", text, StringComparison.Ordinal);
        Assert.EndsWith("报送有困难请与青岚区教育工会联系，谢谢！", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_ShownList_IsKeptAndShownBesideTheSchools()
    {
        var page = await office.Open(Address);
        var noted = await office.Send(page, "/notice", ("text", "各位主席好！"), ("all", "groupChat"));
        Assert.Contains("群里催报 6 所", noted.Said, StringComparison.Ordinal);
        var after = noted.Page;
        Assert.Contains("群里，6 所", after.QuerySelector(".chase")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(6, after.QuerySelectorAll(".mx small").Count(s => s.TextContent == "催 11月21日"));

        var phoned = await office.Send(after, "/notice", ("text", ""), ("phoned", "chunhui"));
        Assert.Contains("电话催报 1 所", phoned.Said, StringComparison.Ordinal);
        var notices = (await application.Officer().Get("/api/v1/districts/qinglan/rounds/2026Q3/notices")).Ok().Json.GetProperty("notices");
        Assert.Equal([6, 1], notices.EnumerateArray().Select(n => n.GetProperty("schools").GetArrayLength()));
    }

    [Fact]
    public async Task Paper_NotedAndUndone_StandsInTheColumn()
    {
        var page = await office.Open($"{Address}?quarter=2026Q2");
        var noted = await office.Send(page, "/paper", ("on", "2026年7月8日"), ("school", "heting"));
        Assert.StartsWith("/districts/qinglan/matrix?quarter=2026Q2", noted.Address, StringComparison.Ordinal);
        Assert.Contains("荷汀小学", noted.Said, StringComparison.Ordinal);
        Assert.Equal(["7月8日"], noted.Page.QuerySelectorAll(".mx .pap span").Select(s => s.TextContent));

        var undone = await office.Send(noted.Page, "/paper", ("on", "2026年7月8日"), ("undo", "heting"));
        Assert.Empty(undone.Page.QuerySelectorAll(".mx .pap span"));
    }

    [Fact]
    public async Task Paper_OnNoDay_IsDrawnAgainWithTheFlawAtTheField()
    {
        var page = await office.Open(Address);
        var drawn = await office.Send(page, "/paper", ("on", "前天"), ("school", "heting"));
        Assert.Equal(["form.bad-day"], drawn.Refused());
        Assert.Equal("前天", drawn.Page.QuerySelector("#f-on")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("schoolChair/qinglan/songling", HttpStatusCode.Forbidden)]
    [InlineData("inspector/qinglan", HttpStatusCode.Forbidden)]
    [InlineData("districtOfficer/other", HttpStatusCode.NotFound)]
    public async Task Matrix_SomebodyElse_IsRefused(string actor, HttpStatusCode status) =>
        Assert.Equal(status, (await PageVisitor.As(application, actor).Get(Address)).Status);

    private static int Whole(JsonElement total, string rate, string part) => (int)total.GetProperty(rate).GetProperty(part).GetDecimal();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(JsonElement rate) => rate.GetProperty("percent").GetDecimal().ToString("0.0", CultureInfo.InvariantCulture);

    private static decimal Share(JsonElement rate) => Math.Round(rate.GetProperty("part").GetDecimal() / rate.GetProperty("whole").GetDecimal(), 9);

    private static decimal? Round(object? cell) => SheetReader.Number(cell) is { } number ? Math.Round(number, 9) : null;
}
