using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class SessionTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Session_Idle_EndsByTheDistrictsSetting(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var settings = AccountSettings.Default(new()) with { IdleMinutes = 10 };
        (await scene.Ask((AccountSettingsStore store) => store.Change(scene.Admin, AccountsScene.Qinglan, settings))).Must();
        var session = (await scene.SignIn(chair)).Must().Session;

        for (var i = 0; i < 5; i++)
        {
            scene.Pass(TimeSpan.FromMinutes(9));
            Assert.NotNull(await scene.Visit(session));
        }

        scene.Pass(TimeSpan.FromMinutes(10.1));
        Assert.Null(await scene.Visit(session));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Session_Busy_EndsAfterTwelveHours(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var session = (await scene.SignIn(await scene.Chair())).Must().Session;
        for (var i = 0; i < 12 * 3; i++)
        {
            Assert.NotNull(await scene.Visit(session));
            scene.Pass(TimeSpan.FromMinutes(20));
        }

        scene.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(await scene.Visit(session));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Session_AccountDisabledOrPasswordChangedOrPostEnded_EndsAtOnce(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var (one, other) = ((await scene.SignIn(chair)).Must().Session, (await scene.SignIn(chair)).Must().Session);
        Assert.NotNull(await scene.Visit(other));
        (await scene.Change(one, AccountsScene.Password, "Another/one4")).Must();
        Assert.NotNull(await scene.Visit(one));
        Assert.Null(await scene.Visit(other));

        (await scene.Ask((AccountKeeping accounts) => accounts.Disable(scene.Admin, chair.Account, "调离"))).Must();
        Assert.Null(await scene.Visit(one));

        (await scene.Ask((AccountKeeping accounts) => accounts.Enable(scene.Admin, chair.Account))).Must();
        var third = (await scene.SignIn(chair, "Another/one4")).Must().Session;
        Assert.NotNull(await scene.Visit(third));
        (await scene.Ask((PostKeeping posts) => posts.End(scene.Admin, chair.Post.Post, null, null))).Must();
        Assert.Null(await scene.Visit(third));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Switch_BetweenTwoSchools_ChangesTheActor(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var second = (await scene.Give(Role.SchoolChair, "工会主席", "", new("baihe"), account: chair.Account)).Must();
        Assert.Null(second.FirstPassword);
        var visit = await scene.Visiting(chair);
        Assert.Equal(2, visit.Posts.Length);
        Assert.Equal("songling", visit.Actor.School?.Value);

        (await scene.Ask((Sessions sessions) => sessions.Switch(visit, second.Post.Holding, AccountsScene.Home))).Must();
        Assert.Equal("baihe", (await scene.Visit(visit.Session))!.Actor.School?.Value);
        Assert.Equal("songling", (await scene.Visiting(chair)).Actor.School?.Value);
        Assert.Equal("baihe", (await scene.Visit((await scene.SignIn("", "王秀兰", AccountsScene.Password)).Must().Session))!.Actor.School?.Value);
        (await scene.Ask((Sessions sessions) => sessions.Switch(visit, "nobody", AccountsScene.Home))).Refused("post.absent");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Sessions_Own_AreListedAndEnded(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var stranger = await scene.Visiting(await scene.Chair("赵强", new("baihe")));
        var (here, there) = (await scene.Visiting(chair), await scene.Visiting(chair));
        var lines = await scene.Ask(async (Sessions sessions) => await sessions.Of(here));
        Assert.Equal([false, true], lines.Select(l => l.IsThis).Order());

        var key = lines.Single(l => !l.IsThis).Key;
        (await scene.Ask((Sessions sessions) => sessions.End(stranger, key, AccountsScene.Home))).Refused("sign-in.session-absent");
        (await scene.Ask((Sessions sessions) => sessions.End(here, key, AccountsScene.Home))).Must();
        Assert.Null(await scene.Visit(there.Session));
        Assert.NotNull(await scene.Visit(here.Session));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Token_Issued_SpeaksForOnePostUntilItEnds(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var visit = await scene.Visiting(chair);
        var issued = (await scene.Ask((ApiTokens tokens) => tokens.Issue(visit, "报表程序", 30, null))).Must();
        Assert.Matches("^du_[A-Za-z0-9_-]{43}$", issued.Token);
        Task<Visit?> Find(string token) => scene.Ask((ApiTokens tokens) => tokens.Find(token));

        Assert.Equal((chair.Account, true), ((await Find(issued.Token))!.Account, (await Find(issued.Token))!.IsToken));
        Assert.Null(await Find(issued.Token + "x"));
        Assert.Null(await Find("du_" + new string('a', 43)));
        (await scene.Ask(async (ApiTokens tokens) => await tokens.Issue((await Find(issued.Token))!, "更久", 31, null))).Refused("token.outlives");
        (await scene.Ask((ApiTokens tokens) => tokens.Issue(visit, "太久", 367, null))).Refused("token.days-out-of-range");
        Assert.NotNull(Assert.Single(await scene.Ask(async (ApiTokens tokens) => await tokens.Of(visit))).LastUsedAt);
        (await scene.Ask((ApiTokens tokens) => tokens.Revoke(visit, issued.Line.Id, null))).Must();
        Assert.Null(await Find(issued.Token));

        var second = (await scene.Ask((ApiTokens tokens) => tokens.Issue(visit, "短期", 1, null))).Must();
        Assert.NotNull(await Find(second.Token));
        scene.Pass(TimeSpan.FromDays(1.01));
        Assert.Null(await Find(second.Token));
    }
}
