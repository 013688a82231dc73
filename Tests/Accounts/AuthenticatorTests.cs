using System.Text;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.TwoFactor;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class AuthenticatorTests(PostgresServer server)
{
    /// <summary>RFC 6238, appendix B, SHA-1, its last six digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheRfc_IsAsThere(long seconds, string code) =>
        Assert.Equal(code, ClockAuthenticator.Code(Encoding.ASCII.GetBytes("12345678901234567890"), seconds / ClockAuthenticator.StepSeconds));

    [Fact]
    public void Base32_OfTheRfc_IsRead() => Assert.Equal("foobar", Encoding.ASCII.GetString(Base32.Bytes("MZXW6YTBOI")));

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_WithAuthenticator_AsksForACodeThatCountsOnce(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var chair = await scene.Chair();
        var visit = await scene.Visiting(chair);
        var (key, codes) = await SetUp(scene, visit);
        Assert.Equal(Authenticators.Codes, codes.Length);

        scene.Pass(TimeSpan.FromMinutes(1));
        var signed = (await scene.SignIn(chair)).Must();
        Assert.Equal((SessionStage.Code, SessionStage.Code), (signed.Stage, (await scene.Visit(signed.Session))!.Stage));
        var code = CodeOf(scene, key);
        (await Confirm(scene, signed.Session, code == "000000" ? "111111" : "000000")).Refused("sign-in.code-wrong");
        Assert.Equal(SessionStage.Open, (await Confirm(scene, signed.Session, code)).Must().Stage);
        Assert.Equal(SessionStage.Open, (await scene.Visit(signed.Session))!.Stage);

        var again = (await scene.SignIn(chair)).Must();
        (await Confirm(scene, again.Session, code)).Refused("sign-in.code-wrong");
        (await Confirm(scene, again.Session, codes[0])).Must();
        var third = (await scene.SignIn(chair)).Must();
        (await Confirm(scene, third.Session, codes[0])).Refused("sign-in.code-wrong");
        (await Confirm(scene, third.Session, codes[1].ToLowerInvariant())).Must();
        Assert.Equal(new TwoFactorState(true, Authenticators.Codes - 2), await scene.Ask((Authenticators all) => all.Of(visit)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SignIn_RoleThatMustHaveOne_SetsItUpFirst(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var settings = AccountSettings.Default(new()) with { CodeRequired = [Role.SchoolChair] };
        (await scene.Ask((AccountSettingsStore store) => store.Change(scene.Admin, AccountsScene.Qinglan, settings))).Must();
        var chair = await scene.Chair();
        var visit = await scene.Visiting(chair);
        Assert.Equal(SessionStage.Authenticator, visit.Stage);

        await SetUp(scene, visit);
        Assert.Equal(SessionStage.Open, (await scene.Visit(visit.Session))!.Stage);
        (await scene.Ask((Authenticators all) => all.Remove(scene.Admin, chair.Account))).Must();
        Assert.Equal(SessionStage.Authenticator, (await scene.SignIn(chair)).Must().Stage);
    }

    private static async Task<(byte[] Key, string[] Codes)> SetUp(AccountsScene scene, Visit visit)
    {
        var prepared = (await scene.Ask((Authenticators all) => all.Prepare(visit, "青岚区教育工会"))).Must();
        var key = Base32.Bytes(prepared.Key.Replace(" ", "", StringComparison.Ordinal));
        (await scene.Ask((Authenticators all) => all.Confirm(visit, "12345", AccountsScene.Home))).Refused("sign-in.code-wrong");
        var codes = (await scene.Ask((Authenticators all) => all.Confirm(visit, CodeOf(scene, key), AccountsScene.Home))).Must();
        return (key, [.. codes.Codes]);
    }

    private static string CodeOf(AccountsScene scene, byte[] key) =>
        ClockAuthenticator.Code(key, scene.Clock.GetUtcNow().ToUnixTimeSeconds() / ClockAuthenticator.StepSeconds);

    private static Task<Outcome<SignedIn>> Confirm(AccountsScene scene, string session, string code) =>
        scene.Ask((SignInService service) => service.ConfirmCode(session, code, AccountsScene.Home));
}
