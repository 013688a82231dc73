using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>What the office does besides reviewing: settings, plan periods, reminders, papers, handing in for a school.</summary>
public sealed class DeskApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Settings_PutAndGot_AreTheSame()
    {
        var scene = new DistrictScene(application, "settled");
        await scene.Found();
        var usual = (await scene.Officer.Get($"{scene.Path}/settings")).Ok().Json;
        Assert.Equal(("区", "教育工会", false), (usual.GetProperty("regionWord").GetString(), usual.GetProperty("unionWord").GetString(), usual.GetProperty("chairSigns").GetBoolean()));

        (await scene.Officer.Put($"{scene.Path}/settings", new { chairSigns = true, publication = "oneWithApproval", regionWord = "县", unionWord = "教育工会" })).Ok();

        Assert.Equal("oneWithApproval", (await scene.Officer.Get($"{scene.Path}/settings")).Ok().Json.GetProperty("publication").GetString());
        (await application.Chair("a", "settled").Put($"{scene.Path}/settings", new { chairSigns = false, publication = "twoPersons", regionWord = "县", unionWord = "教育工会" }))
            .Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }

    [Fact]
    public async Task Desk_RemindsNotesThePaperAndFilesForASchool_TheComparisonTells()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "desk");
        await scene.Found("a", "b");
        await scene.HavePlan("a", DistrictScene.Task("t1", "2026-03"));
        (await scene.Officer.Put(
            $"{scene.Path}/plan-periods", new { periods = new[] { new { name = "2026年度", first = "2026-01", last = "2026-12", due = "2026-03-15" } } })).Ok();
        await scene.OpenRound("2026Q1");
        application.Clock.Set(FakeClock.Noon(2026, 4, 13));

        (await scene.Officer.Post($"{scene.Path}/rounds/2026Q1/notices", new { schools = new[] { "a", "b" }, channel = "groupChat" })).Ok();
        (await scene.Officer.Put($"{scene.Report("a", "2026Q1")}/paper", new { on = "2026-04-09", note = "一式两份" })).Ok();
        var content = DistrictScene.Content(("2026.t1", null));
        (await scene.Officer.Post($"{scene.Report("a", "2026Q1")}/submission", new { content })).Refused(HttpStatusCode.BadRequest, "on-behalf.missing");
        (await scene.Officer.Post(
            $"{scene.Report("a", "2026Q1")}/submission", new { content, onBehalf = new { reason = "学校停电", receivedOn = "2026-04-09" } })).Ok();

        var rows = (await scene.Officer.Get($"{scene.Path}/comparison/2026Q1")).Ok().Json.GetProperty("schools").EnumerateArray().ToDictionary(s => s.GetProperty("school").GetString()!);
        Assert.Equal(
            ("onTime", true, false, "2026-04-09", 1),
            (rows["a"].GetProperty("filing").GetString(), rows["a"].GetProperty("isOnBehalf").GetBoolean(), rows["a"].GetProperty("isConfirmed").GetBoolean(),
                rows["a"].GetProperty("paperReceivedOn").GetString(), rows["a"].GetProperty("noticeCount").GetInt32()));
        var chair = application.Chair("a", "desk");
        Assert.Equal(1, (await chair.Get($"{scene.School("a")}/duties")).Ok().Json.GetProperty("unconfirmed").GetArrayLength());
        (await chair.Post($"{scene.Report("a", "2026Q1")}/confirmation")).Ok();
        Assert.Equal(0, (await chair.Get($"{scene.School("a")}/duties")).Ok().Json.GetProperty("unconfirmed").GetArrayLength());
        Assert.True((await application.Chair("b", "desk").Get($"{scene.School("b")}/duties")).Ok().Json.GetProperty("plans")[0].GetProperty("isOwed").GetBoolean());
        (await scene.Officer.Delete($"{scene.Report("a", "2026Q1")}/paper")).Ok();
        Assert.Equal(1, (await scene.Officer.Get($"{scene.Path}/rounds/2026Q1/notices")).Ok().Json.GetProperty("notices").GetArrayLength());
        (await chair.Get($"{scene.Path}/rounds/2026Q1/notices")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");
    }
}
