using System.Net;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Http;

/// <summary>The states in the policy table are the rules' own: an act is refused for its state exactly where the table does not name it.</summary>
public sealed class PolicyStatesTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Quarter = "2026Q1";

    private static readonly string[] ReportActs =
        ["saveReportDraft", "submitReport", "withdrawReport", "beginReportReview", "acceptReport", "returnReport", "reopenReport"];

    private static readonly string[] PlanActs =
        ["savePlanDraft", "submitPlan", "withdrawPlan", "beginPlanReview", "acceptPlan", "returnPlan", "amendPlan"];

    private static readonly string[] SummaryActs = ["saveSummaryDraft", "submitSummary", "withdrawSummary", "acceptSummary", "returnSummary", "reopenSummary"];

    private static readonly WorkState[] SummaryStates =
        [WorkState.NotStarted, WorkState.Draft, WorkState.Submitted, WorkState.Returned, WorkState.Accepted, WorkState.Reopened];

    private static readonly WorkState[] ReportStates =
    [
        WorkState.NotStarted, WorkState.Draft, WorkState.Submitted, WorkState.InReview, WorkState.Returned, WorkState.Accepted, WorkState.Reopened,
    ];

    private static readonly WorkState[] PlanStates = [WorkState.Draft, WorkState.Submitted, WorkState.InReview, WorkState.Returned, WorkState.Accepted];

    [Fact]
    public async Task ReportActs_InEveryState_AreRefusedWhereTheTableDoesNotNameIt()
    {
        var scene = new DistrictScene(application, "report-states");
        var cases = (from act in ReportActs from state in ReportStates select (Act: act, State: state)).ToArray();
        await scene.Found([.. cases.Select((_, i) => $"s{i}")]);
        for (var i = 0; i < cases.Length; i++) await scene.HavePlan($"s{i}", DistrictScene.Task("t1", "2026-02"));
        application.Clock.Set(FakeClock.Noon(2026, 3, 25));
        await scene.OpenRound(Quarter);

        var wrong = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            var (act, state) = cases[i];
            await BringReport(scene, $"s{i}", state);
            var reply = await Do(act, scene, $"s{i}", scene.Report($"s{i}", Quarter));
            var isRefused = reply.Status is HttpStatusCode.Conflict;
            if (!isRefused && (int)reply.Status >= 300) wrong.Add($"{act} in {state}: {reply.Text}");
            if (isRefused == PolicyTable.Named(act)!.States.Contains(state)) wrong.Add($"{act} in {state}: {(isRefused ? reply.Code : "was done")}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task PlanActs_InEveryState_AreRefusedWhereTheTableDoesNotNameIt()
    {
        application.Clock.Set(FakeClock.Noon(2026, 3, 25));
        var scene = new DistrictScene(application, "plan-states");
        var cases = (from act in PlanActs from state in PlanStates select (Act: act, State: state)).ToArray();
        await scene.Found([.. cases.Select((_, i) => $"s{i}")]);

        var wrong = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            var (act, state) = cases[i];
            await BringPlan(scene, $"s{i}", state);
            var reply = await Do(act, scene, $"s{i}", scene.Plan($"s{i}"));
            var isRefused = reply.Status is HttpStatusCode.Conflict;
            if (!isRefused && (int)reply.Status >= 300) wrong.Add($"{act} in {state}: {reply.Text}");
            if (isRefused == PolicyTable.Named(act)!.States.Contains(state)) wrong.Add($"{act} in {state}: {(isRefused ? reply.Code : "was done")}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task SummaryActs_InEveryState_AreRefusedWhereTheTableDoesNotNameIt()
    {
        application.Clock.Set(FakeClock.Noon(2026, 3, 25));
        var scene = new DistrictScene(application, "summary-states");
        var cases = (from act in SummaryActs from state in SummaryStates select (Act: act, State: state)).ToArray();
        await scene.Found([.. cases.Select((_, i) => $"s{i}")]);

        var wrong = new List<string>();
        for (var i = 0; i < cases.Length; i++)
        {
            var (act, state) = cases[i];
            var path = $"{scene.School($"s{i}")}/summaries/2025Y";
            string[] way = state switch
            {
                WorkState.NotStarted => [],
                WorkState.Draft => ["saveSummaryDraft"],
                WorkState.Submitted => ["submitSummary"],
                WorkState.Returned => ["submitSummary", "returnSummary"],
                WorkState.Accepted => ["submitSummary", "acceptSummary"],
                _ => ["submitSummary", "acceptSummary", "reopenSummary"],
            };
            foreach (var step in way) (await Do(step, scene, $"s{i}", path)).Ok();
            var reply = await Do(act, scene, $"s{i}", path);
            var isRefused = reply.Status is HttpStatusCode.Conflict;
            if (!isRefused && (int)reply.Status >= 300) wrong.Add($"{act} in {state}: {reply.Text}");
            if (isRefused == PolicyTable.Named(act)!.States.Contains(state)) wrong.Add($"{act} in {state}: {(isRefused ? reply.Code : "was done")}");
        }

        Assert.Empty(wrong);
    }

    private Task<ApiReply> Do(string act, DistrictScene scene, string school, string path)
    {
        var chair = application.Chair(school, scene.Path.Split('/')[^1]);
        var back = new { reasons = new[] { new { text = "请补充。" } }, deadline = "2026-04-20" };
        var summary = new { sections = new[] { new { title = "总体情况", text = "完成了。", sources = Array.Empty<object>() } } };
        return act switch
        {
            "saveReportDraft" => chair.Patch($"{path}/draft", new { fields = Array.Empty<object>(), highlights = "x" }),
            "submitReport" => chair.Post($"{path}/submission", new { content = DistrictScene.Content(("2026.t1", null)) }),
            "saveSummaryDraft" => chair.Put($"{path}/draft", summary),
            "submitSummary" => chair.Post($"{path}/submission", summary),
            "withdrawReport" or "withdrawPlan" or "withdrawSummary" => chair.Post($"{path}/withdrawal"),
            "savePlanDraft" => chair.Put($"{path}/draft", new { title = "计划", tasks = new[] { DistrictScene.Task("t1", "2026-02") } }),
            "submitPlan" => chair.Post($"{path}/submission", new { title = "计划", tasks = new[] { DistrictScene.Task("t1", "2026-02") } }),
            "amendPlan" => chair.Post($"{path}/amendment", new { reason = "人员变动" }),
            "beginReportReview" or "beginPlanReview" => scene.Officer.Post($"{path}/review"),
            "acceptReport" or "acceptPlan" or "acceptSummary" => scene.Officer.Post($"{path}/acceptance", new { }),
            "returnReport" or "returnPlan" or "returnSummary" => scene.Officer.Post($"{path}/return", back),
            "reopenReport" or "reopenSummary" => scene.Officer.Post($"{path}/reopening", new { reason = "数量填错", deadline = "2026-04-20" }),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
    }

    private async Task BringReport(DistrictScene scene, string school, WorkState state)
    {
        string[] way = state switch
        {
            WorkState.NotStarted => [],
            WorkState.Draft => ["saveReportDraft"],
            WorkState.Submitted => ["submitReport"],
            WorkState.InReview => ["submitReport", "beginReportReview"],
            WorkState.Returned => ["submitReport", "returnReport"],
            WorkState.Accepted => ["submitReport", "acceptReport"],
            _ => ["submitReport", "acceptReport", "reopenReport"],
        };
        foreach (var act in way) (await Do(act, scene, school, scene.Report(school, Quarter))).Ok();
    }

    private async Task BringPlan(DistrictScene scene, string school, WorkState state)
    {
        await scene.StartPlan(school);
        string[] way = state switch
        {
            WorkState.Draft => [],
            WorkState.Submitted => ["submitPlan"],
            WorkState.InReview => ["submitPlan", "beginPlanReview"],
            WorkState.Returned => ["submitPlan", "returnPlan"],
            _ => ["submitPlan", "acceptPlan"],
        };
        foreach (var act in way) (await Do(act, scene, school, scene.Plan(school))).Ok();
    }
}
