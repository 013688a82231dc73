using System.Net;
using DistrictUnion.Tests.Gateway.Reports;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Work summaries from the proposal to the district's list, over HTTP.</summary>
public sealed class SummaryApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Summary_FromProposalToAcceptance_IsCountedAndSaysItsSources()
    {
        var scene = new DistrictScene(application, "summaries");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03", target: 2), DistrictScene.Task("t02", "2026-05"));
        await scene.RegisterSchools(("b", "青岚区b学校", "primary"));
        var chair = application.Chair("a", "summaries");
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", 2));
        application.Clock.Set(FakeClock.Noon(2026, 5, 20));
        var path = $"{scene.School("a")}/summaries/2026H1";

        var proposal = (await chair.Get($"{path}/proposal")).Ok().Json;
        var sections = proposal.GetProperty("sections").EnumerateArray().ToArray();
        Assert.Contains(sections, s => s.GetProperty("text").GetString() == "任务t01：已完成2次，目标2次。");
        foreach (var section in sections)
        {
            var sources = section.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("sentence").GetString()!).ToArray();
            Assert.Equal(section.GetProperty("text").GetString()!.Split('\n', StringSplitOptions.RemoveEmptyEntries), sources);
        }

        (await chair.Post($"{path}/submission", new { sections })).Refused(HttpStatusCode.Conflict, "summary.not-yet-open");
        (await chair.Put($"{path}/draft", new { sections })).Ok();
        Assert.Equal("draft", State(await chair.Get(path)));
        Assert.Equal("notStarted", State(await scene.Officer.Get(path)));
        Assert.False((await scene.Officer.Get(path)).Ok().Json.TryGetProperty("draft", out _));

        application.Clock.Set(FakeClock.Noon(2026, 7, 10));
        var handedIn = (await chair.Post($"{path}/submission", new { }, key: "once")).Ok();
        Assert.Equal(handedIn.Text, (await chair.Post($"{path}/submission", new { }, key: "once")).Ok().Text);
        Assert.Equal("onTime", handedIn.Json.GetProperty("filing").GetString());
        await AssertList(scene, handedIn: 1, onTime: 1, accepted: 0);

        (await scene.Officer.Post($"{path}/return", new { reasons = new[] { new { item = "没有这一部分", text = "请补充" } }, deadline = "2026-07-20" })).Refused(HttpStatusCode.BadRequest, "return.unknown-item");
        (await scene.Officer.Post($"{path}/return", new { reasons = new[] { new { item = "总体情况", text = "请写明届次" } }, deadline = "2026-07-20" })).Ok();
        await AssertList(scene, handedIn: 0, onTime: 0, accepted: 0);
        application.Clock.Set(FakeClock.Noon(2026, 7, 18));
        (await chair.Post($"{path}/submission", new { sections = new[] { new { title = "总体情况", text = "第三届教代会已召开。", sources = Array.Empty<object>() } } })).Ok();
        (await scene.Officer.Post($"{path}/acceptance", new { note = "同意" })).Ok();
        await AssertList(scene, handedIn: 1, onTime: 1, accepted: 1);
        (await chair.Post($"{path}/withdrawal")).Refused(HttpStatusCode.Conflict, "summary.not-submitted");

        var letter = new WordFile((await scene.Officer.Get($"{path}/letter")).Ok().Bytes);
        Assert.Empty(letter.Flaws());
        Assert.Equal(["青岚区a学校工会\n2026年上半年工会工作小结", "一、总体情况", "第三届教代会已召开。", "青岚区a学校工会", "2026年7月18日"], letter.Paragraphs);

        (await chair.Upload($"{path}/files?role=signedScan", "盖章.txt", "签字"u8.ToArray())).Ok();
        Assert.Contains("盖章.txt", (await chair.Get("/districts/summaries/schools/a/summaries/2026H1")).Ok().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_AfterTheDistrictsDay_IsLateAndCounted()
    {
        var scene = new DistrictScene(application, "late-summaries");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03"));
        (await scene.Officer.Put($"{scene.Path}/settings", Settings("07-05"))).Ok();
        (await scene.Officer.Put($"{scene.Path}/settings", Settings("03-05"))).Refused(HttpStatusCode.BadRequest, "settings.summary-due");
        application.Clock.Set(FakeClock.Noon(2026, 7, 6));
        var path = $"{scene.School("a")}/summaries/2026H1";
        var chair = application.Chair("a", "late-summaries");

        Assert.Equal("2026-07-05", (await chair.Get(path)).Ok().Json.GetProperty("due").GetString());
        (await chair.Post($"{path}/submission", new { sections = Array.Empty<object>() })).Refused(HttpStatusCode.BadRequest, "summary.empty");
        Assert.Equal("late", (await chair.Post($"{path}/submission", Text("写了"))).Ok().Json.GetProperty("filing").GetString());
        (await chair.Post($"{path}/withdrawal")).Ok();
        Assert.Equal("missing", (await chair.Get(path)).Ok().Json.GetProperty("filing").GetString());
        (await chair.Post($"{path}/submission", new { sections = new[] { new { title = "一", text = "甲", sources = new[] { new { sentence = "乙", name = "报告", quarter = "2026Q1" } } } } }))
            .Refused(HttpStatusCode.BadRequest, "summary.source-foreign");
        (await application.Chair("b", "late-summaries").Get(path)).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get($"{scene.Path}/summaries/2026H1")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await chair.Get($"{scene.School("a")}/summaries/2026Q1")).Refused(HttpStatusCode.BadRequest, "route.bad-summary");
    }

    private static object Settings(string due) => new { chairSigns = false, publication = "twoPersons", regionWord = "区", unionWord = "教育工会", halfYearSummaryDue = due };

    private static object Text(string text) => new { sections = new[] { new { title = "总体情况", text, sources = Array.Empty<object>() } } };

    private static string? State(ApiReply reply) => reply.Ok().Json.GetProperty("state").GetString();

    private static async Task AssertList(DistrictScene scene, int handedIn, int onTime, int accepted)
    {
        var schools = (await scene.Officer.Get($"{scene.Path}/summaries/2026H1")).Ok().Json.GetProperty("schools").EnumerateArray().ToArray();
        Assert.Equal(["a", "b"], schools.Select(s => s.GetProperty("school").GetString()));
        Assert.Equal(
            (handedIn, onTime, accepted),
            (Count("filing", "onTime", "late"), Count("filing", "onTime"), Count("state", "accepted")));
        Assert.Contains($">{handedIn}/2<", (await scene.Officer.Get($"/districts/summaries/summaries/2026H1")).Ok().Text, StringComparison.Ordinal);

        int Count(string property, params string[] values) => schools.Count(s => values.Contains(s.GetProperty(property).GetString()));
    }
}
