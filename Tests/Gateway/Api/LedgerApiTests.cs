using System.Net;
using System.Text;
using System.Text.Json;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class LedgerApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Ledger_FromTheFirstEntryToTheShelf_AgreesEverywhere()
    {
        var (scene, chair, ledgers) = await Founded("kept");

        var refused = await chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting("一季度会议", "2026年3月5日", present: 3)));
        refused.Refused(HttpStatusCode.BadRequest, "entry.unexplained");
        Assert.Equal([("entry.unexplained", "1:present:less-than-two-thirds")], refused.Refusals);
        foreach (var (name, day) in new[] { ("一季度会议", "2026年3月5日"), ("二季度会议", "２０２６.6.8"), ("三季度会议", "20260910") })
            (await chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting(name, day)))).Ok();

        var view = (await chair.Get($"{ledgers}/l04/2026")).Ok();
        Assert.Equal(["2026-03-05", "2026-06-08", "2026-09-10"], view.Json.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("on").GetString()));
        Assert.Equal("100.0", view.Json.GetProperty("entries")[0].GetProperty("values").GetProperty("presence").GetString());
        var shelf = await ShelfOf(chair, scene);
        Assert.Equal((3, "tooFew"), (shelf["l04"].GetProperty("entries").GetInt32(), shelf["l04"].GetProperty("state").GetString()));

        (await chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting("四季度会议", "2026年11月20日")))).Ok();
        (await chair.Put($"{ledgers}/l14/2026/nothing", new { isSo = true })).Ok();
        shelf = await ShelfOf(chair, scene);
        Assert.Equal(("kept", "nothing", "empty"), (State("l04"), State("l14"), State("l20")));
        var coverage = (await scene.Officer.Get($"{scene.Path}/years/2026/ledger-coverage")).Ok().Json;
        var kinds = coverage.GetProperty("kinds").EnumerateArray().Select(k => k.GetProperty("code").GetString()).ToList();
        Assert.Equal("kept", coverage.GetProperty("schools")[0].GetProperty("states")[kinds.IndexOf("l04")].GetString());
        Assert.Equal("empty", coverage.GetProperty("schools")[1].GetProperty("states")[kinds.IndexOf("l04")].GetString());

        string State(string kind) => shelf[kind].GetProperty("state").GetString()!;
    }

    [Fact]
    public async Task Write_TheSameRequestTwice_CountsOnceAlsoWithPrivateValuesAndNotWithOthers()
    {
        var (_, chair, ledgers) = await Founded("twice");
        var body = Entries(Visit("陈老师"));

        var first = (await chair.Post($"{ledgers}/l14/2026/entries", body, key: "once")).Ok();
        var again = (await chair.Post($"{ledgers}/l14/2026/entries", body, key: "once")).Ok();

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(1, (await chair.Get($"{ledgers}/l14/2026")).Ok().Json.GetProperty("count").GetInt32());
        (await chair.Post($"{ledgers}/l14/2026/entries", Entries(Visit("沈老师")), key: "once")).Refused(HttpStatusCode.Conflict, "command.id-reused");
    }

    [Fact]
    public async Task Private_IsOpenToItsKeeperMaskedToOthersAndStandsNowhereElse()
    {
        var (scene, chair, ledgers) = await Founded("sealed");
        const string Name = "欧阳静宜", Illness = "甲状腺手术";
        (await chair.Post($"{ledgers}/l14/2026/entries", Entries(Visit(Name, Illness)))).Ok();

        Assert.Equal(Name, Value(await chair.Get($"{ledgers}/l14/2026"), "visited"));
        Assert.Equal("欧＊＊", Value(await scene.Officer.Get($"{ledgers}/l14/2026"), "visited"));
        (await scene.Officer.Get($"{ledgers}/l14/2026?reason=%20")).Refused(HttpStatusCode.BadRequest, "reason.missing");
        Assert.Equal(Illness, Value(await scene.Officer.Get($"{ledgers}/l14/2026?reason=年终检查"), "circumstances"));
        await application.Services.GetRequiredService<AuditTrail>().Flush(default);
        var log = (await application.As("logAuditor/sealed").Get($"{scene.Path}/log?take=20")).Ok().Text;
        Assert.Contains("查看个人信息：年终检查", log, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, log, StringComparison.Ordinal);
        Assert.DoesNotContain(Illness, log, StringComparison.Ordinal);

        Assert.DoesNotContain(Name, SheetTexts((await chair.Get($"{ledgers}/l14/2026/workbook")).Ok()), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, SheetTexts((await scene.Officer.Get($"{ledgers}/l14/2026/workbook?open=true")).Ok()), StringComparison.Ordinal);
        var open = (await chair.Get($"{ledgers}/l14/2026/workbook?open=true")).Ok();
        Assert.Contains(Name, SheetTexts(open), StringComparison.Ordinal);
        Assert.Contains("含个人信息", open.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);

        var (facts, rows) = Stored("sealed");
        Assert.Contains("\"gift\"", facts, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, facts + rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Illness, facts + rows, StringComparison.Ordinal);

        (await chair.Post($"{ledgers}/l14/2026/erasure", new { number = 1, column = "visited", reason = "本人要求", basis = "《个人信息保护法》第四十七条" })).Ok();
        var erased = (await chair.Get($"{ledgers}/l14/2026")).Ok().Json.GetProperty("entries")[0];
        Assert.Equal("visited", erased.GetProperty("erased")[0].GetString());
        Assert.False(erased.GetProperty("values").TryGetProperty("visited", out _));
        Assert.True((await application.As("logAuditor/sealed").Post($"{scene.Path}/log/verification", new { })).Ok().Json.GetProperty("isSound").GetBoolean());
    }

    [Fact]
    public async Task Change_OnAnOldRevision_IsStaleAndOnlyWhatIsNamedChanges()
    {
        var (_, chair, ledgers) = await Founded("stale");
        (await chair.Post($"{ledgers}/l14/2026/entries", Entries(Visit("陈老师", "住院")))).Ok();
        var gift = new { entries = new[] { new { number = 1, revision = 1, values = new { gift = "鲜花" } } } };

        (await chair.Post($"{ledgers}/l14/2026/entries", gift)).Ok();
        (await chair.Post($"{ledgers}/l14/2026/entries", gift)).Refused(HttpStatusCode.PreconditionFailed, "entry.stale");

        var reply = await chair.Get($"{ledgers}/l14/2026");
        Assert.Equal(("鲜花", "陈老师", "住院"), (Value(reply, "gift"), Value(reply, "visited"), Value(reply, "circumstances")));
    }

    [Fact]
    public async Task Ledger_OfOthers_IsAbsentOrForbidden()
    {
        var (scene, chair, ledgers) = await Founded("scoped");
        var other = application.Chair("b", "scoped");

        (await other.Get($"{ledgers}/l04/2026")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await other.Post($"{ledgers}/l04/2026/entries", Entries(Meeting("会议", "2026年3月5日")))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.As("inspector/scoped").Post($"{ledgers}/l04/2026/entries", Entries(Meeting("会议", "2026年3月5日")))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{ledgers}/l99/2026")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{ledgers}/l04/2026-2027")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{ledgers}/l04/2026Q1")).Refused(HttpStatusCode.BadRequest, "route.bad-period");
        (await chair.Post($"{ledgers}/l17/all/entries", Entries(new { }))).Refused(HttpStatusCode.Conflict, "ledger.off");
        (await chair.Post($"{scene.Path}/ledger-switches", new { switches = new[] { new { kind = "l17", isOn = true } } })).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task Office_ForASchool_SaysWhyAndItShows()
    {
        var (scene, chair, ledgers) = await Founded("office");
        var meeting = Meeting("一季度会议", "2026年3月5日");

        (await scene.Officer.Post($"{ledgers}/l04/2026/entries", Entries(meeting))).Refused(HttpStatusCode.BadRequest, "reason.missing");
        (await scene.Officer.Post($"{ledgers}/l04/2026/entries", new { entries = new[] { new { values = meeting } }, because = "学校送来纸质记录" })).Ok();

        var entry = (await chair.Get($"{ledgers}/l04/2026")).Ok().Json.GetProperty("entries")[0];
        Assert.Equal(("office", "学校送来纸质记录"), (entry.GetProperty("source").GetString(), entry.GetProperty("because").GetString()));
    }

    [Fact]
    public async Task Kinds_ADistrictsOwn_AreKeptWithoutAnyCode()
    {
        var (scene, chair, ledgers) = await Founded("own");
        var kind = new
        {
            code = "x01",
            version = 0,
            name = "读书活动登记表",
            period = "schoolYear",
            dateColumn = "readOn",
            isOn = true,
            columns = new object[]
            {
                new { key = "readOn", name = "日期", type = "date", isRequired = true }, new { key = "hours", name = "学时", type = "number", total = "sum" },
                new { key = "fee", name = "费用", type = "money", computed = "hours * 12.5" },
            },
        };

        (await scene.Officer.Put($"{scene.Path}/ledger-kinds/x02", new { kind })).Refused(HttpStatusCode.BadRequest, "ledger.code-differs");
        (await scene.Officer.Put($"{scene.Path}/ledger-kinds/x01", new { kind })).Ok();
        (await chair.Post($"{ledgers}/x01/2026-2027/entries", Entries(new { readOn = "2026年9月30日", hours = "2.5" }))).Ok();

        var view = (await chair.Get($"{ledgers}/x01/2026-2027")).Ok().Json;
        Assert.Equal(("31.25", "2.5"), (view.GetProperty("entries")[0].GetProperty("values").GetProperty("fee").GetString(), view.GetProperty("totals").GetProperty("hours").GetString()));
        Assert.Contains("x01", (await ShelfOf(chair, scene)).Keys);
    }

    [Fact]
    public async Task Write_AtTheSameTime_EveryEntryGetsItsOwnNumber()
    {
        var (_, chair, ledgers) = await Founded("race");

        var replies = await Task.WhenAll(Enumerable.Range(1, 20).Select(day => chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting($"会议{day}", $"2026年5月{day}日")))));

        Assert.Equal(Enumerable.Range(1, 20), replies.Select(r => r.Ok().Json.GetProperty("entries")[0].GetProperty("number").GetInt32()).Order());
    }

    [Fact]
    public async Task Preview_SaysWhatWouldBecomeOfEachAndChangesNothing()
    {
        var (_, chair, ledgers) = await Founded("preview");
        (await chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting("会议", "2026年3月5日")))).Ok();

        var preview = (await chair.Post($"{ledgers}/l04/2026/preview", new
        {
            entries = new object[]
            {
                new { values = Meeting("新会议", "2026年6月5日") }, new { values = Meeting("坏会议", "2026年6月31日") }, new { number = 1, values = new { place = "操场" } },
                new { number = 1, values = new { place = "操场" } }, new { number = 7, values = new { place = "操场" } },
            },
        })).Ok().Json;

        Assert.Equal(["new", "wrong", "changed", "unchanged", "wrong"], preview.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("state").GetString()));
        Assert.Equal("2:heldOn", preview.GetProperty("lines")[1].GetProperty("flaws")[0].GetProperty("place").GetString());
        Assert.Equal(1, (await chair.Get($"{ledgers}/l04/2026")).Ok().Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Write_FiveThousandRows_GoInOneCommand()
    {
        var (_, chair, ledgers) = await Founded("many");
        var entries = Enumerable.Range(0, 5_000).Select(i => new { values = Meeting($"会议{i}", $"2026年{(i % 12) + 1}月{(i % 28) + 1}日") });

        var receipt = (await chair.Post($"{ledgers}/l04/2026/entries", new { entries })).Ok().Json;

        Assert.Equal(5_000, receipt.GetProperty("count").GetInt32());
        Assert.Equal(5_000, (await chair.Get($"{ledgers}/l04/2026?skip=4999&take=1")).Ok().Json.GetProperty("found").GetInt32());
    }

    [Fact]
    public async Task Evidence_APhoto_IsKeptWithoutItsPlaceAndWithItsDay()
    {
        var (scene, chair, ledgers) = await Founded("proved");
        (await chair.Post($"{ledgers}/l04/2026/entries", Entries(Meeting("会议", "2026年3月5日")))).Ok();
        var photo = TestPhotos.Jpeg(TestPhotos.Exif(6, "2026:03:05 14:20:11", "GPS 北纬30度"));

        var attached = (await chair.Upload($"{ledgers}/l04/2026/entries/1/files", "会场.jpg", photo)).Ok().Json;
        Assert.Equal("2026-03-05", attached.GetProperty("takenOn").GetString());
        var digest = attached.GetProperty("sha256").GetString()!;
        Assert.Equal(digest, (await scene.Officer.Get($"{ledgers}/l04/2026")).Ok().Json.GetProperty("files")[0].GetProperty("sha256").GetString());
        var kept = (await chair.Get($"{ledgers}/l04/2026/files/{digest}")).Ok().Bytes;
        Assert.Equal(digest, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept)));
        Assert.True(kept.AsSpan().IndexOf("GPS"u8) < 0);

        (await chair.Upload($"{ledgers}/l04/2026/entries/1/files", "同一张.jpg", photo)).Refused(HttpStatusCode.Conflict, "file.attached-already");
        (await chair.Upload($"{ledgers}/l04/2026/entries/2/files", "会场.jpg", photo)).Refused(HttpStatusCode.NotFound, "file.no-subject");
        (await chair.Upload($"{ledgers}/l04/2026/entries/1/files", "半张.jpg", photo[..^4])).Refused(HttpStatusCode.BadRequest, "file.broken-picture");
        (await chair.Upload($"{ledgers}/l04/2026/entries/1/files", "苹果.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0])).Refused(HttpStatusCode.BadRequest, "file.heic");
        (await application.Chair("b", "proved").Get($"{ledgers}/l04/2026/files/{digest}")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Delete($"{ledgers}/l04/2026/entries/1/files/{digest}")).Ok();
        (await chair.Get($"{ledgers}/l04/2026/files/{digest}")).Refused(HttpStatusCode.NotFound, "file.unknown");
    }

    private async Task<(DistrictScene Scene, ApiClient Chair, string Ledgers)> Founded(string district)
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application, district);
        await scene.Found("a", "b");
        return (scene, application.Chair("a", district), $"{scene.School("a")}/ledgers");
    }

    private static async Task<Dictionary<string, JsonElement>> ShelfOf(ApiClient chair, DistrictScene scene) =>
        (await chair.Get($"{scene.School("a")}/years/2026/ledgers")).Ok().Json.GetProperty("ledgers").EnumerateArray()
            .ToDictionary(l => l.GetProperty("kind").GetProperty("code").GetString()!);

    /// <summary>What stands in the journal and in the read model of a district.</summary>
    private (string Facts, string Rows) Stored(string district)
    {
        using var connection = application.OpenDatabase();
        var facts = connection.List(
            "SELECT facts, answer FROM journal WHERE stream LIKE @0", row => Encoding.UTF8.GetString(row.Bytes(0)) + Encoding.UTF8.GetString(row.Bytes(1)), $"%:{district}/%");
        var rows = connection.List("SELECT contents FROM ledger_entries WHERE district = @0", row => row.GetString(0), district);
        return (string.Join('\n', facts), string.Join('\n', rows));
    }

    private static string SheetTexts(ApiReply workbook)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook.Bytes));
        return string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    private static object Entries(object values) => new { entries = new[] { new { values } } };

    private static object Meeting(string name, string heldOn, int present = 9) => new
    {
        name,
        heldOn,
        kind = "工会委员会",
        place = "会议室",
        chair = "林主席",
        recorder = "周记录",
        expected = "9",
        present = $"{present}",
        agenda = "学习",
        decision = "通过",
    };

    private static object Visit(string visited, string circumstances = "住院") => new
    {
        visited,
        circumstances,
        visitedOn = "2026-05-06",
        occasion = "生病住院",
        visitors = "林主席、周老师",
        gift = "水果",
        money = "300",
    };

    private static string? Value(ApiReply reply, string key) => reply.Ok().Json.GetProperty("entries")[0].GetProperty("values").GetProperty(key).GetString();
}
