using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class ResetTests(PostgresServer server)
{
    private const string New = "Another/one4";

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_ReadOut_SetsANewPasswordOnce(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var session = (await scene.SignIn(chair)).Must().Session;
        var code = (await Issue(scene, scene.Admin, chair)).Must();
        Assert.Matches("^[a-z2-9]{8}$", code.Code);
        (await scene.SignIn(chair)).Must();

        (await Redeem(scene, "songling", "工会主席", code.Code.ToUpperInvariant(), "short")).Refused("password.too-short", "password.few-classes");
        (await Redeem(scene, "songling", "工会主席", $" {code.Code.ToUpperInvariant()} ", New)).Must();
        Assert.Null(await scene.Visit(session));
        Assert.Equal(SessionStage.Open, (await scene.SignIn(chair, New)).Must().Stage);
        (await Redeem(scene, "songling", "工会主席", code.Code, "Third/word3")).Refused("reset.wrong");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_OldOrReplacedOrGuessed_IsWrong(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var first = (await Issue(scene, scene.Admin, chair)).Must();
        var second = (await Issue(scene, scene.Admin, chair)).Must();
        (await Redeem(scene, "songling", "工会主席", first.Code, New)).Refused("reset.wrong");
        scene.Pass(TimeSpan.FromHours(24.1));
        (await Redeem(scene, "songling", "工会主席", second.Code, New)).Refused("reset.wrong");

        var third = (await Issue(scene, scene.Admin, chair)).Must();
        for (var i = 0; i < 3; i++) await Redeem(scene, "songling", "工会主席", "zzzzzzzz", New);
        (await Redeem(scene, "songling", "工会主席", third.Code, New)).Refused("sign-in.locked");
        var unknown = await Redeem(scene, "songling", "没有这个人", "zzzzzzzz", New);
        unknown.Refused("reset.wrong");
        Assert.Contains("4 次", unknown.Refusals[0].Text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Issue_ByRank_ReachesOnesOwn(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var officer = (await scene.Give(Role.DistrictOfficer, "干部", "陈静")).Must();
        var auditor = (await scene.Give(Role.LogAuditor, "日志审计员", "刘洋")).Must();
        var chair = await scene.Chair();
        var member = (await scene.Give(Role.SchoolMember, "女工委员", "李敏", AccountsScene.Songling)).Must();

        (await Issue(scene, AccountsScene.As(officer), chair)).Must();
        (await Issue(scene, AccountsScene.As(officer, _ => false), chair)).Refused("account.not-yours");
        (await Issue(scene, AccountsScene.As(officer), auditor)).Refused("account.not-yours");
        (await Issue(scene, scene.Admin, officer)).Must();
        (await Issue(scene, AccountsScene.As(chair), member)).Must();
        (await Issue(scene, AccountsScene.As(member), chair)).Refused("account.not-yours");
        (await Issue(scene, AccountsScene.As(auditor), member)).Refused("account.not-yours");
        (await scene.Ask((PasswordResets resets) => resets.Issue(scene.Admin, "nobody"))).Refused("account.absent");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Request_FromTheSignInPage_IsListedForWhoMayAnswer(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var foreign = await scene.Chair("赵强", new("baihe"));
        var member = await scene.Settled((await scene.Give(Role.SchoolMember, "女工委员", "李敏", AccountsScene.Songling)).Must());
        Task<Outcome<Done>> Request(string name, string address) => scene.Ask((ResetRequests requests) => requests.Ask("songling", name, address));
        async Task<string[]> Listed(Keeper keeper) => [.. (await scene.Ask(async (ResetRequests requests) => await requests.Of(keeper))).Select(r => r.Name)];

        var known = await Request("女工委员", "198.51.100.7");
        Assert.Equal(known, await Request("没有这个人", "198.51.100.7"));
        scene.Pass(TimeSpan.FromSeconds(1));
        await Request("女工委员", "198.51.100.7");
        await Request("工会主席", "198.51.100.8");
        Assert.Equal(["李敏", "王秀兰"], await Listed(scene.Admin));
        Assert.Equal(["李敏"], await Listed(AccountsScene.As(chair)));
        Assert.Empty(await Listed(AccountsScene.As(foreign)));
        Assert.Empty(await Listed(AccountsScene.As(member)));

        (await Issue(scene, AccountsScene.As(chair), member)).Must();
        Assert.Empty(await Listed(AccountsScene.As(chair)));
        var left = Assert.Single(await scene.Ask(async (ResetRequests requests) => await requests.Of(scene.Admin)));
        (await scene.Ask((ResetRequests requests) => requests.Dismiss(AccountsScene.As(chair), left.Id))).Refused("account.not-yours");
        (await scene.Ask((ResetRequests requests) => requests.Dismiss(scene.Admin, left.Id))).Must();
        Assert.Empty(await Listed(scene.Admin));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Request_TooOftenFromAnAddress_IsRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        Task<Outcome<Done>> Request() => scene.Ask((ResetRequests requests) => requests.Ask("songling", "没有这个人", "198.51.100.7"));
        for (var i = 0; i < ResetRequests.Most; i++)
        {
            (await Request()).Must();
            scene.Pass(TimeSpan.FromSeconds(1));
        }

        (await Request()).Refused("reset.too-many");
        scene.Pass(TimeSpan.FromHours(1));
        (await Request()).Must();
    }

    private static Task<Outcome<ResetCode>> Issue(AccountsScene scene, Keeper keeper, Given given) =>
        scene.Ask((PasswordResets resets) => resets.Issue(keeper, given.Account));

    private static Task<Outcome<Done>> Redeem(AccountsScene scene, string organisation, string name, string code, string password) =>
        scene.Ask((PasswordResets resets) => resets.Redeem(new(organisation, name, code, password, AccountsScene.Home)));
}
