using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Matters from the request to the ledger and the hand-over, over HTTP.</summary>
public sealed class MatterApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static readonly Dictionary<string, string> Asked = new()
    {
        ["session"] = "第六届",
        ["plannedOn"] = "2026-09-25",
        ["meeting"] = "会员大会",
        ["members"] = "62",
        ["seats"] = "5",
        ["candidates"] = "周建平、吴海燕",
        ["preparation"] = "经党支部同意，已公示。",
    };

    [Fact]
    public async Task Election_FromRequestToResult_FillsTheRosterOnce_AndProposesTheHandOver()
    {
        application.Clock.Set(FakeClock.Noon(2026, 9, 1));
        var scene = new DistrictScene(application, "election");
        await scene.Found("a", "b");
        var (chair, matters) = (application.Chair("a", "election"), $"{scene.School("a")}/matters");

        // 请示 → 退回 → 再报 → 批复.
        (await chair.Post(matters, Request(new() { ["session"] = "第六届" }))).Refused(HttpStatusCode.BadRequest, "matter.missing");
        var made = (await chair.Post(matters, Request(Asked), key: "once")).Ok();
        Assert.Equal(made.Text, (await chair.Post(matters, Request(Asked), key: "once")).Ok().Text);
        var one = $"{matters}/1";
        (await scene.Officer.Post($"{one}/return", new { reason = "请附党组织意见", due = "2026-09-05" })).Ok();
        Assert.Equal("returned", await State(chair, one));
        (await scene.Officer.Post($"{one}/approval", Body(Answered))).Refused(HttpStatusCode.Conflict, "matter.state");
        (await chair.Put($"{one}/request", Request(Asked))).Ok();
        (await scene.Officer.Post($"{one}/review")).Ok();
        (await chair.Post($"{one}/withdrawal")).Refused(HttpStatusCode.Conflict, "matter.state");
        (await chair.Upload($"{one}/files?step=request&role=signedScan", "请示.txt", "签字"u8.ToArray())).Ok();
        var list = (await scene.Officer.Get($"{scene.Path}/matters?waiting=true")).Ok().Json;
        Assert.Equal((1, 1), (list.GetProperty("waiting").GetInt32(), list.GetProperty("matters").GetArrayLength()));
        (await scene.Officer.Post($"{one}/approval", Body(Answered))).Ok();

        // 实施 → 结果.
        application.Clock.Set(FakeClock.Noon(2026, 9, 26));
        (await chair.Post($"{one}/action", Body(new() { ["electedOn"] = "2026-09-25", ["expected"] = "62", ["present"] = "70" }))).Refused(HttpStatusCode.BadRequest, "matter.check-failed");
        (await chair.Post($"{one}/action", Body(new() { ["electedOn"] = "2026-09-25", ["expected"] = "62", ["present"] = "60" }))).Ok();
        application.Clock.Set(FakeClock.Noon(2026, 10, 10));
        var overdue = (await scene.Officer.Get($"{scene.Path}/matters?overdue=true")).Ok().Json.GetProperty("matters");
        Assert.Equal("2026-10-09", Assert.Single(overdue.EnumerateArray()).GetProperty("due").GetString());
        (await chair.Post($"{one}/result", Body(
            new() { ["endsOn"] = "2031-09-25", ["votes"] = "全部有效" }, Row("主席", "周建平", "全面工作"), Row("经审主任", "吴海燕", "经费审查")))).Ok();

        // Nobody's ledger or account changes before the office accepts.
        var roster = $"{scene.School("a")}/ledgers/l01/t2026";
        Assert.Empty(Entries(await chair.Get(roster)));
        var receipt = (await scene.Officer.Post($"{one}/acceptance", new { note = "同意备案" }, key: "accept")).Ok();
        Assert.Empty(receipt.Json.GetProperty("notInLedger").EnumerateArray());
        (await scene.Officer.Post($"{one}/acceptance", new { note = "同意备案" }, key: "accept")).Ok();
        (await scene.Officer.Post($"{one}/ledger")).Ok();
        var entries = Entries(await chair.Get(roster));
        Assert.Equal(["周建平", "吴海燕"], entries.Select(e => e.GetProperty("name").GetString()));
        Assert.Equal(("主席", "2026-09-25", "青教工〔2026〕12号", "62"), (Of(entries[0], "post"), Of(entries[0], "startsOn"), Of(entries[0], "approval"), Of(entries[0], "expected")));
        Assert.False(entries[1].TryGetProperty("approval", out _));
        Assert.Equal("据请示事项第1号（换届，批复青教工〔2026〕12号）", Of(entries[1], "remark"));
        Assert.Equal([1, 2], (await chair.Get(one)).Ok().Json.GetProperty("matter").GetProperty("filled").GetProperty("entries").EnumerateArray().Select(e => e.GetInt32()));

        // The hand-over is proposed to the office, and to nobody else done.
        var proposal = Assert.Single((await scene.Officer.Get($"{scene.School("a")}/hand-over-proposals")).Ok().Json.GetProperty("proposals").EnumerateArray());
        Assert.Equal(("周建平", 1), (Of(proposal, "coming"), proposal.GetProperty("matter").GetInt32()));
        (await scene.Officer.Post($"{scene.Path}/posts/{Of(proposal, "post")}/hand-over", new { person = new { name = "周建平" }, from = Of(proposal, "from") })).Ok();
        Assert.Empty((await scene.Officer.Get($"{scene.School("a")}/hand-over-proposals")).Ok().Json.GetProperty("proposals").EnumerateArray());

        // Papers and the district's list as files.
        var approval = new WordFile((await scene.Officer.Get($"{one}/letter?step=approval")).Ok().Bytes);
        Assert.Empty(approval.Flaws());
        Assert.Contains(approval.Paragraphs, p => p.Contains("青教工〔2026〕12号", StringComparison.Ordinal));
        Assert.Empty(new WordFile((await scene.Officer.Get($"{one}/letter?step=result")).Ok().Bytes).Flaws());
        (await scene.Officer.Get($"{one}/letter?step=action")).Refused(HttpStatusCode.NotFound, "matter.step-absent");
        Assert.True((await scene.Officer.Get($"{scene.Path}/matters/workbook")).Ok().Bytes.Length > 5_000);
    }

    [Fact]
    public async Task Result_WhoseLedgerIsOff_IsAccepted_SaysWhatIsMissing_AndIsFilledLater()
    {
        application.Clock.Set(FakeClock.Noon(2026, 9, 1));
        var scene = new DistrictScene(application, "home");
        await scene.Found("a");
        var (chair, one) = (application.Chair("a", "home"), $"{scene.School("a")}/matters/1");
        (await chair.Post($"{scene.School("a")}/matters", new
        {
            kind = "union-home",
            values = new Dictionary<string, string> { ["level"] = "合格", ["plannedOn"] = "2026-09-10", ["members"] = "40", ["ownScore"] = "88", ["summary"] = "活动室已开放" },
        })).Ok();
        (await scene.Officer.Post($"{one}/approval", Body(new() { ["text"] = "同意申报" }))).Ok();
        application.Clock.Set(FakeClock.Noon(2026, 9, 11));
        (await chair.Post($"{one}/action", Body(new() { ["inspectedOn"] = "2026-09-10" }))).Ok();
        (await chair.Post($"{one}/result", Body(new() { ["passed"] = "通过", ["score"] = "87" }))).Ok();

        var receipt = (await scene.Officer.Post($"{one}/acceptance", new { })).Ok().Json;
        Assert.Equal(["ledger.off"], receipt.GetProperty("notInLedger").EnumerateArray().Select(r => Of(r, "code")));
        Assert.Equal("closed", await State(chair, one));
        (await scene.Officer.Post($"{one}/ledger")).Refused(HttpStatusCode.Conflict, "ledger.off");

        (await scene.Officer.Post($"{scene.Path}/ledger-switches", new { switches = new[] { new { kind = "l37", isOn = true, groups = Array.Empty<string>() } } })).Ok();
        (await scene.Officer.Post($"{one}/ledger")).Ok();
        var entry = Assert.Single(Entries(await chair.Get($"{scene.School("a")}/ledgers/l37/2026")));
        Assert.Equal(("上级验收", "合格", "87"), (Of(entry, "matter"), Of(entry, "level"), Of(entry, "score")));
    }

    [Fact]
    public async Task Matter_OfAnotherSchool_IsAbsent_AndEachSideKeepsToItsSteps()
    {
        application.Clock.Set(FakeClock.Noon(2026, 9, 1));
        var scene = new DistrictScene(application, "apart");
        await scene.Found("a", "b");
        (await application.Chair("a", "apart").Post($"{scene.School("a")}/matters", Request(Asked))).Ok();
        var one = $"{scene.School("a")}/matters/1";

        (await application.Chair("b", "apart").Get(one)).Refused(HttpStatusCode.NotFound, "scope.absent");
        Assert.Equal(HttpStatusCode.Forbidden, (await application.Chair("a", "apart").Post($"{one}/approval", Body(Answered))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Officer.Put($"{one}/request", Request(Asked))).Status);
        (await scene.Officer.Get($"{scene.School("a")}/matters/x")).Refused(HttpStatusCode.BadRequest, "route.bad-matter");
        (await scene.Officer.Get($"{scene.School("a")}/matters/9")).Refused(HttpStatusCode.NotFound, "matter.unknown");
        (await scene.Officer.Get($"{scene.Path}/matters?matterState=nowhere")).Refused(HttpStatusCode.BadRequest, "query.bad-state");
        (await scene.Officer.Put($"{scene.Path}/matter-kinds", new { settings = new[] { new { kind = "election", isOn = false, dues = Array.Empty<object>() } } })).Ok();
        (await application.Chair("b", "apart").Post($"{scene.School("b")}/matters", Request(Asked))).Refused(HttpStatusCode.Conflict, "matter.off");
        (await application.Chair("a", "apart").Put($"{one}/request", Request(Asked))).Refused(HttpStatusCode.Conflict, "matter.state");
    }

    private static Dictionary<string, string> Answered { get; } = new() { ["number"] = "青教工〔2026〕12号", ["text"] = "同意选举第六届工会委员会。" };

    private static object Request(Dictionary<string, string> values) => new { kind = "election", values };

    private static object Body(Dictionary<string, string> values, params Dictionary<string, string>[] rows) => new { values, rows };

    private static Dictionary<string, string> Row(string post, string name, string duties) => new() { ["post"] = post, ["name"] = name, ["duties"] = duties };

    private static async Task<string?> State(ApiClient who, string one) => Of((await who.Get(one)).Ok().Json.GetProperty("matter"), "state");

    private static JsonElement[] Entries(ApiReply ledger) => [.. ledger.Ok().Json.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("values"))];

    private static string? Of(JsonElement of, string name) => of.GetProperty(name).GetString();
}
