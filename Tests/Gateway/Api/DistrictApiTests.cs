using System.Globalization;
using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class DistrictApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Found_Twice_SecondIsRefused()
    {
        var scene = new DistrictScene(application, "found");
        var made = (await scene.Officer.Post(scene.Path, new { name = "青岚区教育工会" })).Ok();
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(scene.Path, made.Headers.Location!.ToString());
        (await scene.Officer.Post(scene.Path, new { name = "另一个" })).Refused(HttpStatusCode.Conflict, "district.founded-already");
        var view = (await scene.Officer.Get(scene.Path)).Ok();
        Assert.Equal("青岚区教育工会", view.Json.GetProperty("name").GetString());
        Assert.Equal(20, view.Json.GetProperty("areas").GetArrayLength());
    }

    [Fact]
    public async Task View_OfAnotherDistrict_IsAbsent()
    {
        var scene = new DistrictScene(application, "ours");
        await scene.Found();
        (await application.Officer("theirs").Get(scene.Path)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Officer("nowhere").Get("/api/v1/districts/nowhere")).Refused(HttpStatusCode.NotFound, "district.unknown");
    }

    [Fact]
    public async Task Settings_AreKeptAndShown()
    {
        var scene = new DistrictScene(application, "settings");
        await scene.Found("xihu");
        (await scene.Officer.Put($"{scene.Path}/name", new { name = "青岚县教育工会" })).Ok();
        (await scene.Officer.Put($"{scene.Path}/calendar", new
        {
            terms = new[] { new { name = "2026年春季学期", starts = "2026-02-23", ends = "2026-07-10" } },
            holidays = new[] { "2026-05-01" },
            workingWeekends = new[] { "2026-05-09" },
        })).Ok();
        var areas = (await scene.Officer.Get($"{scene.Path}/areas")).Ok().Json;
        (await scene.Officer.Put($"{scene.Path}/areas", areas.GetRawText().Replace("女职工工作", "女教职工工作", StringComparison.Ordinal))).Ok();

        Assert.Equal("青岚县教育工会", (await scene.Officer.Get(scene.Path)).Json.GetProperty("name").GetString());
        Assert.Contains("女教职工工作", (await scene.Officer.Get($"{scene.Path}/areas")).Text, StringComparison.Ordinal);
        Assert.Equal("2026-05-01", (await scene.Officer.Get($"{scene.Path}/calendar")).Json.GetProperty("holidays")[0].GetString());
        Assert.Equal(2, (await scene.Officer.Get($"{scene.Path}/groups")).Json.GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task Change_SentTwiceWithOneKey_CountsOnceAndAnswersTheSame()
    {
        var scene = new DistrictScene(application, "twice");
        await scene.Found();
        var first = (await scene.Officer.Put($"{scene.Path}/name", new { name = "一" }, key: "same")).Ok();
        (await scene.Officer.Put($"{scene.Path}/name", new { name = "二" })).Ok();
        var second = (await scene.Officer.Put($"{scene.Path}/name", new { name = "一" }, key: "same")).Ok();
        Assert.Equal(first.Text, second.Text);
        Assert.Equal("二", (await scene.Officer.Get(scene.Path)).Json.GetProperty("name").GetString());
        (await scene.Officer.Put($"{scene.Path}/name", new { name = "三" }, key: "same")).Refused(HttpStatusCode.Conflict, "command.id-reused");
    }

    [Fact]
    public async Task Change_WithoutKeyOrWithAStrangeOne_IsRefused()
    {
        var scene = new DistrictScene(application, "keys");
        await scene.Found();
        var path = $"{scene.Path}/name";
        (await scene.Officer.Put(path, new { name = "一" }, key: "")).Refused(HttpStatusCode.BadRequest, "request.idempotency-key-missing");
        (await scene.Officer.Put(path, new { name = "一" }, key: new string('k', 201))).Refused(HttpStatusCode.BadRequest, "request.idempotency-key-malformed");
        (await scene.Officer.Put(path, new { name = "一" }, ifMatch: "seven")).Refused(HttpStatusCode.BadRequest, "request.if-match-malformed");
    }

    [Fact]
    public async Task Change_OnAnOlderRevision_IsStaleAndChangesNothing()
    {
        var scene = new DistrictScene(application, "stale");
        await scene.Found();
        var seen = (await scene.Officer.Get(scene.Path)).Tag!;
        (await scene.Officer.Put($"{scene.Path}/name", new { name = "新名" }, ifMatch: seen)).Ok();
        (await scene.Officer.Put($"{scene.Path}/name", new { name = "旧名" }, ifMatch: seen)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        Assert.Equal("新名", (await scene.Officer.Get(scene.Path)).Json.GetProperty("name").GetString());
    }

    [Fact]
    public async Task View_NotChanged_Is304()
    {
        var scene = new DistrictScene(application, "etag");
        await scene.Found();
        var seen = (await scene.Officer.Get(scene.Path)).Tag!;
        var again = await scene.Officer.Get(scene.Path, ifNoneMatch: seen);
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        Assert.Empty(again.Bytes);
        await scene.SetGroup("new", "新组", 9);
        Assert.Equal(HttpStatusCode.OK, (await scene.Officer.Get(scene.Path, ifNoneMatch: seen)).Status);
    }

    [Fact]
    public async Task Schools_ArePaged()
    {
        var scene = new DistrictScene(application, "paged");
        await scene.Found("a", "b", "c", "d", "e");
        var page = (await scene.Officer.Get($"{scene.Path}/schools?skip=1&take=2")).Ok().Json;
        Assert.Equal(5, page.GetProperty("total").GetInt32());
        Assert.Equal(["b", "c"], page.GetProperty("schools").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        Assert.Equal(2, (await scene.Officer.Get($"{scene.Path}/schools?group=middle")).Json.GetProperty("total").GetInt32());
        (await scene.Officer.Get($"{scene.Path}/schools?skip=-1")).Refused(HttpStatusCode.BadRequest, "query.bad-page");
        (await scene.Officer.Get($"{scene.Path}/schools?take=1001")).Refused(HttpStatusCode.BadRequest, "query.bad-page");
        (await scene.Officer.Get($"{scene.Path}/schools?group=Upper")).Refused(HttpStatusCode.BadRequest, "query.bad-code");
        (await application.Chair("a", "paged").Get($"{scene.Path}/schools")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task School_LivesThroughItsChanges()
    {
        var scene = new DistrictScene(application, "life");
        await scene.Found("a", "b", "c");
        (await scene.Officer.Put(scene.School("d"), new { name = "丁校", group = "primary", opens = "2026-01-01", campuses = new[] { "本部" } })).Ok();
        (await scene.Officer.Post($"{scene.School("a")}/names", new { name = "甲校", from = "2026-01-05" })).Ok();
        (await scene.Officer.Post($"{scene.School("a")}/groups", new { group = "middle", from = "2026-01-05" })).Ok();
        (await scene.Officer.Put($"{scene.School("a")}/campuses", new { campuses = new[] { "东校区", "西校区" } })).Ok();
        (await scene.Officer.Put($"{scene.School("b")}/union", new { hasUnion = false })).Ok();
        (await scene.Officer.Put($"{scene.School("c")}/reporting-path", new { through = "a" })).Ok();
        (await scene.Officer.Post($"{scene.School("b")}/closing", new { on = "2026-02-01", reason = "停办" })).Ok();
        (await scene.Officer.Post($"{scene.School("c")}/merger", new { successor = "a", on = "2026-02-01", openTasks = "passOn", reason = "合并" })).Ok();

        var a = (await scene.Officer.Get(scene.School("a"))).Ok().Json;
        Assert.Equal("甲校", a.GetProperty("names")[1].GetProperty("name").GetString());
        Assert.Equal(2, a.GetProperty("campuses").GetArrayLength());
        Assert.Equal("2026-02-01", (await scene.Officer.Get(scene.School("b"))).Json.GetProperty("closes").GetString());
        Assert.Equal("a", (await scene.Officer.Get(scene.School("c"))).Json.GetProperty("merger").GetProperty("successor").GetString());
        (await scene.Officer.Get(scene.School("unknown"))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await scene.Officer.Post($"{scene.School("b")}/closing", new { on = "2026-02-01", reason = "再停" })).Refused(HttpStatusCode.Conflict, "school.closed");
    }

    [Fact]
    public async Task RoundsExemptionsExtensions_AreGrantedAndSeenByTheirSchoolOnly()
    {
        var scene = new DistrictScene(application, "rounds");
        await scene.Found("a", "b");
        await scene.OpenRound("2026Q1");
        var (opens, due) = DistrictScene.DatesOf("2026Q1");
        (await scene.Officer.Put($"{scene.Path}/rounds/2026Q1/dates", new { opens, due = due.AddDays(1), grace = due.AddDays(5), @lock = due.AddDays(20), reason = "顺延" })).Ok();
        (await scene.Officer.Post($"{scene.Path}/exemptions", new { school = "a", from = "2026Q1", until = "2026Q2", reason = "搬迁" })).Ok();
        (await scene.Officer.Post($"{scene.Path}/exemptions/a/end", new { from = "2026Q2", reason = "提前" })).Ok();
        (await scene.Officer.Post($"{scene.Path}/extensions", new { school = "b", quarter = "2026Q1", until = due.AddDays(3), reason = "病假" })).Ok();

        var round = (await scene.Officer.Get($"{scene.Path}/rounds")).Ok().Json.GetProperty("rounds")[0];
        Assert.Equal((2, 2), (round.GetProperty("version").GetInt32(), round.GetProperty("expectedCount").GetInt32()));
        var exemptions = (await scene.Officer.Get($"{scene.Path}/exemptions")).Ok().Json.GetProperty("exemptions");
        Assert.Equal("2026Q1", exemptions[0].GetProperty("until").GetString());
        Assert.Equal(1, (await application.Chair("a", "rounds").Get($"{scene.Path}/exemptions")).Json.GetProperty("exemptions").GetArrayLength());
        Assert.Equal(0, (await application.Chair("b", "rounds").Get($"{scene.Path}/exemptions")).Json.GetProperty("exemptions").GetArrayLength());
        Assert.Equal(1, (await application.Chair("b", "rounds").Get($"{scene.Path}/extensions")).Json.GetProperty("extensions").GetArrayLength());
        (await application.Chair("b", "rounds").Post($"{scene.Path}/exemptions", new { school = "b", from = "2026Q3", until = "2026Q3", reason = "自己批" }))
            .Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task EndExtension_Early_CountsFromThenOn()
    {
        var scene = new DistrictScene(application, "extensions");
        await scene.Found("a");
        await scene.OpenRound("2026Q1");
        var (_, due) = DistrictScene.DatesOf("2026Q1");
        (await scene.Officer.Post($"{scene.Path}/extensions", new { school = "a", quarter = "2026Q1", until = due.AddDays(9), reason = "病假" })).Ok();
        var end = $"{scene.Path}/extensions/a/end";
        (await scene.Officer.Post(end, new { quarter = "2026Q1", until = due.AddDays(9), reason = "返校" })).Refused(HttpStatusCode.BadRequest, "extension.not-earlier");
        (await scene.Officer.Post(end, new { quarter = "2026Q2", until = due, reason = "返校" })).Refused(HttpStatusCode.Conflict, "extension.unknown");
        (await scene.Officer.Post(end, new { quarter = "2026Q1", until = due.AddDays(3), reason = "返校" })).Ok();
        Assert.Equal(
            due.AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            (await scene.Officer.Get($"{scene.Path}/extensions")).Json.GetProperty("extensions")[0].GetProperty("until").GetString());
    }

    [Fact]
    public async Task RemoveGroup_OnlyWhenNothingHangsOnIt()
    {
        var scene = new DistrictScene(application, "ungrouped");
        await scene.Found("a");
        await scene.SetGroup("senior", "高中", 3);
        (await scene.Officer.Delete($"{scene.Path}/groups/primary")).Refused(HttpStatusCode.Conflict, "group.in-use");
        (await application.Chair("a", "ungrouped").Delete($"{scene.Path}/groups/senior")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await scene.Officer.Delete($"{scene.Path}/groups/senior")).Ok();
        (await scene.Officer.Delete($"{scene.Path}/groups/senior")).Refused(HttpStatusCode.NotFound, "group.unknown");
    }

    [Fact]
    public async Task CloseYear_BeforeItIsOver_IsRefused()
    {
        var scene = new DistrictScene(application, "years");
        await scene.Found("a");
        (await scene.Officer.Post($"{scene.Path}/years/2026/closing")).Refused(HttpStatusCode.Conflict, "year.not-over");
        (await scene.Officer.Post($"{scene.Path}/years/2025/closing")).Ok();
    }

    [Fact]
    public async Task ReopenYear_Closed_IsOpenAgain()
    {
        var scene = new DistrictScene(application, "reopened");
        await scene.Found("a");
        var reopening = $"{scene.Path}/years/2025/reopening";
        (await scene.Officer.Post(reopening, new { reason = "补录" })).Refused(HttpStatusCode.Conflict, "year.not-closed");
        (await scene.Officer.Post($"{scene.Path}/years/2025/closing")).Ok();
        (await scene.Officer.Post(reopening, new { reason = " " })).Refused(HttpStatusCode.BadRequest, "reason.missing");
        Assert.Empty((await scene.Officer.Post(reopening, new { reason = "补录" })).Ok().Json.GetProperty("closedYears").EnumerateArray());
    }
}
