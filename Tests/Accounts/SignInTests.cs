using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class SignInTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_ByTitleNameOrPhone_FindsThePerson(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair(phone: "138 0000 1234");

        foreach (var (organisation, name) in new[]
        {
            ("songling", "工会主席"), ("Songling ", "王 秀兰"), ("songling", "13800001234"), ("qinglan/songling", "工会主席"), ("", "王秀兰"), ("", "＋86 13800001234"),
        })
        {
            var signed = (await scene.SignIn(organisation, name, AccountsScene.Password)).Must();
            Assert.Equal((chair.Account, SessionStage.Open), (signed.Account, signed.Stage));
        }

        (await scene.SignIn("qu", "王秀兰", AccountsScene.Password)).Refused("sign-in.wrong");
        (await scene.SignIn("", "工会主席", AccountsScene.Password)).Refused("sign-in.wrong");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_TwoOfOneTitle_ThePasswordDecides(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var one = await scene.Settled((await scene.Give(Role.SchoolMember, "委员", "李敏", AccountsScene.Songling)).Must(), "Bamboo.leaf4");
        var other = await scene.Settled((await scene.Give(Role.SchoolMember, "委员", "赵强", AccountsScene.Songling)).Must(), "River+stone9");

        Assert.Equal(other.Account, (await scene.SignIn("songling", "委员", "River+stone9")).Must().Account);
        for (var i = 0; i < 8; i++) Assert.Equal(one.Account, (await scene.SignIn("songling", "委员", "Bamboo.leaf4")).Must().Account);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_WrongPasswordOrUnknownName_AnswersAlike(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await scene.Chair();

        foreach (var left in new[] { "4", "3", "2", "1", "0" })
        {
            var wrong = await scene.SignIn("songling", "工会主席", "no");
            var unknown = await scene.SignIn("songling", "没有这个人", "no");
            wrong.Refused("sign-in.wrong");
            Assert.Equal(wrong.Refusals.AsEnumerable(), unknown.Refusals);
            Assert.Equal(left, wrong.Refusals[0].Place);
        }

        var locked = await scene.SignIn("songling", "工会主席", AccountsScene.Password);
        locked.Refused("sign-in.locked");
        Assert.Equal(locked.Refusals.AsEnumerable(), (await scene.SignIn("songling", "没有这个人", "no")).Refusals);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_FiveFailures_LockThePairLongerEachTime(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        foreach (var minutes in new[] { 15, 30, 60, 120, 240, 480, 960, 1440, 1440 })
        {
            for (var i = 0; i < 5; i++) (await scene.SignIn(chair, "no")).Refused("sign-in.wrong");
            scene.Pass(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await scene.SignIn(chair)).Refused("sign-in.locked");
            scene.Pass(TimeSpan.FromSeconds(2));
        }

        (await scene.SignIn(chair)).Must();
        for (var i = 0; i < 5; i++) (await scene.SignIn(chair, "no")).Refused("sign-in.wrong");
        scene.Pass(TimeSpan.FromMinutes(15.1));
        (await scene.SignIn(chair)).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_LockedFromOneAddress_IsOpenFromAnother(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        for (var i = 0; i < 5; i++) await scene.SignIn(chair, "no", "198.51.100.7");

        (await scene.SignIn(chair, AccountsScene.Password, "198.51.100.7")).Refused("sign-in.locked");
        (await scene.SignIn(chair)).Must();
        (await scene.SignIn(chair, AccountsScene.Password, "203.0.113.9")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_AHundredAtOnce_AreJudgedFiveTimes(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => scene.SignIn(chair, "no", "198.51.100.7"))));

        Assert.Equal(5, answers.Count(a => a.Refusals[0].Code == "sign-in.wrong"));
        Assert.Equal(35, answers.Count(a => a.Refusals[0].Code == "sign-in.locked"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_AddressThatTriesManyNames_IsSlowedOnlyWhereItNeverSucceeded(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var known = await scene.Chair();
        var stranger = await scene.Chair("赵强", new("baihe"));
        (await scene.SignIn(known, address: "198.51.100.7")).Must();
        for (var i = 0; i < 20; i++) (await scene.SignIn("songling", $"某人{i}", "no", "198.51.100.7")).Refused("sign-in.wrong");

        (await scene.SignIn(stranger, address: "198.51.100.7")).Refused("sign-in.slow");
        (await scene.SignIn(known, address: "198.51.100.7")).Must();
        (await scene.SignIn(known, "no", "198.51.100.7")).Refused("sign-in.wrong");
        (await scene.SignIn(stranger)).Must();
        scene.Pass(TimeSpan.FromMinutes(16));
        (await scene.SignIn(stranger, address: "198.51.100.7")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_AccountTriedFromManyAddresses_IsOpenWhereItSucceeded(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        for (var i = 1; i <= 20; i++) (await scene.SignIn(chair, "no", $"198.51.100.{i}")).Refused("sign-in.wrong");

        (await scene.SignIn(chair, address: "203.0.113.9")).Refused("sign-in.guarded");
        (await scene.SignIn(chair)).Must();
        scene.Pass(TimeSpan.FromMinutes(61));
        (await scene.SignIn(chair, address: "203.0.113.9")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_DisabledOrWithoutPostToday_IsAsUnknown(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var gone = await scene.Chair();
        var disabled = await scene.Chair("赵强", new("baihe"));
        (await scene.Ask((PostKeeping posts) => posts.End(scene.Admin, gone.Post.Post, null, null))).Must();
        (await scene.Ask((AccountKeeping accounts) => accounts.Disable(scene.Admin, disabled.Account, "调离"))).Must();

        (await scene.SignIn(gone)).Refused("sign-in.wrong");
        (await scene.SignIn(disabled)).Refused("sign-in.wrong");
        (await scene.Ask((AccountKeeping accounts) => accounts.Enable(scene.Admin, disabled.Account))).Must();
        (await scene.SignIn(disabled)).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_Always_IsToldWithoutSecrets(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        await scene.SignIn(chair, "a-wrong-secret");
        await scene.SignIn(chair);

        Assert.Contains(scene.Told, e => e is { Kind: AccountEventKinds.SignInRefused, Address: AccountsScene.Home } && e.Subject == chair.Account);
        Assert.Contains(scene.Told, e => e.Kind == AccountEventKinds.SignedIn && e.ByAccount == chair.Account && e.School == AccountsScene.Songling);
        Assert.DoesNotContain(scene.Told, e => e.ToString().Contains(AccountsScene.Password, StringComparison.Ordinal)
            || e.ToString().Contains("a-wrong-secret", StringComparison.Ordinal) || e.ToString().Contains(chair.FirstPassword!.Password, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("::ffff:10.1.2.3", "10.1.2.3")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("nonsense", "?")]
    public void NetworkAddress_Of_IsWhatOneLineHas(string address, string expected) => Assert.Equal(expected, NetworkAddress.Of(address));
}
