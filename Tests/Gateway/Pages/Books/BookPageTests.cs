using System.IO.Compression;
using System.Net;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Tests.Gateway.Books;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Books;

/// <summary>Books on pages: ordered by a school, all of a district in a zip, and checked by anybody.</summary>
public sealed class BookPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Chair = "schoolChair/qinglan/songling";
    /// <summary>Those of the sample that have a union.</summary>
    private const int Schools = 11;

    private const string Books = "/districts/qinglan/schools/songling/exports/books";
    private const string All = "/districts/qinglan/exports/books";

    private readonly PageVisitor chair = PageVisitor.As(application, Chair);
    private readonly PageVisitor officer = PageVisitor.Officer(application, "qinglan");

    [Fact]
    public async Task Issue_OnThePage_IsMadeListedAndFoundByAStranger()
    {
        var address = (await chair.Fill(Books, "/books", ("year", "2026"))).Address;
        var download = await chair.Get(await Finished(chair, address));
        var book = BookFiles.Check(download.Bytes);
        var stranger = new PageVisitor(application.CreateClient());

        Assert.Matches("^/districts/qinglan/schools/songling/exports/books/2026/plain/[0-9A-Za-z_-]{100,}$", address);
        Assert.Contains(book.Number, (await chair.Open(Books)).QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        var byNumber = await stranger.Fill("/verify", "/verify", ("number", book.Number), ("digest", book.Digest[..12]));
        Assert.Contains("本系统内的数据自签发以来没有变化", byNumber.Page.QuerySelector(".ban.ok")!.TextContent, StringComparison.Ordinal);
        var byCode = await stranger.Fill("/verify", "/verify", ("number", $"{book.Number} {book.Digest.ToUpperInvariant()}"), ("digest", ""));
        Assert.Contains("松岭小学", byCode.Page.QuerySelector(".ban.ok")!.TextContent, StringComparison.Ordinal);
        var byFile = await stranger.Upload(await stranger.Open("/verify"), "/verify/file", "一校一册.xlsx", download.Bytes);
        Assert.NotNull(byFile.Page.QuerySelector(".ban.ok"));
        var altered = BookFiles.Edited(download.Bytes, "xl/workbook.xml", xml => xml.Replace("name=\"目录\"", "name=\"目次\"", StringComparison.Ordinal));
        var bad = await stranger.Upload(await stranger.Open("/verify"), "/verify/file", "一校一册.xlsx", altered);
        var verdict = bad.Page.QuerySelector(".ban.bad")!.TextContent;
        Assert.Contains("目录", verdict, StringComparison.Ordinal);
        Assert.Contains("（原册，不是这份被改动的文件）；本系统内的数据自签发以来没有变化", verdict, StringComparison.Ordinal);
        Assert.Contains("不核对字体", bad.Page.Body!.TextContent, StringComparison.Ordinal);
        var hiding = BookFiles.Edited(download.Bytes, "xl/workbook.xml", xml => xml.Replace("name=\"目录\"", "name=\"目录\" state=\"veryHidden\"", StringComparison.Ordinal));
        var hidden = await stranger.Upload(await stranger.Open("/verify"), "/verify/file", "一校一册.xlsx", hiding);
        Assert.Contains("被隐藏的表：目录", hidden.Page.QuerySelector(".ban.bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WhatIsNoBook_IsToldAndRevealsNothing()
    {
        var stranger = new PageVisitor(application.CreateClient());
        var unknown = await stranger.Fill("/verify", "/verify", ("number", "QINGLAN.2026.SONGLING.1"), ("digest", new string('0', 64)));

        Assert.Contains("没有签发过", unknown.Page.QuerySelector(".ban.bad")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("松岭", unknown.Text, StringComparison.Ordinal);
        Assert.Equal(["form.missing"], (await stranger.Fill("/verify", "/verify", ("number", "QINGLAN.2026.SONGLING.1"), ("digest", ""))).Refused());
        Assert.Equal(["book.broken"], (await stranger.Upload(await stranger.Open("/verify"), "/verify/file", "x.xlsx", [1, 2, 3])).Refused());
        Assert.Equal(["form.missing"], (await stranger.Upload(await stranger.Open("/verify"), "/verify/file", "x.xlsx", [])).Refused());
    }

    [Fact]
    public async Task Issue_WithPrivateValuesByTheOffice_AsksForAReasonFirst()
    {
        Assert.Equal(["reason.missing"], (await officer.Fill(Books, "/books", ("private", "yes"), ("reason", ""))).Refused());
        Assert.Equal(HttpStatusCode.NotFound, (await PageVisitor.Officer(application, "qinglan").Get($"{Books}/2026/open/{new string('b', 64)}")).Status);
        var ordered = await officer.Fill(Books, "/books", ("private", "yes"), ("reason", "困难帮扶复核"));
        var download = await officer.Get(await Finished(officer, ordered.Address));

        Assert.Contains("book-open", download.ContentHeaders.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Book_ThatNobodyOrderedSo_IsAbsentAndNotIssued()
    {
        var before = await Issued();
        var ordered = (await chair.Fill(Books, "/books", ("year", "2026"))).Address;
        await Finished(chair, ordered);
        var (ticket, number) = (ordered.Split('/')[^1], new string('a', 64));
        var tried = new (PageVisitor, string)[]
        {
            (chair, $"{Books}/2026/plain/{number}"), (chair, $"{Books}/2026/plain/{ticket[..^4]}AAAA"), (chair, $"{Books}/2025/plain/{ticket}"), (chair, $"{Books}/2026/plain-empty/{ticket}"),
            (officer, ordered), (officer, $"{All}/2026/{number}"), (officer, $"{All}/2026/{ticket}"),
        };

        Assert.All(
            await Task.WhenAll(tried.SelectMany(at => new[] { at.Item1.Get(at.Item2), at.Item1.Get($"{at.Item2}/{(at.Item2.StartsWith(All, StringComparison.Ordinal) ? "zip" : "workbook")}") })),
            reply => Assert.Equal((HttpStatusCode.NotFound, true), (reply.Status, reply.Text.Contains("page.absent", StringComparison.Ordinal))));
        Assert.Equal(before + 1, await Issued());
    }

    [Theory]
    [InlineData("schoolChair/qinglan/heting", Books)]
    [InlineData(Chair, $"{Books}/2026/plain/short")]
    [InlineData(Chair, $"{Books}/1999/plain/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData(Chair, $"{Books}/2026/other/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task Book_ThatIsNotThere_IsAbsent(string actor, string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await PageVisitor.As(application, actor).Get(address)).Status);

    [Fact]
    public async Task AllBooks_OfTheDistrict_AreOneZipWithAnIndex()
    {
        var ordered = await officer.Fill(All, "/books", ("year", "2026"));
        var download = await officer.Get(await Finished(officer, ordered.Address));
        using var zip = new ZipArchive(new MemoryStream(download.Bytes));
        var index = SheetReader.Open(Bytes(zip.Entries[0])).Rows("目录");

        Assert.Equal("application/zip", download.MediaType);
        Assert.Equal(Schools, zip.Entries.Count - 1);
        Assert.Equal("000_index.xlsx", zip.Entries[0].FullName);
        Assert.All(zip.Entries.Skip(1), entry =>
        {
            Assert.Matches("^[0-9]{3}_[a-z0-9-]+_.*一校一册\\.xlsx$", entry.FullName);
            var row = index.Single(r => Equals(r[10], entry.FullName));
            var book = BookFiles.Check(Bytes(entry));
            Assert.True(book.IsWhole);
            Assert.Equal((book.Number, book.Digest), (row[3], ((string)row[4]!).Replace(" ", "", StringComparison.Ordinal)));
        });
    }

    /// <summary>The service stops after three schools: their books lie among the parts, and are not issued again.</summary>
    [Fact]
    public async Task AllBooks_AfterAnInterruption_GoOnWhereTheyWere()
    {
        var folder = Directory.CreateTempSubdirectory("books-").FullName;
        try
        {
            var (services, parts, steps) = (application.Services, Path.Combine(folder, "parts"), new List<(int, int)>());
            var order = new BooksOrder(
                new("officer", Role.DistrictOfficer, new("qinglan")), new("qinglan"), 2026, new string('c', 64), services.GetRequiredService<BookMaking>(),
                services.GetRequiredService<IGrainFactory>(), application.Clock);
            var stopped = new ExportBench(Path.Combine(folder, "first"), parts, (step, _) => ThrowIf(step == 3));
            await Assert.ThrowsAsync<OperationCanceledException>(() => order.Make(stopped, CancellationToken.None));
            var made = Directory.GetFiles(parts, "*.xlsx").ToDictionary(path => Path.GetFileNameWithoutExtension(path), path => BookFiles.Check(File.ReadAllBytes(path)).Number);
            var written = Directory.GetFiles(parts, "*.xlsx").ToDictionary(path => path, File.GetLastWriteTimeUtc);
            var again = await order.Make(new(Path.Combine(folder, "second"), parts, (step, of) => steps.Add((step, of))), CancellationToken.None);

            Assert.Equal(3, made.Count);
            Assert.EndsWith("_books.zip", again.Value!.AsciiName, StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, Schools + 1).Select(step => (step, Schools + 1)), steps);
            Assert.All(written, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
            using var zip = ZipFile.OpenRead(Path.Combine(folder, "second"));
            Assert.Equal(Schools + 1, zip.Entries.Count);
            Assert.All(made, book => Assert.Equal(book.Value, BookFiles.Check(Bytes(zip.Entries.Single(e => e.FullName.Contains($"_{book.Key}_", StringComparison.Ordinal)))).Number));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        static void ThrowIf(bool isStopping)
        {
            if (isStopping) throw new OperationCanceledException();
        }
    }

    private async Task<int> Issued() => (await application.Chair("songling").Get("/api/v1/districts/qinglan/schools/songling/books")).Ok().Json.GetProperty("books").GetArrayLength();

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

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

/// <summary>With a service of its own: the limit is by address, and all tests have the same.</summary>
public sealed class VerifyLimitTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Verify_AskedTooOften_IsPutOff()
    {
        var stranger = new PageVisitor(application.CreateClient());
        var page = await stranger.Open("/verify");
        for (var i = 0; i < VerifyLimit.Most; i++)
            Assert.Equal(HttpStatusCode.OK, (await stranger.Send(page, "/verify", ("number", "QINGLAN.2026.SONGLING.1"), ("digest", new string('0', 64)))).Status);
        var refused = await stranger.Send(page, "/verify", ("number", "QINGLAN.2026.SONGLING.1"), ("digest", new string('0', 64)));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("verify.too-many", refused.Text, StringComparison.Ordinal);
        Assert.NotNull(refused.Headers.RetryAfter);
    }
}
