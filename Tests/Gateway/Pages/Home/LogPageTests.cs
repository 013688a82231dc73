using System.Net;
using AngleSharp.Dom;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>The log auditor's page, and what the gateway writes into the log by itself.</summary>
public sealed class LogPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Address = "/districts/qinglan/log";

    private readonly PageVisitor auditor = PageVisitor.As(application, "logAuditor/qinglan");

    [Fact]
    public async Task Log_ByPages_GoesFromTheNewestToTheOldestWithoutLosingALine()
    {
        var page = await auditor.Open(Address);
        var first = Rows(page);
        var second = Rows(await auditor.Open(page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!));

        Assert.Equal(50, first.Length);
        Assert.NotEqual(first[^1], second[0]);
        Assert.Empty(first.Intersect(second));
        Assert.Contains("松岭小学", page.QuerySelector("#f-school")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_Filtered_KeepsTheFiltersAndShowsOnlyWhatFits()
    {
        var page = await auditor.Open($"{Address}?school=songling&kind=reports&from=2026-01-01&until=2026%E5%B9%B412%E6%9C%8831%E6%97%A5&text=%E6%8A%A5%E9%80%81");

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
        var reply = await auditor.Get($"{Address}?from=%E6%98%A8%E5%A4%A9");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reply.Status);
        Assert.Equal("昨天", reply.Page.QuerySelector("#f-from")!.GetAttribute("value"));
        Assert.Contains("form.bad-day", reply.Page.QuerySelector("#f-from-flaw")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_AsFile_HasTheLinesOfThePage()
    {
        var csv = await auditor.Get($"{Address}/files/csv?school=songling");
        var lines = csv.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var xlsx = await auditor.Download($"{Address}/files/xlsx?school=songling");
        var page = await auditor.Open($"{Address}?school=songling");

        Assert.StartsWith("序号,时间,操作人,账号,学校", lines[0], StringComparison.Ordinal);
        Assert.True(lines.Length - 1 >= Rows(page).Length);
        Assert.Contains(".csv", csv.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(MainJob.SheetReader.Open(xlsx));
    }

    [Fact]
    public async Task Log_Verification_SaysWhetherAnythingWasChanged()
    {
        var page = (await auditor.Fill(Address, "/verification")).Page;
        var wrong = await auditor.Fill(Address, "/verification", ("seal", "1"), ("digest", new string('0', 64)));
        var half = await auditor.Fill(Address, "/verification", ("seal", "1"));

        Assert.Equal("没有发现改动", page.QuerySelector(".ban.ok h2")!.TextContent);
        Assert.Contains("校验时间：2026年11月21日", page.QuerySelector(".ban.ok")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("发现不一致", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
    }

    [Fact]
    public async Task Log_OfTheGateway_TellsRefusedAccessExportsAndSearches()
    {
        var member = PageVisitor.As(application, "schoolMember/qinglan/heting");
        await member.Get("/districts/qinglan/schools/songling");
        await member.Get("/districts/qinglan/comparison");
        await member.Get("/districts/qinglan/schools/heting/years/2026/workbook");
        await auditor.Get($"{Address}?text=%E5%BC%A0%E4%B8%89");
        await member.Get("/districts/qinglan/nowhere");
        await application.Services.GetRequiredService<AuditTrail>().Flush(default);

        var page = await auditor.Open($"{Address}?kind=audit");
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
    public async Task Log_ForOthers_IsForbidden(string actor) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await PageVisitor.As(application, actor).Get(Address)).Status);

    private static string[] Rows(IDocument page) => [.. page.QuerySelectorAll(".loglines tbody tr").Select(r => r.QuerySelector(".code")!.TextContent + r.QuerySelector(".full")!.TextContent)];
}
