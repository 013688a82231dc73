using System.Net;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>An officer of the primary schools alone sees and leads these, and nothing of the whole district.</summary>
public sealed class GroupPostTests(GroupPostApplication application) : IClassFixture<GroupPostApplication>
{
    private const string District = "/districts/qinglan";

    private readonly PageVisitor officer = new(application.CreateClient());

    [Theory]
    [InlineData("/settings")]
    [InlineData("/settings/groups")]
    [InlineData("/settings/areas")]
    [InlineData("/settings/required-points")]
    [InlineData("/settings/calendar")]
    [InlineData("/settings/plan-periods")]
    [InlineData("/schools/_import")]
    [InlineData("/rounds/opening")]
    public async Task WholeDistrict_OfThePost_IsForbidden(string page) => Assert.Equal(HttpStatusCode.Forbidden, (await officer.Get(District + page)).Status);

    [Fact]
    public async Task Schools_OfThePost_AreThoseOfItsGroup()
    {
        var page = await officer.Open($"{District}/schools");
        Assert.Equal(["小学"], page.QuerySelectorAll("#list tbody td:nth-child(3)").Select(c => c.TextContent).Distinct());
        Assert.Empty(page.QuerySelectorAll("a[href$='/_import']"));
        Assert.Equal(["primary"], page.QuerySelectorAll("#f-group option").Select(o => o.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"{District}/schools/mingde/profile")).Status);
    }

    /// <summary>The sample has 松岭、荷汀、云桥 and others in the group; 望江、明德 and 兰亭 are of other groups.</summary>
    [Theory]
    [InlineData("/review", "荷汀小学", "望江路初级中学")]
    [InlineData("/matrix?quarter=2026Q3", "荷汀小学", "明德")]
    [InlineData("/comparison/2026Q3", "荷汀小学", "明德")]
    [InlineData("/district-tasks", "小学", "望江路初级中学")]
    [InlineData("/exports", "小学", "明德")]
    public async Task Page_OfThePost_HoldsItsGroupOnly(string page, string own, string foreign)
    {
        var text = (await officer.Open(District + page)).QuerySelector("main")!.TextContent;
        Assert.Contains(own, text, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/review/wangjiang/quarters/2026Q3")]
    [InlineData("/schools/wangjiang/quarters/2026Q3")]
    [InlineData("/schools/wangjiang/quarters/2026Q3/report")]
    [InlineData("/schools/wangjiang/quarters/2026Q3/print")]
    [InlineData("/schools/wangjiang/plans/2026")]
    [InlineData("/schools/wangjiang/years/2026/workbook")]
    public async Task Address_OfAnotherGroupsSchool_AnswersNo(string page)
    {
        Assert.Equal(HttpStatusCode.OK, (await officer.Get(District + page.Replace("wangjiang", "songling", StringComparison.Ordinal))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get(District + page)).Status);
    }

    [Fact]
    public async Task AcceptMany_ATickOfAnotherGroup_IsAnsweredForAndNotTaken()
    {
        var page = await officer.Open($"{District}/review");
        var own = page.QuerySelector("input[name=item]")!.GetAttribute("value")!;
        var reply = await officer.Send(page, "/review/accept", ("item", own.Replace("heting", "wangjiang", StringComparison.Ordinal)));
        Assert.Contains("1 份没有通过", reply.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("望江", reply.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_OfThePost_ReachItsSchoolsOnly()
    {
        Assert.Contains("已登记", (await officer.Fill($"{District}/schools", "/schools", ("name", "青溪小学"), ("code", "qingxi"))).Said, StringComparison.Ordinal);
        Assert.Contains("已保存", (await officer.Fill($"{District}/schools/qingxi/profile", "/reporting", ("campuses", "东校区"), ("through", "songling"))).Said, StringComparison.Ordinal);
        Assert.Contains("免报", (await officer.Fill($"{District}/rounds/exemptions", "/exemptions", ("school", "heting"), ("from", "2026Q4"), ("until", "2026Q4"), ("reason", "搬迁"))).Said, StringComparison.Ordinal);
        Assert.Empty((await officer.Open($"{District}/rounds")).QuerySelectorAll("a[href$='/opening']"));
        Assert.Empty((await officer.Open($"{District}/rounds/2026Q3")).QuerySelectorAll("form[action$='/dates']"));
        Assert.Contains("scope.forbidden", (await officer.Fill($"{District}/district-tasks", "/district-tasks", ("title", "全区任务"), ("area", "a01"), ("months", "2026-12"))).Refused());
    }
}

/// <summary>The sample district, opened by an officer of the primary schools.</summary>
public sealed class GroupPostApplication : SampleApplication
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<IVisitors>(new PrimaryOfficer()));
    }

    private sealed class PrimaryOfficer : IVisitors
    {
        public ValueTask<Asking> Of(HttpContext context)
        {
            var actor = new Actor("primary-officer", Role.DistrictOfficer, new("qinglan"), null, PostLimits.None with { Groups = [new("primary")] });
            var post = new HeldPost("one", "小学干事", actor);
            return ValueTask.FromResult(new Asking(new Visitor("primary-officer", "小学干事", [post], post, Stage.Ready)));
        }
    }
}
