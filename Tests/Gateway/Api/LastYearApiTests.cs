using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Going on with last year's plan, over HTTP.</summary>
public sealed class LastYearApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    /// <summary>A school whose plan of 2026 was half done, and a plan of 2027 that was just begun.</summary>
    private async Task<(DistrictScene Scene, ApiClient Chair, string Path)> Begun(string district)
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, district);
        await scene.Found("a", "b");
        await scene.HavePlan(
            "a", DistrictScene.Task("t01", "2026-03"), DistrictScene.Task("t02", "2026-03", target: 4),
            new { id = "t03", title = "庆祝第42个教师节", area = "a03", months = new[] { "2026-09" }, owner = "宣传委员" });
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", null), ("2026.t02", 1));
        await scene.StartPlan("a", "2027", 2027);
        return (scene, application.Chair("a", district), $"{scene.Plan("a", "2027")}/draft");
    }

    private static (string Task, string Outcome)[] Marks(JsonElement draft) =>
    [
        .. draft.GetProperty("lastYear").GetProperty("tasks").EnumerateArray()
            .Select(t => (t.GetProperty("task").GetString()!, t.GetProperty("outcome").GetString()!)),
    ];

    [Fact]
    public async Task FromPlan_MovesMonthsMarksWhatWasNotDone_AndIsKept()
    {
        var (_, chair, path) = await Begun("forward");

        var copied = (await chair.Post($"{path}/from-plan", new { source = "2026" })).Ok();

        Assert.Equal(["2027-03", "2027-03", "2027-09"], copied.Json.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("months")[0].GetString()));
        Assert.Equal([("t02", "partly"), ("t03", "unreported"), ("t01", "done")], Marks(copied.Json));
        var unreported = copied.Json.GetProperty("lastYear").GetProperty("tasks")[1];
        Assert.Equal("未报", unreported.GetProperty("outcomeName").GetString());
        Assert.Equal("task.title-names-year", unreported.GetProperty("questions")[0].GetProperty("code").GetString());
        Assert.Equal(copied.Text, (await chair.Get(path)).Ok().Text);
        Assert.Equal(copied.Text, (await chair.Post($"{path}/from-plan", new { source = "2026" })).Ok().Text);
    }

    [Fact]
    public async Task Draft_TypedOverACopy_KeepsTheMarksOfItsTasks_AndIsHandedIn()
    {
        var (_, chair, path) = await Begun("typed-over");
        var copied = (await chair.Post($"{path}/from-plan", new { source = "2026" })).Ok().Json;

        var tasks = copied.GetProperty("tasks").EnumerateArray().Skip(1).ToArray();
        var typed = (await chair.Put(path, new { title = "2027年工会计划", tasks })).Ok().Json;

        Assert.Equal([("t02", "partly"), ("t03", "unreported")], Marks(typed));
        (await chair.Post($"{path[..^"/draft".Length]}/submission", new { })).Ok();
        (await chair.Post($"{path}/from-plan", new { source = "2026" })).Refused(HttpStatusCode.Conflict, "plan.not-editable");
    }

    [Fact]
    public async Task FromPlan_OverTypedTasks_AsksFirst()
    {
        var (_, chair, path) = await Begun("over-typed");
        (await chair.Put(path, new { title = "草稿", tasks = new[] { DistrictScene.Task("mine", "2027-05") } })).Ok();

        (await chair.Post($"{path}/from-plan", new { source = "2026" })).Refused(HttpStatusCode.Conflict, "draft.not-empty");
        Assert.Equal(3, (await chair.Post($"{path}/from-plan", new { source = "2026", replace = true })).Ok().Json.GetProperty("tasks").GetArrayLength());
    }

    [Fact]
    public async Task FromPlan_OfNobodyOrByAnotherSchool_IsRefused()
    {
        var (scene, chair, path) = await Begun("not-forward");

        (await chair.Post($"{path}/from-plan", new { source = "2025" })).Refused(HttpStatusCode.NotFound, "plan.source-unknown");
        (await chair.Post($"{path}/from-plan", new { source = "2027" })).Refused(HttpStatusCode.BadRequest, "plan.source-same");
        (await chair.Post($"{path}/from-plan", new { source = "2026" }, ifMatch: "\"9.0\"")).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
        (await application.Chair("b", "not-forward").Post($"{path}/from-plan", new { source = "2026" })).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await application.As("inspector/not-forward").Post($"{path}/from-plan", new { source = "2026" })).Refused(HttpStatusCode.NotFound, "scope.absent");
        (await chair.Get(path)).Refused(HttpStatusCode.NotFound, "draft.absent");
    }
}
