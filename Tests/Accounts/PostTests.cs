using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class PostTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Give_PowersThatStayApart_IsRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var officer = (await scene.Give(Role.DistrictOfficer, "干部", "陈静")).Must();

        (await scene.Give(Role.LogAuditor, "日志审计员", "", account: officer.Account)).Refused("post.powers-apart");
        (await scene.Give(Role.SystemAdmin, "系统管理员", "", account: officer.Account)).Refused("post.powers-apart");
        (await scene.Give(Role.DistrictAdmin, "区管理员", "", account: officer.Account)).Must();
        var auditor = (await scene.Give(Role.LogAuditor, "日志审计员", "刘洋")).Must();
        (await scene.Give(Role.SystemAdmin, "系统管理员", "", account: auditor.Account)).Refused("post.powers-apart");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Give_FlawsOfAPost_AreAllNamed(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);

        (await scene.Give(Role.SchoolChair, " ", "王秀兰")).Refused("post.title-invalid", "post.scope-mismatch");
        (await scene.Give(Role.Inspector, "检查组", "王秀兰")).Refused("post.limits-mismatch");
        (await scene.Give(Role.SchoolMember, "女工委员", "", AccountsScene.Songling, "12")).Refused("account.name-invalid", "account.phone-invalid");
        (await scene.Give(Role.DistrictOfficer, "干部", "陈静", to: new(2026, 1, 1))).Refused("post.dates-reversed");
        Assert.Empty(await scene.Ask(async (AccountDirectory people) => await people.List(scene.Admin, new())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task HandOver_OnADay_MovesThePostAndEndsTheOldSession(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var old = await scene.Chair();
        var day = scene.Today.AddDays(3);
        var next = (await scene.Ask((PostKeeping posts) => posts.HandOver(scene.Admin, old.Post.Post, new(null, "周建国", "13900000000"), day))).Must();
        Assert.Equal((old.Post.Post, day), (next.Post.Post, next.Post.From));
        (await scene.SignIn("songling", "周建国", next.FirstPassword!.Password)).Refused("sign-in.wrong");

        scene.Clock.Set(Zones.EndOf(day.AddDays(-1), "Asia/Shanghai").AddMinutes(-5));
        var session = (await scene.SignIn(old)).Must().Session;
        Assert.NotNull(await scene.Visit(session));

        scene.Clock.Set(Zones.EndOf(day.AddDays(-1), "Asia/Shanghai"));
        Assert.Null(await scene.Visit(session));
        (await scene.SignIn(old)).Refused("sign-in.wrong");
        await scene.Settled(next);
        var held = (await scene.Ask((AccountDirectory people) => people.Post(scene.Admin, old.Post.Post)))!.Holders;
        Assert.Equal([("周建国", day, null), ("王秀兰", old.Post.From, day.AddDays(-1))], held.Select(h => (h.Name, h.From, h.To)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StandIn_ForSomeDays_ActsBesideTheHolder(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var member = await scene.Settled((await scene.Give(Role.SchoolMember, "女工委员", "李敏", AccountsScene.Songling)).Must(), "Bamboo.leaf4");
        Task<Outcome<Given>> StandIn(DateOnly from, DateOnly to) =>
            scene.Ask((PostKeeping posts) => posts.StandIn(scene.Admin, chair.Post.Post, new(member.Account), from, to));

        (await StandIn(scene.Today.AddDays(-1), scene.Today)).Refused("post.from-past");
        (await StandIn(scene.Today, scene.Today.AddDays(366))).Refused("post.stand-in-too-long");
        var stand = (await StandIn(scene.Today, scene.Today.AddDays(1))).Must();
        Assert.True(stand.Post.IsStandIn);
        (await StandIn(scene.Today, scene.Today)).Refused("post.held-already");
        Assert.Equal(2, (await scene.Visit((await scene.SignIn(member, "Bamboo.leaf4")).Must().Session))!.Posts.Length);
        (await scene.SignIn(chair)).Must();
        scene.Pass(TimeSpan.FromDays(2));
        Assert.Single((await scene.Visit((await scene.SignIn(member, "Bamboo.leaf4")).Must().Session))!.Posts);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task End_LastAdministrator_IsRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var admin = (await scene.Give(Role.DistrictAdmin, "区管理员", "陈静")).Must();

        (await scene.Ask((PostKeeping posts) => posts.End(scene.Admin, admin.Post.Post, null, null))).Refused("post.last-administrator");
        (await scene.Ask((AccountKeeping accounts) => accounts.Disable(scene.Admin, admin.Account, "调离"))).Refused("post.last-administrator");
        (await scene.Ask((AccountKeeping accounts) => accounts.Disable(AccountsScene.As(admin), admin.Account, "调离"))).Refused("account.yourself");
        (await scene.Give(Role.DistrictAdmin, "区管理员", "刘洋")).Must();
        (await scene.Ask((PostKeeping posts) => posts.End(scene.Admin, admin.Post.Post, null, null))).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keepers_ReachNoFurtherThanTheirPosts(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var officer = (await scene.Give(Role.DistrictOfficer, "干部", "陈静")).Must();
        var chair = await scene.Chair();
        var member = (await scene.Give(Role.SchoolMember, "女工委员", "李敏", AccountsScene.Songling)).Must();
        var foreign = await scene.Chair("赵强", new("baihe"));
        var elsewhere = (await scene.Give(Role.SchoolChair, "工会主席", "钱多", AccountsScene.Songling, district: new("beihu"))).Must();
        var covering = AccountsScene.As(officer, school => school == AccountsScene.Songling);
        Task<Outcome<Done>> Rename(Keeper keeper, Given given) => scene.Ask((AccountKeeping accounts) => accounts.Rename(keeper, given.Account, "新名字"));

        (await Rename(covering, chair)).Must();
        (await Rename(covering, member)).Must();
        (await Rename(covering, foreign)).Refused("account.not-yours");
        (await Rename(covering, officer)).Refused("account.not-yours");
        (await Rename(scene.Admin, elsewhere)).Refused("account.absent");
        (await Rename(AccountsScene.As(chair), member)).Must();
        (await Rename(AccountsScene.As(chair), foreign)).Refused("account.not-yours");
        (await Rename(AccountsScene.As(member), chair)).Refused("account.not-yours");
        (await scene.Give(Role.SchoolMember, "财务委员", "孙丽", AccountsScene.Songling, keeper: AccountsScene.As(chair))).Must();
        (await scene.Give(Role.SchoolChair, "工会主席", "孙丽", AccountsScene.Songling, keeper: AccountsScene.As(chair))).Refused("account.not-yours");

        // A member who is also an officer is above the chair.
        (await scene.Give(Role.DistrictOfficer, "干部", "", account: member.Account)).Must();
        (await Rename(AccountsScene.As(chair), member)).Refused("account.not-yours");
        Assert.Equal(["财务委员"], (await scene.Ask(async (AccountDirectory people) => await people.List(AccountsScene.As(chair), new(Text: "孙丽")))).SelectMany(l => l.Posts).Select(p => p.Title));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Names_OfIds_AreThoseOfToday(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        (await scene.Ask((AccountKeeping accounts) => accounts.Rename(scene.Admin, chair.Account, "王秀蘭"))).Must();

        var names = await scene.Ask((AccountNames all) => all.Of([chair.Account, "system", chair.Account]));
        Assert.Equal([new(chair.Account, "王秀蘭")], names);
        Assert.Equal(chair.Account, Assert.Single(await scene.Ask((AccountNames all) => all.Find(new("qinglan"), " 秀蘭", 50))));
        Assert.Empty(await scene.Ask((AccountNames all) => all.Find(new("elsewhere"), "王秀蘭", 50)));
    }
}
