using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Review;

/// <summary>More reports wait than stand on a page, and more are ticked than are taken at once.</summary>
public sealed class LongQueueTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const int Schools = 104;
    private const string Address = "/districts/qinglan/review";

    [Fact]
    public async Task Queue_OfManyReports_IsPagedAndNoTickIsLost()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application);
        var schools = Enumerable.Range(1, Schools).Select(n => $"s{n}").ToArray();
        await scene.Found(schools);
        foreach (var school in schools) await scene.HavePlan(school, DistrictScene.Task("t1", "2026-02"));
        await scene.OpenRound("2026Q1");
        application.Clock.Set(FakeClock.Noon(2026, 4, 1));
        foreach (var school in schools) await scene.SubmitReport(school, "2026Q1", ("2026.t1", null));

        var office = PageVisitor.Officer(application, "qinglan");
        var first = await office.Open($"{Address}?quarter=2026Q1&flags=no");
        Assert.Equal(50, first.QuerySelectorAll("#reports tbody tr").Length);
        Assert.Contains("第 1—50 份，共 104 份待审", first.QuerySelector(".pager")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("没有疑点的有 50 份", first.QuerySelector("form[data-ticks] .ask-first")!.TextContent, StringComparison.Ordinal);
        var next = first.QuerySelectorAll(".pager a").Single().GetAttribute("href")!;
        Assert.Equal($"{Address}?quarter=2026Q1&flags=no&page=2", next);
        var last = await office.Open($"{Address}?quarter=2026Q1&flags=no&page=9");
        Assert.Equal(4, last.QuerySelectorAll("#reports tbody tr").Length);

        // All ticks of three pages at once.
        var items = new List<(string, string?)>();
        foreach (var page in new[] { first, await office.Open(next), last })
            items.AddRange(page.QuerySelectorAll("input[name=item]").Select(i => ("item", i.GetAttribute("value"))));
        var result = await office.Send(first, "/accept", [.. items]);
        Assert.Contains("前 100 份已处理，其余 4 份还在队列里", result.Said, StringComparison.Ordinal);
        Assert.Equal(100, result.Page.QuerySelectorAll("tbody .st.ok").Length);
        Assert.Equal(4, (await office.Open(Address)).QuerySelectorAll("#reports tbody tr").Length);
    }
}
