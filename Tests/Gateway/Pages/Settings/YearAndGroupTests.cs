using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Pages.Settings;

/// <summary>A year is closed and opened again; a group that a post is narrowed to stays.</summary>
public sealed class YearAndGroupTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    [Fact]
    public async Task Year_ClosedAndReopened_LetsItsReportsBeReopened()
    {
        var scene = new DistrictScene(application, "years");
        await scene.BeginReporting("a", DistrictScene.Task("t1", "2026-02"));
        await scene.SubmitReport("a", "2026Q1", ("2026.t1", null));
        await scene.AcceptReport("a", "2026Q1");
        application.Clock.Set(FakeClock.Noon(2027, 2, 1));

        var officer = PageVisitor.Officer(application, "years");
        const string settings = "/districts/years/settings";
        Assert.Contains("归档", (await officer.Fill(settings, "/years")).Said, StringComparison.Ordinal);
        Assert.Empty((await officer.Open("/districts/years/review/a/quarters/2026Q1")).QuerySelectorAll("form[action*='/reopen']"));

        var refused = await officer.Fill(settings, "/years/reopening", ("reason", " "));
        Assert.Equal(["form.missing"], refused.Refused());
        Assert.NotNull(refused.Page.GetElementById("f-reason-flaw"));
        Assert.NotNull(refused.Page.GetElementById("f-reason")!.Closest("details[open]"));
        Assert.Contains("2026年的归档已撤销", (await officer.Fill(settings, "/years/reopening", ("reason", "补录一份报告"))).Said, StringComparison.Ordinal);
        Assert.NotEmpty((await officer.Open("/districts/years/review/a/quarters/2026Q1")).QuerySelectorAll("form[action*='/reopen']"));
        Assert.Contains("撤销归档", (await PageVisitor.As(application, "logAuditor/years").Open("/districts/years/log")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Group_ThatAPostIsNarrowedTo_IsNotDeleted()
    {
        application.Clock.Set(FakeClock.Noon(2026, 1, 10));
        var scene = new DistrictScene(application, "groups");
        await scene.Found("a");
        await scene.SetGroup("special", "特殊教育", 3);
        await scene.SetGroup("senior", "高中", 4);
        var officer = PageVisitor.Officer(application, "groups");
        await officer.Open("/districts/groups/settings/groups");
        await using (var scope = application.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
            db.Posts.Add(new PostRow { Id = "narrowed", Role = Role.DistrictOfficer, District = "groups", Title = "特教干事", PlainTitle = "特教干事", Groups = "primary special", From = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }

        var page = await officer.Open("/districts/groups/settings/groups");
        var refused = await officer.Send(page, "/special/removal");
        Assert.Equal(["group.in-use"], refused.Refused());
        Assert.Contains("特教干事", refused.Page.QuerySelector(".ban.bad")!.TextContent, StringComparison.Ordinal);
        (await application.Officer("groups").Delete($"{scene.Path}/groups/special")).Refused(System.Net.HttpStatusCode.Conflict, "group.in-use");
        Assert.Contains("“高中”已删除", (await officer.Send(page, "/senior/removal")).Said, StringComparison.Ordinal);
    }
}
