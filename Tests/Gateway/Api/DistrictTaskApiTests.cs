using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class DistrictTaskApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private static object Task(string id) => new { id, title = "劳动安全宣传月", area = "a19", months = new[] { "2026-06" }, groups = new[] { "primary" } };

    [Fact]
    public async Task HandDown_ReachesTheConcernedSchools_OnceHoweverOftenItIsSent()
    {
        var scene = new DistrictScene(application, "tasks");
        await scene.Found("a", "b", "c");
        var handed = (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"), key: "hand-down")).Ok();
        Assert.Equal(["a", "c"], Codes(handed, "taken"));
        Assert.Empty(Codes(handed, "notTaken"));
        var revision = await RevisionOf(scene, "a");

        var again = (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"), key: "hand-down")).Ok();
        Assert.Equal(["a", "c"], Codes(again, "taken"));
        Assert.Equal(revision, await RevisionOf(scene, "a"));
        Assert.Equal(["district"], await Plans(scene, "a"));
        Assert.Empty(await Plans(scene, "b"));
        (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"))).Refused(HttpStatusCode.Conflict, "district-task.exists");
    }

    [Fact]
    public async Task Cancel_TakesTheTaskOutOfThePlans()
    {
        var scene = new DistrictScene(application, "cancel");
        await scene.Found("a", "b");
        (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"))).Ok();
        var cancelled = (await scene.Officer.Post($"{scene.Path}/tasks/safety/cancellation", new { reason = "与市里合并开展" })).Ok();
        Assert.Equal(["a"], Codes(cancelled, "taken"));
        Assert.Equal(0, (await scene.Officer.Get(scene.Plan("a", "district"))).Json.GetProperty("tasks").GetArrayLength());
        Assert.Equal("与市里合并开展", (await scene.Officer.Get($"{scene.Path}/tasks")).Json.GetProperty("tasks")[0].GetProperty("cancelledBecause").GetString());
        (await scene.Officer.Post($"{scene.Path}/tasks/unknown/cancellation", new { reason = "x" })).Refused(HttpStatusCode.NotFound, "district-task.unknown");
    }

    [Fact]
    public async Task Change_ReachesThoseThatHaveItAndThoseThatAreToHaveIt()
    {
        var scene = new DistrictScene(application, "change");
        await scene.Found("a", "b");
        (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"))).Ok();
        var body = new { title = "劳动安全宣传周", area = "a19", months = new[] { "2026-06" }, groups = new[] { "middle" } };
        var changed = (await scene.Officer.Put($"{scene.Path}/tasks/safety", body)).Ok();
        Assert.Equal(["a", "b"], Codes(changed, "taken"));
        Assert.Equal(0, (await scene.Officer.Get(scene.Plan("a", "district"))).Json.GetProperty("tasks").GetArrayLength());
        Assert.Equal("劳动安全宣传周", (await scene.Officer.Get(scene.Plan("b", "district"))).Json.GetProperty("tasks")[0].GetProperty("title").GetString());

        (await scene.Officer.Put($"{scene.Path}/tasks/unknown", body)).Refused(HttpStatusCode.NotFound, "district-task.unknown");
        (await scene.Officer.Put($"{scene.Path}/tasks/safety", new { title = "无月份", area = "a19", months = Array.Empty<string>() })).Refused(HttpStatusCode.BadRequest, "district-task.without-months");
        (await application.Chair("a", "change").Put($"{scene.Path}/tasks/safety", body)).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task TakeDistrictTasks_ByASchoolRegisteredLater_Works()
    {
        var scene = new DistrictScene(application, "later");
        await scene.Found("a");
        (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"))).Ok();
        await scene.RegisterSchools(("late", "后来的学校", "primary"));
        (await application.Chair("late", "later").Post($"{scene.School("late")}/district-tasks")).Ok();
        Assert.Equal(["district"], await Plans(scene, "late"));
    }

    [Fact]
    public async Task Tasks_SeenBySchool_AreItsOwn()
    {
        var scene = new DistrictScene(application, "sight");
        await scene.Found("a", "b");
        (await scene.Officer.Post($"{scene.Path}/tasks", Task("safety"))).Ok();
        Assert.Equal(1, (await application.Chair("a", "sight").Get($"{scene.Path}/tasks")).Json.GetProperty("tasks").GetArrayLength());
        Assert.Equal(0, (await application.Chair("b", "sight").Get($"{scene.Path}/tasks")).Json.GetProperty("tasks").GetArrayLength());
    }

    private static string[] Codes(ApiReply reply, string list) =>
        [.. reply.Json.GetProperty(list).EnumerateArray().Select(item => item.ValueKind is System.Text.Json.JsonValueKind.String ? item.GetString()! : item.GetProperty("school").GetString()!)];

    private static async Task<int> RevisionOf(DistrictScene scene, string school) =>
        (await scene.Officer.Get(scene.Plan(school, "district"))).Ok().Json.GetProperty("revision").GetInt32();

    private static async Task<string[]> Plans(DistrictScene scene, string school) =>
        [.. (await scene.Officer.Get($"{scene.School(school)}/plans")).Ok().Json.GetProperty("plans").EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
}
