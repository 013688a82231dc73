using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.Gateway.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>The log auditor's page, and what the gateway writes into the log by itself.</summary>
public sealed class LogPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Auditor = "logAuditor/qinglan";
    private const string Address = "/districts/qinglan/log";

    [Fact]
    public async Task Log_ByPages_GoesFromTheNewestToTheOldestWithoutLosingALine()
    {
        var page = await application.Open(Auditor, Address);
        var first = Rows(page);
        var second = Rows(await application.Open(Auditor, page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!));

        Assert.Equal(50, first.Length);
        Assert.NotEqual(first[^1], second[0]);
        Assert.Empty(first.Intersect(second));
        Assert.Contains("松岭小学", page.QuerySelector("#f-school")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_Filtered_KeepsTheFiltersAndShowsOnlyWhatFits()
    {
        var page = await application.Open(Auditor, $"{Address}?school=songling&kind=reports&from=2026-01-01&until=2026%E5%B9%B412%E6%9C%8831%E6%97%A5&text=%E6%8A%A5%E9%80%81");

        Assert.NotEmpty(Rows(page));
        Assert.All(page.QuerySelectorAll(".loglines tbody tr"), row => Assert.Equal("松岭小学", row.QuerySelectorAll("td")[2].TextContent.Trim()));
        Assert.All(page.QuerySelectorAll(".loglines .full"), text => Assert.Contains("报送", text.TextContent, StringComparison.Ordinal));
        Assert.Equal("songling", page.QuerySelector("#f-school option[selected]")!.GetAttribute("value"));
        Assert.Equal("报送", page.QuerySelector("#f-text")!.GetAttribute("value"));
        Assert.Contains("school=songling", page.QuerySelector(".head a.btn")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_OfTheProgramItself_AreChinese() =>
        Assert.Equal("系统", (await application.Services.GetRequiredService<IAccountNames>().Of(["system", "nobody-at-all"]))["system"]);

    [Fact]
    public async Task Log_DayThatIsNone_IsToldAtTheField()
    {
        using var response = await application.Ask(Auditor, $"{Address}?from=%E6%98%A8%E5%A4%A9");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("昨天", page.QuerySelector("#f-from")!.GetAttribute("value"));
        Assert.Contains("form.bad-day", page.QuerySelector("#f-from-flaw")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AsFile_HasTheLinesOfThePage()
    {
        using var csv = await application.Ask(Auditor, $"{Address}/files/csv?school=songling");
        var lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        using var xlsx = await application.Ask(Auditor, $"{Address}/files/xlsx?school=songling");
        var page = await application.Open(Auditor, $"{Address}?school=songling");

        Assert.StartsWith("序号,时间,操作人,账号,学校", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length - 1 >= Rows(page).Length);
        Assert.Contains(".csv", csv.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        var sheet = DistrictUnion.Tests.MainJob.SheetReader.Open(await xlsx.Content.ReadAsByteArrayAsync());
        Assert.NotNull(sheet);
    }

    [Fact]
    public async Task Log_Verification_SaysWhetherAnythingWasChanged()
    {
        using var response = await application.SendForm(Auditor, Address, "form[action$=verification]");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        using var wrong = await application.SendForm(Auditor, Address, "form[action$=verification]", ("seal", "1"), ("digest", new string('0', 64)));
        using var half = await application.SendForm(Auditor, Address, "form[action$=verification]", ("seal", "1"));

        Assert.Equal("没有发现改动", page.QuerySelector(".ban.ok h2")!.TextContent);
        Assert.Contains("校验时间：2026年11月21日", page.QuerySelector(".ban.ok")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("发现不一致", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.StatusCode);
    }

    [Fact]
    public async Task Log_OfTheGateway_TellsRefusedAccessExportsAndSearches()
    {
        using (await application.Ask("schoolMember/qinglan/heting", "/districts/qinglan/schools/songling"))
        using (await application.Ask("schoolMember/qinglan/heting", "/districts/qinglan/comparison"))
        using (await application.Ask("schoolMember/qinglan/heting", "/districts/qinglan/schools/heting/years/2026/workbook"))
        using (await application.Ask(Auditor, $"{Address}?text=%E5%BC%A0%E4%B8%89"))
        using (await application.Ask("schoolMember/qinglan/heting", "/districts/qinglan/nowhere"))
        {
            await application.Services.GetRequiredService<AuditTrail>().Flush(default);
        }

        var page = await application.Open(Auditor, $"{Address}?kind=audit");
        var texts = page.QuerySelectorAll(".loglines .full").Select(t => t.TextContent).ToArray();
        Assert.Contains(texts, t => t.StartsWith("越权访问被拒，GET /districts/qinglan/schools/songling（scope.absent）", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.Contains("（scope.forbidden）", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("导出，", StringComparison.Ordinal) && t.Contains(".xlsx（/districts/qinglan/schools/heting/years/2026/workbook）", StringComparison.Ordinal));
        Assert.Contains(texts, t => t.StartsWith("查日志：text", StringComparison.Ordinal));
        Assert.DoesNotContain(texts, t => t.Contains("张三", StringComparison.Ordinal) || t.Contains("nowhere", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("districtOfficer/qinglan")]
    [InlineData("systemAdmin/qinglan")]
    [InlineData("schoolChair/qinglan/songling")]
    public async Task Log_ForOthers_IsForbidden(string actor)
    {
        using var response = await application.Ask(actor, Address);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string[] Rows(IDocument page) => [.. page.QuerySelectorAll(".loglines tbody tr").Select(r => r.QuerySelector(".code")!.TextContent + r.QuerySelector(".full")!.TextContent)];
}
