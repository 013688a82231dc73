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
