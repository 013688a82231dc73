using AngleSharp.Html.Parser;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Gateway.Demo;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Home;

/// <summary>Posts with limits: an inspector of two schools, a member for some areas.</summary>
public sealed class InspectionTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    [Fact]
    public async Task Inspection_OfTwoSchools_ShowsTheirStatesAndRatesAndChangesNothing()
    {
        var page = await Open(new("i1", Role.Inspector, new("qinglan"), Limits: PostLimits.None with { Schools = [new("songling"), new("mingde")] }), "/districts/qinglan/inspection");
        var rows = page.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToArray();

        Assert.Equal(2, rows.Length);
        Assert.Contains(rows, r => r.Contains("松岭小学", StringComparison.Ordinal) && r.Contains("审核通过", StringComparison.Ordinal) && r.Contains("100.0%", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("退回修改", StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("a[href='/districts/qinglan/schools/songling/plans/2026']"));
        Assert.NotNull(page.QuerySelector("a[href^='/districts/qinglan/schools/songling/quarters/2026Q3']"));
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Home_OfAPostForSomeAreas_ShowsItsOwnTasksFirst()
    {
        var page = await Open(new("m1", Role.SchoolMember, new("qinglan"), new("songling"), PostLimits.None with { Areas = [new("a05")] }), "/districts/qinglan/schools/songling");
        var groups = page.QuerySelectorAll(".month tr.grp").Select(g => g.TextContent.Trim()).ToArray();

        Assert.True(groups is [] or ["我负责的领域", "其他领域"], string.Join('/', groups));
        Assert.NotEmpty(page.QuerySelectorAll(".month tbody tr"));
    }

    private async Task<AngleSharp.Dom.IDocument> Open(Actor actor, string address)
    {
        await using var limited = application.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton<IVisitors>(new Fixed(actor))));
        return new HtmlParser().ParseDocument(await limited.CreateClient().GetStringAsync(address));
    }

    private sealed class Fixed(Actor actor) : IVisitors
    {
        public ValueTask<Asking> Of(HttpContext context)
        {
            var post = new HeldPost("p", "p", actor);
            return ValueTask.FromResult(new Asking(new Visitor(actor.Account, "某人", [post], post, Stage.Ready)));
        }
    }
}
