using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.Setup;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Accounts.TwoFactor;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Accounts;

/// <summary>Adds accounts to a host.</summary>
public static class AccountsSetup
{
    /// <summary>
    /// Adds accounts, their database and its upgrade at start. The host brings a <see cref="TimeProvider"/> and, where it runs as a service, an
    /// <see cref="IAccountEvents"/>.
    /// Settings: section <c>Accounts</c>, checked at start.
    /// </summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, Action<AccountsOptions> configure)
    {
        services.AddOptions<AccountsOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<AccountsDatabase>();
        services.AddSingleton<DummyPassword>();
        services.AddSingleton(provider => new SessionCache(
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<AccountsOptions>>().Value.Believe));
        services.AddSingleton<WaitingEvents>();
        services.AddHostedService<AccountsUpkeep>();
        services.AddDataProtection().SetApplicationName("DistrictUnion");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new SharedKeys(provider.GetRequiredService<AccountsDatabase>())));
        services.AddIdentity();
        services.AddScoped(provider => provider.GetRequiredService<AccountsDatabase>().Open());
        services.AddScoped(provider => new SealedNotes(
            provider.GetRequiredService<AccountsContext>(), provider.GetRequiredService<IDataProtectionProvider>(), provider.GetRequiredService<TimeProvider>()));
        services.AddScoped(provider => new AccountsUnit(
            provider.GetRequiredService<AccountsContext>(), provider.GetRequiredService<SealedNotes>(), provider.GetRequiredService<UserManager<Account>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetService<IAccountEvents>(), provider.GetRequiredService<SessionCache>(),
            provider.GetRequiredService<IOptions<AccountsOptions>>().Value));
        foreach (var service in Services) services.TryAddScoped(service);
        return services;
    }

    /// <summary>Makes or upgrades the database now, for what happens before the host starts (setup link, sample district, verbs).</summary>
    /// <param name="isAskedFor">Whether an older PostgreSQL schema may be changed.</param>
    /// <exception cref="AccountsException">The database is of another program's version.</exception>
    public static Task UpgradeAccounts(this IServiceProvider provider, bool isAskedFor = false, CancellationToken cancellationToken = default) =>
        AccountsUpgrade.Run(provider.GetRequiredService<AccountsDatabase>(), isAskedFor, cancellationToken);

    /// <summary>Reads a row of the database of accounts, so that it is known to answer.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not.</exception>
    public static async Task ProbeAccounts(this IServiceProvider provider, CancellationToken cancellationToken)
    {
        await using var context = provider.GetRequiredService<AccountsDatabase>().Open();
        await context.Accounts.Select(account => account.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Grants a role of PostgreSQL what the service does with accounts; the connection is the owner's.</summary>
    public static Task GrantAccounts(this IServiceProvider provider, string role, CancellationToken cancellationToken = default) =>
        AccountsUpgrade.Grant(provider.GetRequiredService<AccountsDatabase>(), role, cancellationToken);

    /// <summary>Takes all accounts along into another database, which is empty; nobody may be served meanwhile.</summary>
    /// <returns>How many accounts.</returns>
    /// <exception cref="AccountsException">The other database has accounts: <c>accounts.not-empty</c>.</exception>
    public static Task<int> MoveAccounts(this IServiceProvider from, IServiceProvider to, CancellationToken cancellationToken = default) =>
        AccountsMove.Run(from.GetRequiredService<AccountsDatabase>(), to.GetRequiredService<AccountsDatabase>(), cancellationToken);

    /// <summary>Copies the accounts into a SQLite file that is whole by itself; work goes on meanwhile.</summary>
    public static Task BackUpAccounts(this IServiceProvider provider, string copy, CancellationToken cancellationToken = default) =>
        AccountsBackup.Make(provider.GetRequiredService<AccountsDatabase>(), copy, cancellationToken);

    /// <summary>Takes the accounts of such a copy along into the database, which is empty; nobody may be served meanwhile.</summary>
    /// <returns>How many accounts.</returns>
    /// <exception cref="AccountsException">The database has accounts, <c>accounts.not-empty</c>; or the copy is of a newer program, <c>accounts.newer</c>.</exception>
    public static Task<int> RestoreAccounts(this IServiceProvider provider, string copy, CancellationToken cancellationToken = default) =>
        AccountsBackup.Restore(copy, provider.GetRequiredService<AccountsDatabase>(), cancellationToken);

    private static Type[] Services { get; } =
    [
        typeof(AccountSettingsStore), typeof(Holders), typeof(Candidates), typeof(Attempts), typeof(Sessions), typeof(SignInService), typeof(ApiTokens),
        typeof(Authenticators), typeof(PasswordChanges), typeof(PasswordResets), typeof(ResetRequests), typeof(FirstSetup), typeof(AccountMaker),
        typeof(PostKeeping), typeof(GroupPosts), typeof(AccountDirectory), typeof(AccountKeeping), typeof(AccountNames), typeof(AccountImport), typeof(CleanUp),
    ];

    /// <summary>Identity's core: users, hashing, authenticator keys. Our rules take the place of its validators.</summary>
    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccountsOptions>>((hashing, options) => hashing.IterationCount = options.Value.HashRounds);
        services.AddScoped<ClockAuthenticator>();
        services.AddIdentityCore<Account>(identity =>
            {
                // The name of Identity's user is the account's id; nobody types it.
                identity.User.AllowedUserNameCharacters = "";
                identity.Tokens.AuthenticatorTokenProvider = ClockAuthenticator.Name;
                identity.Tokens.ProviderMap[ClockAuthenticator.Name] = new TokenProviderDescriptor(typeof(ClockAuthenticator));
            })
            .AddUserStore<AccountStore>();
    }
}
