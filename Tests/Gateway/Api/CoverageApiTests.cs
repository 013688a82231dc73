using System.Net;
using System.Text;
using System.Text.Json;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class CoverageApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string PlanText = """
        望湖小学工会2026年第一学期工作计划
        第2周
        召开教职工代表大会
        第3周
        工会委员会会议
        第7—8周
        教工健步走
        """;

    [Fact]
    public async Task RequiredPoints_AreShownSetAndShownAgain()
    {
        var scene = new DistrictScene(application, "points");
        await scene.Found("a");
        var shipped = (await scene.Officer.Get($"{scene.Path}/required-points")).Ok();
        Assert.True(shipped.Json.GetProperty("points").GetArrayLength() >= 12);

        var own = shipped.Text.Replace("\"教代会\",\"area\"", "\"教代会（双代会）\",\"area\"", StringComparison.Ordinal);
        var set = (await scene.Officer.Put($"{scene.Path}/required-points", own, key: "own", ifMatch: shipped.Tag)).Ok();
        Assert.Equal(set.Text, (await scene.Officer.Put($"{scene.Path}/required-points", own, key: "own", ifMatch: shipped.Tag)).Ok().Text);
        (await scene.Officer.Put($"{scene.Path}/required-points", own, ifMatch: shipped.Tag)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");

        var shown = (await application.Chair("a", "points").Get($"{scene.Path}/required-points")).Ok();
        Assert.Equal("教代会（双代会）", shown.Json.GetProperty("points")[0].GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.NotModified, (await scene.Officer.Get($"{scene.Path}/required-points", ifNoneMatch: shown.Tag)).Status);
    }

    [Fact]
    public async Task RequiredPoints_WrongOrForeign_AreRefused()
    {
        var scene = new DistrictScene(application, "badpoints");
        await scene.Found("a");
        var path = $"{scene.Path}/required-points";
        object Point(string area, params string[] words) => new
        {
            code = "p1",
            name = "要点",
            area,
            works = new[] { new { words } },
            least = 1,
            unit = "次",
            per = "year",
        };
        (await scene.Officer.Put(path, new { points = new[] { Point("a99", "体检") } })).Refused(HttpStatusCode.BadRequest, "points.unknown-area");
        var both = (await scene.Officer.Put(path, new { points = new[] { Point("a09", "检"), Point("a09", "体检") } })).Refused(HttpStatusCode.BadRequest, "points.duplicate");
        Assert.Equal(["points.duplicate", "points.word-length"], both.Refusals.Select(r => r.Code));
        (await scene.Officer.Put(path, """{"points":[null]}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
        (await scene.Officer.Put(path, """{"points":[{"code":"p1","name":"要点","area":"a09","works":[null],"least":1,"unit":"次","per":"year"}]}""")).Refused(HttpStatusCode.BadRequest, "request.malformed");
        (await application.Chair("a", "badpoints").Put(path, new { points = Array.Empty<object>() })).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await application.Officer("elsewhere").Get(path)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Officer("nowhere2").Get("/api/v1/districts/nowhere2/required-points")).Refused(HttpStatusCode.NotFound, "district.unknown");
        (await scene.Officer.Put(path, new { points = new[] { Point("a09", "体检") } })).Ok();
    }

    [Fact]
    public async Task DraftFromDocument_WithACalendar_FillsWeeksAndTellsTheCoverage()
    {
        var scene = new DistrictScene(application, "weeks");
        await scene.Found("a");
        var chair = application.Chair("a", "weeks");
        await SetCalendar(scene);
        (await chair.Post($"{scene.School("a")}/plans", new { plan = "2026", title = "计划", first = "2026-09", last = "2027-01" })).Ok();

        var made = (await chair.Upload($"{scene.Plan("a")}/draft/from-document", "计划.txt", Encoding.UTF8.GetBytes(PlanText))).Ok().Json;

        var weeks = made.GetProperty("weekDates").EnumerateArray().ToArray();
        Assert.Equal([2, 3, 7], weeks.Select(w => w.GetProperty("week").GetInt32()));
        Assert.Equal(("2026-10-12", "2026-10-25"), (weeks[2].GetProperty("first").GetString(), weeks[2].GetProperty("last").GetString()));
        Assert.Equal(["2026-09", "2026-09", "2026-10"], made.GetProperty("draft").GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("months")[0].GetString()));
        Assert.Empty(made.GetProperty("calendarQuestions").EnumerateArray());

        // The reading itself is the plain one, as the other route gives it.
        var plain = (await chair.Post("/api/v1/plans/read", new { text = PlanText })).Ok().Json;
        Assert.True(JsonElement.DeepEquals(plain.GetProperty("plans"), made.GetProperty("reading").GetProperty("plans")));
        Assert.Equal("covered", StateOf(made.GetProperty("coverage"), "congress"));
        Assert.Equal("fewer", StateOf(made.GetProperty("coverage"), "committee"));
        Assert.Equal("notCovered", StateOf(made.GetProperty("coverage"), "women"));
    }

    [Fact]
    public async Task DraftFromDocument_WithoutACalendar_AsksForIt()
    {
        var scene = new DistrictScene(application, "noweeks");
        await scene.Found("a");
        var chair = application.Chair("a", "noweeks");
        await scene.StartPlan("a");

        var made = (await chair.Post($"{scene.Plan("a")}/draft/from-document", new { text = PlanText })).Ok().Json;

        var question = Assert.Single(made.GetProperty("calendarQuestions").EnumerateArray());
        Assert.Equal("calendar.missing", question.GetProperty("code").GetString());
        Assert.Empty(made.GetProperty("weekDates").EnumerateArray());
    }

    [Fact]
    public async Task DraftFromDocument_OfAnotherYear_AsksWhetherItIsTheRightFile()
    {
        var scene = new DistrictScene(application, "otheryear");
        await scene.Found("a");
        await scene.StartPlan("a");

        var made = (await application.Chair("a", "otheryear").Post($"{scene.Plan("a")}/draft/from-document", new { text = "青松中学2019年工会工作计划\n一、活动安排\n三月：女教师踏青\n九月：庆祝教师节\n" })).Ok().Json;

        Assert.Contains(made.GetProperty("calendarQuestions").EnumerateArray(), question => question.GetProperty("code").GetString() == "plan.other-year");
    }

    [Fact]
    public async Task Coverage_OfDraftAndPlan_IsThatOfWhatStands()
    {
        var scene = new DistrictScene(application, "standing");
        await scene.Found("a", "b");
        var chair = application.Chair("a", "standing");
        await scene.StartPlan("a");
        var path = $"{scene.Plan("a")}/coverage";
        Assert.Equal("plan", (await chair.Get(path)).Ok().Json.GetProperty("basis").GetString());

        (await chair.Post($"{scene.Plan("a")}/draft/from-document", new { text = PlanText })).Ok();
        var draft = (await chair.Get(path)).Ok().Json;
        Assert.Equal("draft", draft.GetProperty("basis").GetString());
        Assert.Equal("covered", StateOf(draft, "congress"));
        var sentence = Point(draft, "congress").GetProperty("sentences")[0];
        var span = sentence.GetProperty("span");
        Assert.Equal(sentence.GetProperty("text").GetString(), PlanText.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()));

        // The office does not see what is still typed.
        Assert.Equal("notCovered", StateOf((await scene.Officer.Get(path)).Ok().Json, "congress"));
        (await chair.Post($"{scene.Plan("a")}/submission", new { })).Ok();
        var filed = (await scene.Officer.Get(path)).Ok();
        Assert.Equal("covered", StateOf(filed.Json, "congress"));
        Assert.StartsWith("未涉及：", filed.Json.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotModified, (await scene.Officer.Get(path, ifNoneMatch: filed.Tag)).Status);

        (await application.Chair("b", "standing").Get(path)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{scene.Plan("a", "none")}/coverage")).Refused(HttpStatusCode.NotFound, "plan.unknown");
    }

    [Fact]
    public async Task Coverage_PointOfAnotherGroup_IsNotAsked()
    {
        var scene = new DistrictScene(application, "grouped");
        await scene.Found("a", "b");
        (await scene.Officer.Put($"{scene.Path}/required-points", new
        {
            points = new[]
            {
                new { code = "p1", name = "体检", area = "a09", works = new[] { new { words = new[] { "体检" } } }, least = 1, unit = "次", per = "none", groups = new[] { "middle" } },
            },
        })).Ok();
        foreach (var school in new[] { "a", "b" }) await scene.HavePlan(school, DistrictScene.Task("t1", "2026-03"));

        Assert.Equal(0, (await scene.Officer.Get($"{scene.Plan("a")}/coverage")).Ok().Json.GetProperty("points").GetArrayLength());
        Assert.Equal("未涉及：体检。", (await scene.Officer.Get($"{scene.Plan("b")}/coverage")).Ok().Json.GetProperty("summary").GetString());
    }

    private static async Task SetCalendar(DistrictScene scene) =>
        (await scene.Officer.Put($"{scene.Path}/calendar", new { terms = new[] { new { name = "2026学年第一学期", starts = "2026-09-01", ends = "2027-01-22" } } })).Ok();

    private static JsonElement Point(JsonElement coverage, string code) =>
        coverage.GetProperty("points").EnumerateArray().Single(p => p.GetProperty("code").GetString() == code);

    private static string? StateOf(JsonElement coverage, string code) => Point(coverage, code).GetProperty("state").GetString();
}
