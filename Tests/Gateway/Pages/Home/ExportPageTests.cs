using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>Workbooks that are ordered, made in the background and taken along; the list of papers; an inspector's start.</summary>
public sealed class ExportPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Chair = "schoolChair/qinglan/songling";
    private const string Exports = "/districts/qinglan/schools/songling/exports";

    private readonly PageVisitor chair = PageVisitor.As(application, Chair);

    [Fact]
    public async Task Export_OfASchool_IsMadeAndDownloaded()
    {
        var address = (await chair.Fill(Exports, "/exports", ("year", "2026"))).Address;
        var download = await chair.Get(await Finished(chair, address));

        Assert.Matches("^/districts/qinglan/schools/songling/exports/2026/[0-9a-f]{64}$", address);
        Assert.Contains("songling_2026_progress.xlsx", download.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.NotNull(MainJob.SheetReader.Open(download.Bytes));
    }

    [Fact]
    public async Task Export_ThatWasLost_IsMadeAgainFromItsAddressAlone()
    {
        var address = $"{Exports}/2026/{new string('a', 64)}";
        var file = await Finished(chair, address);
        foreach (var made in Directory.GetFiles(Path.Combine(Path.GetDirectoryName(application.Database)!, "exports"))) File.Delete(made);
        await chair.Open(file);
        var again = await chair.Get(await Finished(chair, address));

        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", again.MediaType);
    }

    [Theory]
    [InlineData("schoolChair/qinglan/heting", "/districts/qinglan/schools/songling/exports")]
    [InlineData(Chair, "/districts/qinglan/schools/songling/exports/2026/short")]
    [InlineData(Chair, "/districts/qinglan/schools/songling/exports/1999/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Export_OfWhatIsNotThere_IsAbsent(string actor, string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await PageVisitor.As(application, actor).Get(address)).Status);

    [Fact]
    public async Task Export_OfTheDistrict_IsTheWorkbookOfTheQuarter()
    {
        const string exports = "/districts/qinglan/exports";
        var officer = PageVisitor.Officer(application, "qinglan");
        var started = await officer.Fill(exports, "/exports", ("quarter", "2026Q2"), ("basis", "reported"));
        var download = await officer.Get(await Finished(officer, started.Address));
        var chosen = await officer.Fill(exports, "/exports", ("quarter", null), ("basis", null), ("school", "heting"));

        Assert.Contains("qinglan_2026Q2_district.xlsx", download.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/districts/qinglan/schools/heting/exports", chosen.Address);
    }

    [Fact]
    public async Task Export_YearThatIsNone_IsToldAtTheField() =>
        Assert.Equal(["form.bad-number"], (await chair.Fill(Exports, "/exports", ("year", "1890"))).Refused());

    [Fact]
    public async Task Prints_OfASchool_ListPlansAndReportsWithTheirState()
    {
        var page = await PageVisitor.As(application, "schoolChair/qinglan/linxi").Open("/districts/qinglan/schools/linxi/prints");
        var links = page.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!).ToArray();

        Assert.Contains(links, l => l.EndsWith("/plans/2026/print", StringComparison.Ordinal));
        Assert.Contains(links, l => l.EndsWith("/plans/2026/calendar", StringComparison.Ordinal));
        Assert.Contains(links, l => l.EndsWith("/quarters/2026Q2/print", StringComparison.Ordinal));
        Assert.Contains("退回修改", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"第 \d+ 版，2026年\d+月\d+日起", page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task Inspection_WithoutSchools_SaysWhoGivesThem()
    {
        var page = await PageVisitor.As(application, "inspector/qinglan").Open("/districts/qinglan/inspection");

        Assert.Equal("这次检查还没有分配学校", page.QuerySelector(".empty h2")!.TextContent);
    }

    /// <summary>Asks until it is made; the address of the file.</summary>
    private static async Task<string> Finished(PageVisitor visitor, string address)
    {
        for (var look = 0; look < 30; look++)
        {
            var reply = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            if (reply.Page.QuerySelector("a[download]") is { } link) return link.GetAttribute("href")!;
            Assert.NotNull(reply.Page.QuerySelector(".ban.info"));
            Assert.Equal("2", reply.Headers.GetValues("Refresh").Single());
        }

        throw new TimeoutException("The workbook was not made.");
    }
}
