using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>What became of the accounts in a backup.</summary>
/// <param name="IsInFile">False: the accounts are on PostgreSQL, which is backed up by its own means.</param>
internal sealed record BackedUp(bool IsInFile);

/// <summary>The accounts without the web, for verbs: beside a running service on the same database (SQLite in WAL mode, or PostgreSQL).</summary>
internal static class AccountsAlone
{
    /// <param name="database">The grains' database, beside which the accounts lie unless the settings say otherwise.</param>
    /// <param name="isAskedFor">Whether an older PostgreSQL schema may be upgraded.</param>
    /// <returns>Refused: accounts.newer, accounts.older.</returns>
    public static async Task<Outcome<ServiceProvider>> Open(IConfiguration configuration, string database, bool isAskedFor, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IAccountEvents, Untold>();
        services.AddAccountsOf(new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([new("Embedded:Database", database)]).Build());
        var provider = services.BuildServiceProvider();
        try
        {
            await provider.UpgradeAccounts(isAskedFor, cancellationToken);
            return provider;
        }
        catch (AccountsException exception)
        {
            await provider.DisposeAsync();
            return new Refusal(exception.Code, RefusalKind.Conflict, exception.Message);
        }
    }

    /// <summary>The SQLite file that the accounts lie in; null: they are on PostgreSQL.</summary>
    public static string? FileOf(IConfiguration configuration, string database) =>
        configuration["Accounts:PostgreSql"] is { Length: > 0 } ? null
        : Path.GetFullPath(configuration["Accounts:Database"] is { Length: > 0 } named ? named : Path.Combine(Path.GetDirectoryName(database) ?? "", "accounts.db"));

    /// <summary>Copies the accounts into a file.</summary>
    /// <returns>Refused as <see cref="Open"/>.</returns>
    public static async Task<Outcome<BackedUp>> BackUp(IConfiguration configuration, string database, string copy, CancellationToken cancellationToken)
    {
        var opened = await Open(configuration, database, isAskedFor: false, cancellationToken);
        if (opened.Value is not { } provider) return Outcome<BackedUp>.Refused(opened.Refusals);
        await using (provider) return new BackedUp(provider.BackUpAccounts(copy));
    }

    /// <summary>The journal belongs to the running service; what is done here is said on the terminal.</summary>
    private sealed class Untold : IAccountEvents
    {
        public ValueTask Record(AccountEvent happened) => ValueTask.CompletedTask;
    }
}
