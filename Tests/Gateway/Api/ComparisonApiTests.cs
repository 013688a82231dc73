using System.Net;
using System.Text.Json;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Api;

public sealed class ComparisonApiTests(GatewayApplication application) : IClassFixture<GatewayApplication>, IAsyncLifetime
{
    private readonly DistrictScene scene = new(application, "compared");

    private string Path => $"{scene.Path}/comparison";

    /// <summary>Two schools: one reported half on time and was accepted, the other reported nothing.</summary>
    public async Task InitializeAsync()
    {
        if ((await scene.Officer.Get(scene.Path)).Status == HttpStatusCode.OK) return;
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        await scene.Found("a", "b");
        await scene.HavePlan("a", DistrictScene.Task("t01", "2026-03", target: 2), DistrictScene.Task("t02", "2026-12", "a08"));
        await scene.HavePlan("b", DistrictScene.Task("t01", "2026-03"));
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        await scene.OpenRound("2026Q1");
        await scene.SubmitReport("a", "2026Q1", ("2026.t01", 1));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task One_SaysRatesWithTheirNumbers()
    {
        var answer = (await scene.Officer.Get($"{Path}/2026Q1")).Ok().Json;
        Assert.Equal("上报数（含未审）", answer.GetProperty("basisName").GetString());
        var total = answer.GetProperty("total");
        Assert.Equal((1m, 2m, 50m), Rate(total.GetProperty("reporting")));
        Assert.Equal((0.5m, 2m, 25m), Rate(total.GetProperty("rates").GetProperty("completion")));
        var a = School(answer, "a");
        Assert.Equal("onTime", a.GetProperty("filing").GetString());
        Assert.Equal((0.5m, 1m, 50m), Rate(a.GetProperty("rates").GetProperty("completion")));
        Assert.Equal((0.5m, 2m, 25m), Rate(a.GetProperty("rates").GetProperty("year")));
        Assert.Equal(1, a.GetProperty("rank").GetInt32());
        Assert.Equal("missing", School(answer, "b").GetProperty("filing").GetString());
    }

    [Fact]
    public async Task One_OnTheAcceptedBasis_CountsWhatIsAccepted()
    {
        var answer = (await scene.Officer.Get($"{Path}/2026Q1?basis=accepted")).Ok().Json;
        Assert.Equal("awaitingReview", School(answer, "a").GetProperty("filing").GetString());
        Assert.Equal((0m, 2m, 0m), Rate(answer.GetProperty("total").GetProperty("rates").GetProperty("completion")));
    }

    [Fact]
    public async Task One_ByGroupAndArea_IsNarrowed()
    {
        var group = (await scene.Officer.Get($"{Path}/2026Q1?group=middle")).Ok().Json;
        Assert.Equal(["b"], group.GetProperty("schools").EnumerateArray().Select(s => s.GetProperty("school").GetString()));
        var area = (await scene.Officer.Get($"{Path}/2026Q4?area=a08")).Ok().Json;
        Assert.Equal(["a08"], area.GetProperty("areas").EnumerateArray().Select(s => s.GetProperty("code").GetString()));
        Assert.Equal(1m, Rate(School(area, "a").GetProperty("rates").GetProperty("completion")).Whole);
    }

    [Fact]
    public async Task Columns_FollowTheirLists()
    {
        var answer = (await scene.Officer.Get($"{Path}?from=2026Q1&to=2026Q4")).Ok().Json;
        Assert.Equal(4, answer.GetProperty("quarters").GetArrayLength());
        var first = answer.GetProperty("quarters")[0];
        var schools = answer.GetProperty("schools").GetArrayLength();
        Assert.Equal(schools, first.GetProperty("dueWeight").GetArrayLength());
        Assert.Equal(schools * answer.GetProperty("areas").GetArrayLength(), first.GetProperty("cells").GetProperty("dueWeight").GetArrayLength());
        Assert.Equal(500_000, first.GetProperty("dueEarned").EnumerateArray().Sum(v => v.GetInt64()));
        var filing = first.GetProperty("filing")[0].GetInt32();
        Assert.Equal("onTime", answer.GetProperty("filings")[filing].GetString());
    }

    [Fact]
    public async Task NothingChanged_Is304_AndAChangeIsNot()
    {
        foreach (var path in new[] { $"{Path}/2026Q1", $"{Path}?from=2026Q1&to=2026Q2", $"{Path}/2026Q1/tasks" })
        {
            var seen = (await scene.Officer.Get(path)).Ok().Tag!;
            Assert.Equal(HttpStatusCode.NotModified, (await scene.Officer.Get(path, ifNoneMatch: seen)).Status);
            await scene.SetGroup("primary", "小学", 1);
            Assert.Equal(HttpStatusCode.OK, (await scene.Officer.Get(path, ifNoneMatch: seen)).Status);
        }
    }

    [Theory]
    [InlineData("/2026Q1?basis=Reported", "query.bad-basis")]
    [InlineData("/2026Q1?basis=1", "query.bad-basis")]
    [InlineData("/2026Q1?group=小学", "query.bad-code")]
    [InlineData("/2026Q1?group=none", "comparison.unknown-group")]
    [InlineData("/2026Q1?area=a99", "comparison.unknown-area")]
    [InlineData("?from=2026Q1", "query.bad-quarter")]
    [InlineData("?from=2026Q4&to=2026Q1", "comparison.span-invalid")]
    [InlineData("?from=2020Q1&to=2026Q1", "comparison.span-invalid")]
    [InlineData("/2026Q5", "route.bad-quarter")]
    public async Task Question_ThatCannotBeAnswered_IsRefused(string question, string code) =>
        (await scene.Officer.Get(Path + question)).Refused(HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Question_OfASchool_IsForbidden() =>
        (await application.Chair("a", "compared").Get($"{Path}/2026Q1")).Refused(HttpStatusCode.Forbidden, "scope.forbidden");

    private static JsonElement School(JsonElement answer, string code) =>
        answer.GetProperty("schools").EnumerateArray().Single(s => s.GetProperty("school").GetString() == code);

    private static (decimal Part, decimal Whole, decimal? Percent) Rate(JsonElement rate) => (
        rate.GetProperty("part").GetDecimal(),
        rate.GetProperty("whole").GetDecimal(),
        rate.TryGetProperty("percent", out var percent) ? percent.GetDecimal() : null);
}
