using System.Net;
using AngleSharp.Html.Parser;
using DistrictUnion.Tests.Gateway.Demo;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>Workbooks that are ordered, made in the background and taken along; the list of papers; an inspector's start.</summary>
public sealed class ExportPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Chair = "schoolChair/qinglan/songling";
    private const string Officer = "districtOfficer/qinglan";
    private const string Exports = "/districts/qinglan/schools/songling/exports";

    [Fact]
    public async Task Export_OfASchool_IsMadeAndDownloaded()
    {
        using var started = await application.SendForm(Chair, Exports, "main form", ("year", "2026"));
        var address = started.Headers.Location!.ToString();
        var file = await Finished(Chair, address);
        using var download = await application.Ask(Chair, file);

        Assert.Equal(HttpStatusCode.SeeOther, started.StatusCode);
        Assert.Matches("^/districts/qinglan/schools/songling/exports/2026/[0-9a-f]{64}$", address);
        Assert.Contains("songling_2026_progress.xlsx", download.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(MainJob.SheetReader.Open(await download.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Export_ThatWasLost_IsMadeAgainFromItsAddressAlone()
    {
        var address = $"{Exports}/2026/{new string('a', 64)}";
        var file = await Finished(Chair, address);
        foreach (var made in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(application.Database)!, "exports"))) File.Delete(made);
        using var lost = await application.Ask(Chair, file);
        using var again = await application.Ask(Chair, await Finished(Chair, address));

        Assert.True(lost.IsSuccessStatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", again.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("schoolChair/qinglan/heting", "/districts/qinglan/schools/songling/exports")]
    [InlineData(Chair, "/districts/qinglan/schools/songling/exports/2026/short")]
    [InlineData(Chair, "/districts/qinglan/schools/songling/exports/1999/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Export_OfWhatIsNotThere_IsAbsent(string actor, string address)
    {
        using var response = await application.Ask(actor, address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Export_OfTheDistrict_IsTheWorkbookOfTheQuarter()
    {
        using var started = await application.SendForm(Officer, "/districts/qinglan/exports", "main form", ("quarter", "2026Q2"), ("basis", "reported"));
        using var download = await application.Ask(Officer, await Finished(Officer, started.Headers.Location!.ToString()));
        using var chosen = await application.SendForm(Officer, "/districts/qinglan/exports", "main section:last-of-type form", ("school", "heting"));

        Assert.Contains("qinglan_2026Q2_district.xlsx", download.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/districts/qinglan/schools/heting/exports", chosen.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Export_YearThatIsNone_IsToldAtTheField()
    {
        using var response = await application.SendForm(Chair, Exports, "main form", ("year", "1890"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("form.bad-number", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_OfASchool_ListPlansAndReportsWithTheirState()
    {
        var page = await application.Open("schoolChair/qinglan/linxi", "/districts/qinglan/schools/linxi/prints");
        var links = page.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!).ToArray();

        Assert.Contains(links, l => l.EndsWith("/plans/2026/print", StringComparison.Ordinal));
        Assert.Contains(links, l => l.EndsWith("/plans/2026/calendar", StringComparison.Ordinal));
        Assert.Contains(links, l => l.EndsWith("/quarters/2026Q2/print", StringComparison.Ordinal));
        Assert.Contains("退回修改", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("第 1 版", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspection_WithoutSchools_SaysWhoGivesThem()
    {
        var page = await application.Open("inspector/qinglan", "/districts/qinglan/inspection");

        Assert.Equal("这次检查还没有分配学校", page.QuerySelector(".empty h2")!.TextContent);
    }

    /// <summary>Asks until it is made; the address of the file.</summary>
    private async Task<string> Finished(string actor, string address)
    {
        for (var look = 0; look < 30; look++)
        {
            using var response = await application.Ask(actor, address);
            var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            if (page.QuerySelector("a[download]") is { } link) return link.GetAttribute("href")!;
            Assert.NotNull(page.QuerySelector(".ban.info"));
            Assert.Equal("2", response.Headers.GetValues("Refresh").Single());
        }

        throw new TimeoutException("The workbook was not made.");
    }
}
