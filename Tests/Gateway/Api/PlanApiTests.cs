using System.Net;
using System.Text;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class PlanApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string PlanText = """
        望湖小学工会2026年工作计划
        一、民主管理
        1. 3月召开教职工代表大会1次。
        二、文体活动
        1. 10月组织教职工健步走活动。
        """;

    [Fact]
    public async Task Plan_FromStartToAmendment()
    {
        var scene = new DistrictScene(application, "plans");
        await scene.Found("a");
        var chair = application.Chair("a", "plans");
        await scene.StartPlan("a");
        await scene.SubmitPlan("a", DistrictScene.Task("t01", "2026-03", target: 2));
        (await chair.Post($"{scene.Plan("a")}/withdrawal")).Ok();
        await scene.SubmitPlan("a", DistrictScene.Task("t01", "2026-03", target: 2));
        (await scene.Officer.Post($"{scene.Plan("a")}/review")).Ok();
        (await scene.Officer.Post($"{scene.Plan("a")}/return", new { reasons = new[] { new { item = "t01", text = "写明届次" } }, deadline = "2026-01-20" })).Ok();
        await scene.SubmitPlan("a", DistrictScene.Task("t01", "2026-03", target: 1));
        var accepted = await scene.AcceptPlan("a");
        Assert.Equal("accepted", accepted.Json.GetProperty("state").GetString());

        (await chair.Post($"{scene.Plan("a")}/amendment", new { reason = "活动改期" })).Ok();
        (await chair.Delete($"{scene.Plan("a")}/amendment")).Ok();
        (await chair.Post($"{scene.Plan("a")}/amendment", new { reason = "活动改期" })).Ok();
        await scene.SubmitPlan("a", DistrictScene.Task("t01", "2026-05", target: 1));
        Assert.Equal(2, (await scene.AcceptPlan("a")).Json.GetProperty("inForceVersion").GetInt32());
    }

    [Fact]
    public async Task Draft_IsKeptAsTyped_AndHandedIn()
    {
        var scene = new DistrictScene(application, "drafts");
        await scene.Found("a");
        var chair = application.Chair("a", "drafts");
        await scene.StartPlan("a");
        (await chair.Get($"{scene.Plan("a")}/draft")).Refused(HttpStatusCode.NotFound, "draft.absent");
        var saved = (await chair.Put($"{scene.Plan("a")}/draft", new { title = "草稿", tasks = new[] { DistrictScene.Task("t01", "2031-03") } })).Ok();
        Assert.Equal(saved.Tag, (await chair.Get($"{scene.Plan("a")}/draft")).Ok().Tag);
        (await chair.Post($"{scene.Plan("a")}/submission", new { })).Refused(HttpStatusCode.BadRequest, "task.month-outside-span");
        (await chair.Put($"{scene.Plan("a")}/draft", new { title = "草稿", tasks = new[] { DistrictScene.Task("t01", "2026-03") } })).Ok();
        var submitted = (await chair.Post($"{scene.Plan("a")}/submission", new { })).Ok();
        Assert.Equal("草稿", submitted.Json.GetProperty("title").GetString());
        (await scene.Officer.Get($"{scene.Plan("a")}/draft")).Refused(HttpStatusCode.NotFound, "draft.absent");
    }

    [Fact]
    public async Task Draft_TypedOnAnOlderRevision_IsStale()
    {
        var scene = new DistrictScene(application, "drafts-stale");
        await scene.Found("a");
        var chair = application.Chair("a", "drafts-stale");
        await scene.StartPlan("a");
        var seen = (await chair.Get(scene.Plan("a"))).Tag!;
        await scene.SubmitPlan("a", DistrictScene.Task("t01", "2026-03"));
        (await chair.Post($"{scene.Plan("a")}/withdrawal")).Ok();
        (await chair.Put($"{scene.Plan("a")}/draft", new { title = "旧页面", tasks = Array.Empty<object>() }, ifMatch: seen))
            .Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
    }

    [Fact]
    public async Task Plan_SeenByAnotherSchool_IsAbsent()
    {
        var scene = new DistrictScene(application, "foreign");
        await scene.Found("a", "b");
        await scene.StartPlan("a");
        (await application.Chair("b", "foreign").Get(scene.Plan("a"))).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Chair("b", "foreign").Post($"{scene.Plan("a")}/withdrawal")).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.Chair("a", "foreign").Post($"{scene.Plan("a")}/acceptance", new { })).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
        (await scene.Officer.Get(scene.Plan("a", "none"))).Refused(HttpStatusCode.NotFound, "plan.unknown");
    }

    [Fact]
    public async Task TakeOver_MovesTheOpenTasksToTheSuccessor()
    {
        var scene = new DistrictScene(application, "merge");
        await scene.Found("a", "b");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-12"), DistrictScene.Task("t02", "2026-11"));
        (await scene.Officer.Post($"{scene.School("a")}/merger", new { successor = "b", on = "2026-01-10", openTasks = "passOn", reason = "合并" })).Ok();
        var taken = (await scene.Officer.Post($"{scene.School("b")}/takeovers", new { from = "a" }, key: "take")).Ok();
        Assert.Equal(2, taken.Json.GetProperty("count").GetInt32());
        var again = (await scene.Officer.Post($"{scene.School("b")}/takeovers", new { from = "a" }, key: "take")).Ok();
        Assert.Equal(taken.Text, again.Text);
        Assert.Single((await scene.Officer.Get($"{scene.School("b")}/plans")).Json.GetProperty("plans").EnumerateArray());
    }

    [Fact]
    public async Task Read_UploadTextAndJson_GiveTheSame()
    {
        var chair = application.Chair("a");
        var uploaded = (await chair.Upload("/api/v1/plans/read", "计划.txt", Encoding.UTF8.GetBytes(PlanText))).Ok();
        var json = (await chair.Post("/api/v1/plans/read", new { text = PlanText })).Ok();
        var plain = (await chair.Send(HttpMethod.Post, "/api/v1/plans/read", new StringContent(PlanText, Encoding.UTF8, "text/plain"), "")).Ok();
        foreach (var reading in new[] { uploaded, json, plain })
        {
            Assert.True(reading.Json.GetProperty("isUnionPlan").GetBoolean(), reading.Text);
            Assert.Equal(uploaded.Json.GetProperty("plans").GetRawText(), reading.Json.GetProperty("plans").GetRawText());
        }
    }

    [Fact]
    public async Task DraftFromDocument_KeepsMonthsTargetsAndSentences()
    {
        var scene = new DistrictScene(application, "documents");
        await scene.Found("a");
        var chair = application.Chair("a", "documents");
        await scene.StartPlan("a");
        var made = (await chair.Upload($"{scene.Plan("a")}/draft/from-document", "计划.txt", Encoding.UTF8.GetBytes(PlanText))).Ok().Json;
        Assert.Equal("计划.txt", made.GetProperty("document").GetProperty("name").GetString());
        var tasks = made.GetProperty("draft").GetProperty("tasks");
        Assert.True(tasks.GetArrayLength() >= 2, made.GetRawText());
        foreach (var task in tasks.EnumerateArray())
        {
            var source = task.GetProperty("source");
            Assert.Equal(PlanText.Substring(source.GetProperty("start").GetInt32(), source.GetProperty("length").GetInt32()), source.GetProperty("sentence").GetString());
        }

        Assert.Contains(tasks.EnumerateArray(), t => t.GetProperty("months").EnumerateArray().Any(m => m.GetString() == "2026-03"));
        (await chair.Post($"{scene.Plan("a")}/submission", new { })).Ok();
        (await chair.Post($"{scene.Plan("a")}/draft/from-document?number=2", new { text = PlanText })).Refused(HttpStatusCode.BadRequest, "query.bad-number");
    }
}
