using System.Net;
using AngleSharp.Dom;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>The school's home in the sample district, on 21 November 2026.</summary>
public sealed class HomePageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    [Fact]
    public async Task Home_ReturnedReport_StandsOnTopWithItsReasons()
    {
        var page = await Open("mingde");
        var back = page.QuerySelector("main .ban.bad")!;

        Assert.Equal("退回修改：2026年第三季度报告，请在 2026年11月25日 前改好再报", back.QuerySelector("h2")!.TextContent.Trim());
        Assert.Contains("西校区教师节活动没有写", back.QuerySelector(".why")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/districts/qinglan/schools/mingde/quarters/2026Q3/report", back.QuerySelector("a.btn")!.GetAttribute("href"));
        Assert.True(back.CompareDocumentPosition(page.QuerySelector(".owed")!).HasFlag(DocumentPositions.Following));
    }

    [Fact]
    public async Task Home_OpenRound_IsOwedWithItsLastDayWeekdayAndDaysLeft()
    {
        var page = await Open("beiyuan");
        var row = page.QuerySelectorAll(".owed tbody tr").First(r => r.TextContent.Contains("2026年第三季度报告", StringComparison.Ordinal));

        Assert.Equal(["11月27日 周五", "◆6 天", "未填", "开始填写"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Contains("7 项任务，已填 0 项", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026年11月21日", page.QuerySelector(".head p")!.TextContent[3..14]);
        Assert.Single(page.QuerySelectorAll("main .btn.p"));
    }

    [Fact]
    public async Task Home_MonthTasks_AreThoseOfThePlanWithAreaTargetAndLink()
    {
        var page = await Open("yunqiao");
        var row = page.QuerySelectorAll(".month tbody tr").First(r => r.TextContent.Contains("召开工会委员会", StringComparison.Ordinal));

        Assert.Equal("11月任务", page.QuerySelectorAll("h2").ElementAt(1).TextContent);
        Assert.Contains("≥ 4 次", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("已报 1 次", row.TextContent, StringComparison.Ordinal);
        Assert.NotNull(row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Home_Rates_StandWithTheirNumbersMedianAndBasis()
    {
        var page = await Open("songling");
        var rates = page.QuerySelectorAll(".rate").Select(r => r.TextContent).ToArray();

        Assert.Equal(3, rates.Length);
        Assert.All(rates, rate => Assert.Matches(@"\d+\.\d%.*\d+(\.\d+)?/\d+.*小学中位数 \d+\.\d%", rate.ReplaceLineEndings(" ")));
        Assert.Contains("上报数（含未审）", page.QuerySelector(".side header")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("荷汀", page.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("审定数", (await Open("songling", "?basis=accepted")).QuerySelector(".side header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_SmallGroup_ShowsNoMedian()
    {
        var side = (await Open("lanting")).QuerySelector(".side")!;

        Assert.Contains("不显示中位数", side.TextContent, StringComparison.Ordinal);
        Assert.Empty(side.QuerySelectorAll(".md"));
    }

    [Fact]
    public async Task Home_AnotherSchool_IsAbsent() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Chair("heting").Get("/districts/qinglan/schools/songling")).Status);

    private PageVisitor Chair(string school) => PageVisitor.As(application, $"schoolChair/qinglan/{school}");

    private async Task<IDocument> Open(string school, string query = "") => await Chair(school).Open($"/districts/qinglan/schools/{school}{query}");
}

/// <summary>The home of a school on its first day.</summary>
public sealed class FirstDayTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Home_NothingYet_AsksForThePlan()
    {
        await new DistrictScene(application).Found("a");
        var page = await PageVisitor.As(application, "schoolChair/qinglan/a").Open("/districts/qinglan/schools/a");

        Assert.Equal("/districts/qinglan/schools/a/plans", page.QuerySelector("main .btn.p")!.GetAttribute("href"));
        Assert.Single(page.QuerySelectorAll("main .btn.p"));
        Assert.Contains("还没有到期的季度", page.QuerySelector(".side")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".rate"));
    }
}
