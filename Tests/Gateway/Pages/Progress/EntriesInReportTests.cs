using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Progress;

public sealed class EntriesInReportTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Form_TasksWithEntriesInLedgers_BeginWithTheirCountAndSayWhereItIsFrom()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "counted");
        await scene.Found("a");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-03", target: 4), DistrictScene.Task("t02", "2026-03", target: 1));
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        var chair = application.Chair("a", "counted");
        object Meeting(string day, string? task) => new
        {
            entries = new[]
            {
                new
                {
                    values = new
                    {
                        name = "会议", heldOn = day, kind = "工会委员会", place = "会议室", chair = "林主席", recorder = "周记录", expected = "9", present = "9", agenda = "学习", decision = "通过",
                    },
                    task = task is null ? null : new { plan = "2026", task },
                },
            },
        };
        foreach (var (day, task) in new[] { ("2026-02-09", "t01"), ("2026-03-05", "t01"), ("2026-04-01", "t01"), ("2026-03-06", (string?)null) })
            (await chair.Post($"{scene.School("a")}/ledgers/l04/2026/entries", Meeting(day, task))).Ok();
        var refused = (await chair.Post($"{scene.School("a")}/ledgers/l04/2026/entries", Meeting("2026-03-07", "t99"))).Refused(HttpStatusCode.BadRequest, "entry.task-unknown");
        Assert.Equal([("entry.task-unknown", "1:task")], refused.Refusals);
        Assert.Contains("2026/t99", refused.Text, StringComparison.Ordinal);

        var person = new FormPerson(application, "schoolChair/counted/a");
        await person.Open("/districts/counted/schools/a/quarters/2026Q1/report");

        Assert.Equal("2", person.Page.QuerySelector("[name='q-2026.t01']")!.GetAttribute("value"));
        Assert.Contains("台账已记：工会会议记录 2 条（2月9日、3月5日）", person.Page.QuerySelector("tr[data-row='2026.t01']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(person.Page.QuerySelector("[name='q-2026.t02']")!.GetAttribute("value"));

        await person.Press("保存草稿", ("s-2026.t01", "进行中"));
        Assert.Contains("\"typed\":\"2\"", (await chair.Get($"{scene.School("a")}/quarters/2026Q1/draft")).Ok().Text, StringComparison.Ordinal);
    }
}
