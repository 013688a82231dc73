using System.Net;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Archives;

/// <summary>补归档: a year is closed, and what comes after needs a reason, which stands in catalogue, page, book and log.</summary>
public sealed class LateFilingTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Reason = "会议记录本当时送审计，现已归还";

    [Fact]
    public async Task ClosedYear_TakesEntriesAndFilesWithAReasonOnly()
    {
        var (scene, chair) = await Closed("late");
        var (ledger, report) = ($"{scene.School("a")}/ledgers/l04/2026", scene.Report("a", "2026Q1"));

        (await chair.Post($"{ledger}/entries", Entry())).Refused(HttpStatusCode.Conflict, "year.closed");
        (await chair.Post($"{ledger}/entries", Entry(Reason))).Ok();
        (await chair.Upload($"{ledger}/entries/1/files", "签到表.jpg", TestPhotos.Jpeg())).Refused(HttpStatusCode.Conflict, "year.closed");
        var photo = (await chair.Upload($"{ledger}/entries/1/files?lateReason=后补", "签到表.jpg", TestPhotos.Jpeg())).Ok().Json.GetProperty("sha256").GetString();
        (await chair.Delete($"{ledger}/entries/1/files/{photo}")).Refused(HttpStatusCode.Conflict, "year.closed");
        foreach (var subject in new[] { report, scene.Plan("a"), $"{scene.School("a")}/summaries/2026Y" })
        {
            (await chair.Upload($"{subject}/files?role=signedScan", "盖章.pdf", ArchiveScene.Pdf(subject))).Refused(HttpStatusCode.Conflict, "year.closed");
            (await chair.Upload($"{subject}/files?role=signedScan&lateReason=后补", "盖章.pdf", ArchiveScene.Pdf(subject))).Ok();
        }

        (await chair.Post($"{ledger}/entries", new { entries = new[] { new { number = 1, values = new { place = "礼堂" } } }, lateReason = Reason })).Refused(HttpStatusCode.Conflict, "year.closed");
        (await chair.Post($"{ledger}/voiding", new { numbers = new[] { 1 } })).Refused(HttpStatusCode.BadRequest, "reason.missing");

        var archive = JsonSerializer.Deserialize<SchoolArchive>((await chair.Get($"{scene.School("a")}/years/2026/archive")).Ok().Text, DomainJson.Options)!;
        Assert.Equal(
            [$"第 1 号条目（2026年3月5日）：{Reason}", "文件“签到表.jpg”：后补"],
            archive.Pieces.Single(p => p.Part is ArchivePart.Ledger).Additions.Select(a => $"{a.What}：{a.Reason}"));
        var catalogue = SheetReader.Open((await chair.Get($"{scene.School("a")}/years/2026/archive/workbook")).Ok().Bytes);
        Assert.Contains(catalogue.Rows("补归档记录"), row => row.Contains(Reason));
        Assert.Contains(catalogue.Names.SelectMany(catalogue.Rows), row => row.OfType<string>().Any(text => text.StartsWith("补归档 2 项", StringComparison.Ordinal)));
        var book = SheetReader.Open((await chair.Post($"{scene.School("a")}/years/2026/book", new { })).Ok().Bytes);
        Assert.Contains(book.Rows("L04 工会会议记录"), row => row.OfType<string>().Any(text => text.Contains($"补归档：{Reason}", StringComparison.Ordinal)));
        Assert.Contains(book.Rows("佐证材料目录"), row => row.OfType<string>().Any(text => text.Contains("补归档：后补", StringComparison.Ordinal)));
        await application.Services.GetRequiredService<AuditTrail>().Flush(default);
        Assert.Contains($"补归档：{Reason}", (await application.As("logAuditor/late").Get($"{scene.Path}/log?take=50")).Ok().Text, StringComparison.Ordinal);

        (await chair.Post($"{ledger}/voiding", new { numbers = new[] { 1 }, reason = "重复" })).Ok();
    }

    [Fact]
    public async Task Pages_OfAClosedYear_OfferTheReasonAndShowIt()
    {
        var (scene, chair) = await Closed("latepages");
        var visitor = PageVisitor.As(application, "schoolChair/latepages/a");
        var at = "/districts/latepages/schools/a";
        (await chair.Post($"{scene.School("a")}/ledgers/l04/2026/entries", Entry(Reason))).Ok();

        Assert.NotNull((await visitor.Open($"{at}/ledgers/l04/2026/new")).QuerySelector("input[name=lateReason]"));
        Assert.Null((await visitor.Open($"{at}/ledgers/l04/2027/new")).QuerySelector("input[name=lateReason]"));
        var entry = await visitor.Open($"{at}/ledgers/l04/2026/entries/1");
        Assert.Contains(Reason, string.Concat(entry.QuerySelectorAll(".ban").Select(banner => banner.TextContent)), StringComparison.Ordinal);
        Assert.Equal(["year.closed"], (await visitor.Upload(entry, "/entries/1/files", "签到表.jpg", TestPhotos.Jpeg(), ("lateReason", " "))).Refused());
        await visitor.Upload(entry, "/entries/1/files", "签到表.jpg", TestPhotos.Jpeg(), ("lateReason", "后补签到"));
        Assert.Contains("补归档：后补签到", (await visitor.Open($"{at}/ledgers/l04/2026/entries/1")).QuerySelector(".files")!.TextContent, StringComparison.Ordinal);
        await visitor.Upload(await visitor.Open($"{at}/quarters/2026Q1"), "/quarters/2026Q1/files", "盖章.pdf", ArchiveScene.Pdf("盖章"), ("lateReason", "后补盖章"));
        var archive = await visitor.Open($"{at}/years/2026/archive");
        Assert.Contains("后补签到", archive.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("后补盖章", archive.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<(DistrictScene Scene, ApiClient Chair)> Closed(string district)
    {
        var scene = new DistrictScene(application, district);
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03"));
        var chair = application.Chair("a", district);
        (await chair.Post($"{scene.Report("a", "2026Q1")}/submission", new { content = DistrictScene.Content(("2026.t01", null)) })).Ok();
        application.Clock.Set(FakeClock.Noon(2027, 1, 5));
        (await scene.Officer.Post($"{scene.Path}/years/2026/closing")).Ok();
        application.Clock.Set(FakeClock.Noon(2027, 3, 1));
        return (scene, chair);
    }

    private static object Entry(string? lateReason = null) => new
    {
        entries = new[]
        {
            new
            {
                values = new
                {
                    name = "一季度会议",
                    heldOn = "2026年3月5日",
                    kind = "工会委员会",
                    place = "会议室",
                    chair = "林主席",
                    recorder = "周记录",
                    expected = "9",
                    present = "9",
                    agenda = "学习",
                    decision = "通过",
                },
            },
        },
        lateReason,
    };
}
