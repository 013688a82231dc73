using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class PasswordTests(PostgresServer server)
{
    [Theory]
    [InlineData(PasswordPolicy.Protection, "Kite-river7")]
    [InlineData(PasswordPolicy.Protection, "Ab1!", "password.too-short")]
    [InlineData(PasswordPolicy.Protection, "kiteriver7", "password.few-classes")]
    [InlineData(PasswordPolicy.Protection, "Gonghui@2026", "password.common")]
    [InlineData(PasswordPolicy.Protection, "P@ssw0rd123", "password.common")]
    [InlineData(PasswordPolicy.Protection, "1qaz@WSX", "password.common")]
    [InlineData(PasswordPolicy.Protection, "Songling-kite7", "password.personal")]
    [InlineData(PasswordPolicy.Protection, "Kite13800001234", "password.personal")]
    [InlineData(PasswordPolicy.Asvs, "three quiet kites")]
    [InlineData(PasswordPolicy.Asvs, "Kite-river7", "password.too-short")]
    [InlineData(PasswordPolicy.Asvs, "123412341234", "password.common")]
    [InlineData(PasswordPolicy.Asvs, "abcdefghijkl", "password.common")]
    public void Flaws_OfAPassword_AreNamed(PasswordPolicy policy, string password, params string[] codes) =>
        Assert.Equal(codes, PasswordRules.Flaws(policy, password, ["王秀兰", "13800001234", "songling", "qinglan"]).Select(f => f.Code));

    [Fact]
    public void CommonPasswords_List_HasSomeThousands() => Assert.InRange(CommonPasswords.Count, 3_000, 20_000);

    [Fact]
    public void FirstPasswords_Drawn_AreReadableAndGood()
    {
        var drawn = Enumerable.Range(0, 500).Select(_ => DistrictUnion.Accounts.Ids.FirstPassword()).ToArray();

        Assert.Equal(500, drawn.Distinct().Count());
        Assert.All(drawn, password =>
        {
            Assert.DoesNotContain(password, c => "0O1lI".Contains(c, StringComparison.Ordinal));
            Assert.Empty(PasswordRules.Flaws(PasswordPolicy.Protection, password, []));
        });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstPassword_Used_MustBeChangedBeforeAnythingElse(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = (await scene.Give(Role.SchoolChair, "工会主席", "王秀兰", AccountsScene.Songling)).Must();
        var signed = (await scene.SignIn(chair, chair.FirstPassword!.Password)).Must();
        Assert.Equal(SessionStage.Password, (await scene.Visit(signed.Session))!.Stage);

        (await scene.Change(signed.Session, null, chair.FirstPassword.Password)).Refused("password.same");
        (await scene.Change(signed.Session, null, AccountsScene.Password)).Must();
        Assert.Equal(SessionStage.Open, (await scene.Visit(signed.Session))!.Stage);
        (await scene.SignIn(chair, chair.FirstPassword.Password)).Refused("sign-in.wrong");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstPassword_UnusedForThirtyDays_CountsNoLonger(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = (await scene.Give(Role.SchoolChair, "工会主席", "王秀兰", AccountsScene.Songling)).Must();
        scene.Pass(TimeSpan.FromDays(30.01));

        (await scene.SignIn(chair, chair.FirstPassword!.Password)).Refused("password.unused-expired");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Password_ExpiredByRole_MustBeChanged(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        scene.Pass(TimeSpan.FromDays(179));
        Assert.Equal(SessionStage.Open, (await scene.SignIn(chair)).Must().Stage);
        scene.Pass(TimeSpan.FromDays(2));

        var signed = (await scene.SignIn(chair)).Must();
        Assert.Equal(SessionStage.Password, signed.Stage);
        (await scene.Change(signed.Session, null, "Another/one4")).Must();
        Assert.Equal(SessionStage.Open, (await scene.SignIn(chair, "Another/one4")).Must().Stage);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_OneOfTheLastFive_IsRefusedUnderProtectionOnly(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var session = (await scene.SignIn(chair)).Must().Session;
        var current = AccountsScene.Password;
        foreach (var next in new[] { "Second/word2", "Third/word3", "Fourth/word4", "Fifth/word55" })
        {
            (await scene.Change(session, current, next)).Must();
            (await scene.Change(session, next, AccountsScene.Password)).Refused("password.used-before");
            current = next;
        }

        (await scene.Change(session, current, "Sixth/word66")).Must();
        (await scene.Change(session, "Sixth/word66", AccountsScene.Password)).Must();

        var settings = AccountSettings.Default(new() { Policy = PasswordPolicy.Asvs });
        (await scene.Ask((AccountSettingsStore store) => store.Change(scene.Admin, AccountsScene.Qinglan, settings))).Must();
        (await scene.Change(session, AccountsScene.Password, "Sixth/word66")).Must();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_WrongPresentPassword_CountsAsAFailure(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var session = (await scene.SignIn(chair)).Must().Session;
        for (var i = 0; i < 5; i++) (await scene.Change(session, "no", "Another/one4")).Refused("password.current-wrong");

        (await scene.Change(session, AccountsScene.Password, "Another/one4")).Refused("sign-in.locked");
    }
}
