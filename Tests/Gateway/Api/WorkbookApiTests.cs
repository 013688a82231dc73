using System.IO.Compression;
using System.Net;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class WorkbookApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Workbooks_AreSentWholeUnderTheirChineseNames()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "books");
        await scene.Found("a", "b");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-03"));
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", null));

        var district = (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/workbook?basis=reported")).Ok();
        AssertWorkbook(district, "2026年第一季度", "2026Q1");
        var school = (await application.Chair("a", "books").Get($"{scene.School("a")}/years/2026/workbook")).Ok();
        AssertWorkbook(school, "2026年", "a");
        (await application.Chair("b", "books").Get($"{scene.School("a")}/years/2026/workbook")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/workbook?basis=both")).Refused(HttpStatusCode.BadRequest, "query.bad-basis");
    }

    [Fact]
    public async Task Workbook_FirstQuarterThereIs_HasNoneBeforeIt()
    {
        var scene = new DistrictScene(application, "first");
        await scene.Found("a");
        (await scene.Officer.Get($"{scene.Path}/comparison/2000Q1/workbook")).Ok();
        (await scene.Officer.Get("/districts/first/comparison/2000Q1/workbook")).Ok();
        (await scene.Officer.Get("/districts/first/comparison/2000Q1")).Ok();
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Officer.Get("/districts/first/schools/a/years/1999/workbook")).Status);
    }

    [Fact]
    public async Task Letter_OfAQuarter_NamesBothBasesAndIsRefusedWithoutARound()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "letters");
        await scene.Found("a", "b");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-03"));
        (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/letter")).Refused(HttpStatusCode.Conflict, "letter.no-round");
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", null));

        foreach (var address in new[] { $"{scene.Path}/comparison/2026Q1/letter", "/districts/letters/comparison/2026Q1/letter" })
        {
            var reply = (await scene.Officer.Get(address)).Ok();
            Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", reply.MediaType);
            Assert.EndsWith("_2026年第一季度_工会工作完成情况的通报.docx", reply.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            var letter = new WordFile(reply.Bytes);
            Assert.Empty(letter.Flaws());
            Assert.Contains(letter.Paragraphs, p => p.StartsWith("应报2所，已报1所，报送率50.0%（1/2）；其中按时1所", StringComparison.Ordinal));
            Assert.Contains(letter.Paragraphs, p => p.StartsWith("按审定数，应报2所，已报0所", StringComparison.Ordinal));
            Assert.Contains("青岚区b学校。", letter.Paragraphs);
        }

        (await application.Chair("a", "letters").Get($"{scene.Path}/comparison/2026Q1/letter")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1/letter?basis=both")).Refused(HttpStatusCode.BadRequest, "query.bad-basis");
    }

    private static void AssertWorkbook(ApiReply reply, string words, string code)
    {
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", reply.MediaType);
        Assert.Equal(reply.Bytes.Length, reply.ContentHeaders.ContentLength);
        var disposition = reply.ContentHeaders.ContentDisposition!;
        Assert.Contains(words, disposition.FileNameStar, StringComparison.Ordinal);
        Assert.Contains(code, disposition.FileName, StringComparison.Ordinal);
        Assert.All(disposition.FileName!, c => Assert.True(char.IsAscii(c)));
        using var zip = new ZipArchive(new MemoryStream(reply.Bytes));
        Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
    }
}
