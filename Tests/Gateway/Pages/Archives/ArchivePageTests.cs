using System.Net;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.Gateway.Archives;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Archives;

/// <summary>The zip ordered on the page, by the school and by the office; what each school lacks.</summary>
public sealed class ArchivePageTests(ArchivedApplication application) : IClassFixture<ArchivedApplication>
{
    private const string At = "/districts/qinglan/schools/songling/years/2026/archive";
    private const string All = "/districts/qinglan/archives/2026";

    private readonly PageVisitor chair = PageVisitor.As(application, "schoolChair/qinglan/songling");
    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task Zip_OrderedByTheSchool_IsDownloadedWholeAndLogged()
    {
        var ordered = await chair.Fill(At, "/zip");
        var link = await Finished(chair, ordered.Address);
        var first = await chair.Get(link);
        var again = await chair.Get(link);
        await application.Services.GetRequiredService<AuditTrail>().Flush(default);

        Assert.Equal("application/zip", first.MediaType);
        Assert.Equal(first.Bytes, again.Bytes);
        Assert.Contains("songling_2026_archive.zip", first.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        ArchiveScene.Checked(ArchiveScene.Unpacked(first.Bytes));
        Assert.Contains("_归档.zip", (await application.As("logAuditor/qinglan").Get("/api/v1/districts/qinglan/log?take=50")).Ok().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zip_WithPrivateFilesByTheOffice_AsksForAReasonFirst()
    {
        Assert.Equal(["reason.missing"], (await officer.Fill(At, "/zip", ("private", "yes"), ("reason", ""))).Refused());
        Assert.Equal(HttpStatusCode.NotFound, (await PageVisitor.Officer(application, "qinglan").Get($"{At}/zip/open/{new string('b', 64)}")).Status);
        var ordered = await officer.Fill(At, "/zip", ("private", "yes"), ("reason", "档案移交"));
        var download = await officer.Get(await Finished(officer, ordered.Address));

        Assert.Contains("archive-open", download.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
        Assert.Contains(ArchiveScene.Unpacked(download.Bytes).Values, bytes => bytes.AsSpan().SequenceEqual(ArchiveScene.Pdf("住院证明")));
    }

    [Fact]
    public async Task District_SeesWhatEachSchoolLacksAndTakesAllAlong()
    {
        var page = await officer.Open(All);
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("松岭小学", StringComparison.Ordinal));
        var ordered = await officer.Send(page, "/zip");
        var download = await officer.Get(await Finished(officer, ordered.Address));

        Assert.Equal(11, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(At, row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Matches("缺 [0-9]+ 项|齐", row.TextContent);
        Assert.Null(page.QuerySelector("form[action$='/settings/years']"));
        Assert.Equal(11, ArchiveScene.Unpacked(download.Bytes).Keys.Count(name => name.EndsWith(".zip", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Zip_ThatNobodyOrderedSo_IsAbsentAndIssuesNoBook()
    {
        var ordered = (await chair.Fill(At, "/zip")).Address;
        await Finished(chair, ordered);
        var before = await Issued();
        var (ticket, number) = (ordered.Split('/')[^1], new string('a', 64));
        var tried = new (PageVisitor, string)[]
        {
            (chair, $"{At}/zip/plain/{number}"), (chair, $"{At}/zip/open/{ticket}"), (chair, $"{At.Replace("2026", "2025", StringComparison.Ordinal)}/zip/plain/{ticket}"),
            (officer, ordered), (officer, $"{All}/zip/{number}"), (officer, $"{All}/zip/{ticket}"),
        };

        Assert.All(
            await Task.WhenAll(tried.SelectMany(at => new[] { at.Item1.Get(at.Item2), at.Item1.Get($"{at.Item2}/file") })),
            reply => Assert.Equal((HttpStatusCode.NotFound, true), (reply.Status, reply.Text.Contains("page.absent", StringComparison.Ordinal))));
        Assert.Equal(before, await Issued());
    }

    [Theory]
    [InlineData("schoolChair/qinglan/heting", $"{At}/zip/plain/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("schoolChair/qinglan/songling", $"{At}/zip/plain/short")]
    [InlineData("schoolChair/qinglan/songling", $"{At}/zip/other/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("districtOfficer/qinglan", "/districts/qinglan/archives/1999")]
    public async Task Zip_ThatIsNotThere_IsAbsent(string actor, string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await PageVisitor.As(application, actor).Get(address)).Status);

    private async Task<int> Issued() => (await application.Chair("songling").Get($"{ArchiveScene.School}/books")).Ok().Json.GetProperty("books").GetArrayLength();

    /// <summary>Asks until it is made; the address of the file.</summary>
    private static async Task<string> Finished(PageVisitor visitor, string address)
    {
        for (var look = 0; look < 60; look++)
        {
            var reply = await visitor.Get(address);
            Assert.Equal(HttpStatusCode.OK, reply.Status);
            if (reply.Page.QuerySelector("a[download]") is { } link) return link.GetAttribute("href")!;
            Assert.NotNull(reply.Page.QuerySelector(".ban.info"));
        }

        throw new TimeoutException("The file was not made.");
    }
}
