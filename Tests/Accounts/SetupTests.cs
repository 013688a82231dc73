using System.Xml.Linq;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.Setup;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Accounts;

[Collection(AccountsTests.Name)]
public sealed class SetupTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Setup_WithTheLinksCode_MakesTheFirstAdministratorOnce(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var code = await Begin(scene);
        await using (var other = scene.Another()) Assert.Equal(code, await Begin(other));
        (await Complete(scene, code![..^1])).Refused("account.setup-code-wrong");
        (await Complete(scene, code!, zone: "Mars/Olympus")).Refused("account.zone-unknown");
        (await Complete(scene, code!, password: "short")).Refused("password.too-short", "password.few-classes");
        var admin = (await Complete(scene, code!)).Must();
        Assert.Equal((Role.DistrictAdmin, AccountsScene.Qinglan), (admin.Post.Role, admin.Post.District));

        (await scene.SignIn("qu", "陈静", AccountsScene.Password)).Must();
        Assert.Null(await Begin(scene));
        (await Complete(scene, code!)).Refused("account.setup-done");
        Assert.Equal("Asia/Urumqi", (await scene.Ask((AccountSettingsStore settings) => settings.Of(AccountsScene.Qinglan))).TimeZone);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Settings_OutOfBounds_AreRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var usual = AccountSettings.Default(new());
        Task<Outcome<AccountSettings>> Change(AccountSettings settings, Keeper? keeper = null) =>
            scene.Ask((AccountSettingsStore store) => store.Change(keeper ?? scene.Admin, AccountsScene.Qinglan, settings));

        (await Change(usual with { IdleMinutes = 4 })).Refused("account.idle-out-of-range");
        (await Change(usual with { ExpiryDays = usual.ExpiryDays.SetItem(Role.SchoolChair, 3) })).Refused("account.expiry-out-of-range");
        (await Change(usual, AccountsScene.As(await scene.Chair()))).Refused("account.not-yours");
        var changed = usual with { IdleMinutes = 45, CodeRequired = [Role.DistrictAdmin] };
        (await Change(changed)).Must();
        Assert.Equivalent(changed, await scene.Ask((AccountSettingsStore store) => store.Of(AccountsScene.Qinglan)), strict: true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Keys_OfDataProtection_AreShared(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        var keys = scene.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlRepository!;
        keys.StoreElement(new XElement("key", "一"), "one");

        Assert.Equal(["一"], keys.GetAllElements().Select(e => e.Value));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Model_AndMigrations_AreTheSame(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Equal(context.Database.GetMigrations(), await context.Database.GetAppliedMigrationsAsync());
        await scene.Services.UpgradeAccounts();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Upgrade_DatabaseOfANewerProgram_IsRefused(Engine on)
    {
        await using var scene = await AccountsScene.Open(on, server);
        await using var context = scene.Services.GetRequiredService<AccountsDatabase>().Open();
        await context.Database.ExecuteSqlRawAsync(on is Engine.Sqlite
            ? "INSERT INTO \"__EFMigrationsHistory\" (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Future', '99')"
            : "INSERT INTO accounts.migrations (\"MigrationId\", \"ProductVersion\") VALUES ('99990101000000_Future', '99')");

        var refused = await Assert.ThrowsAsync<AccountsException>(() => scene.Services.UpgradeAccounts());
        Assert.Equal("accounts.newer", refused.Code);
    }

    [Theory]
    [InlineData(4, 12, 3)]
    [InlineData(121, 12, 3)]
    [InlineData(30, 25, 3)]
    [InlineData(30, 12, 31)]
    public void Options_OutOfBounds_AreRefused(int idle, int hours, int believe)
    {
        var services = new ServiceCollection();
        services.AddAccounts(options => (options.IdleMinutes, options.SessionLasts, options.Believe) = (idle, TimeSpan.FromHours(hours), TimeSpan.FromSeconds(believe)));
        using var provider = services.BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AccountsOptions>>().Value);
    }

    [Fact]
    public void Assembly_Accounts_KnowsNoHttp() => Assert.DoesNotContain(
        typeof(AccountsOptions).Assembly.GetReferencedAssemblies(),
        name => name.Name!.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || name.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal));

    private static Task<string?> Begin(AccountsScene scene) => scene.Ask((FirstSetup setup) => setup.Begin());

    private static Task<Outcome<Given>> Complete(AccountsScene scene, string code, string zone = "Asia/Urumqi", string password = AccountsScene.Password) =>
        scene.Ask((FirstSetup setup) => setup.Complete(new(code, AccountsScene.Qinglan, zone, "陈静", null, "区管理员", password, AccountsScene.Home)));
}
