using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class ReportApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Report_FromDraftToReopening()
    {
        var scene = new DistrictScene(application, "reports");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03", target: 2));
        var chair = application.Chair("a", "reports");
        var path = scene.Report("a", "2026Q1");

        (await chair.Patch($"{path}/draft", new { fields = new[] { new { occurrence = "2026.t01", field = "quantity", typed = "两" } } })).Ok();
        (await chair.Post($"{path}/submission", new { })).Refused(HttpStatusCode.BadRequest, "report.quantity-unreadable");
        var draft = (await chair.Patch($"{path}/draft", new { fields = new[] { new { occurrence = "2026.t01", field = "quantity", typed = "2" } }, highlights = "亮点" })).Ok();
        Assert.Equal("2", draft.Json.GetProperty("fields")[0].GetProperty("typed").GetString());
        Assert.Equal(draft.Tag, (await chair.Get($"{path}/draft")).Ok().Tag);

        var submitted = (await chair.Post($"{path}/submission", new { })).Ok();
        Assert.Equal("submitted", submitted.Json.GetProperty("state").GetString());
        (await chair.Post($"{path}/withdrawal")).Ok();
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", 2));
        (await scene.Officer.Post($"{path}/review")).Ok();
        (await chair.Post($"{path}/withdrawal")).Refused(HttpStatusCode.Conflict, "report.not-submitted");
        (await scene.Officer.Post($"{path}/return", new { reasons = new[] { new { item = "2026.t01", text = "附签到表" } }, deadline = "2026-04-05" })).Ok();
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", 2));
        await scene.AcceptReport("a", "2026Q1");
        (await scene.Officer.Post($"{path}/reopening", new { reason = "数量有误", deadline = "2026-04-08" })).Ok();
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", 1));

        var view = (await scene.Officer.Get(path)).Ok().Json;
        Assert.Equal((1_000_000, 500_000), (
            view.GetProperty("accepted").GetProperty("completion").GetProperty("part").GetInt64(),
            view.GetProperty("reported").GetProperty("completion").GetProperty("part").GetInt64()));
        var year = (await chair.Get($"{scene.School("a")}/years/2026")).Ok().Json;
        Assert.Equal(1, year.GetProperty("quarters").GetArrayLength());
    }

    [Fact]
    public async Task View_NotChanged_Is304_UntilTheDayChangesWhatItSays()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "report-etag");
        await scene.Found("a");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-02"));
        var seen = (await scene.Officer.Get(scene.Report("a", "2026Q1"))).Tag!;
        Assert.Equal(HttpStatusCode.NotModified, (await scene.Officer.Get(scene.Report("a", "2026Q1"), ifNoneMatch: seen)).Status);
        application.Clock.Set(FakeClock.Noon(2026, 4, 2));
        Assert.Equal(HttpStatusCode.OK, (await scene.Officer.Get(scene.Report("a", "2026Q1"), ifNoneMatch: seen)).Status);
    }

    [Fact]
    public async Task Submit_Empty_IsWarnedFirst_ThenCountsAsEmpty()
    {
        var scene = new DistrictScene(application, "report-empty");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03"));
        var chair = application.Chair("a", "report-empty");
        var path = $"{scene.Report("a", "2026Q1")}/submission";
        (await chair.Post(path, new { content = DistrictScene.Content() })).Refused(HttpStatusCode.Conflict, "report.nothing-said");
        Assert.True((await chair.Post(path, new { content = DistrictScene.Content(), confirmEmpty = true })).Ok().Json.GetProperty("isEmpty").GetBoolean());
    }

    [Fact]
    public async Task Submit_OnAnOlderRevision_IsStale()
    {
        var scene = new DistrictScene(application, "report-stale");
        await scene.BeginReporting("a", DistrictScene.Task("t01", "2026-03"));
        var chair = application.Chair("a", "report-stale");
        var path = scene.Report("a", "2026Q1");
        var seen = (await chair.Get(path)).Tag!;
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", null));
        (await chair.Post($"{path}/withdrawal", ifMatch: seen)).Refused(HttpStatusCode.PreconditionFailed, "revision.stale");
    }
}
