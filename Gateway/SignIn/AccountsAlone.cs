using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>What was taken along.</summary>
internal sealed record Moved(int Accounts);

/// <summary>
/// The accounts without the web, for verbs: beside a running service on the same database (SQLite in WAL mode, or PostgreSQL). What they do waits there
/// for the service, which takes it into the log.
/// </summary>
internal static class AccountsAlone
{
    /// <param name="database">The grains' database, with which the accounts lie unless the settings say otherwise.</param>
    /// <param name="isAskedFor">Whether an older PostgreSQL schema may be upgraded.</param>
    /// <returns>Refused: accounts.newer, accounts.older.</returns>
    public static async Task<Outcome<ServiceProvider>> Open(IConfiguration configuration, ServedDatabase database, bool isAskedFor, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddAccountsOf(configuration, () => database);
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
    public static string? FileOf(IConfiguration configuration, ServedDatabase database)
    {
        var options = new AccountsOptions();
        SignInSetup.Place(options, configuration, database);
        return options.PostgreSql is { Length: > 0 } ? null : Path.GetFullPath(options.Database);
    }

    /// <summary>Copies the accounts into a file.</summary>
    /// <returns>Null, or refused as <see cref="Open"/>.</returns>
    public static async Task<Refusal?> BackUp(IConfiguration configuration, ServedDatabase database, string copy, CancellationToken cancellationToken)
    {
        var opened = await Open(configuration, database, isAskedFor: false, cancellationToken);
        if (opened.Value is not { } provider) return opened.Refusals[0];
        await using (provider) await provider.BackUpAccounts(copy, cancellationToken);
        return null;
    }

    /// <summary>Takes the accounts of a copy along into the database that the settings name, which is empty.</summary>
    /// <param name="copy">A file that may be changed: one of an older program is upgraded.</param>
    /// <returns>How many; refused as <see cref="Open"/>, or accounts.not-empty.</returns>
    public static async Task<Outcome<Moved>> Restore(IConfiguration configuration, ServedDatabase database, string copy, CancellationToken cancellationToken)
    {
        var opened = await Open(configuration, database, isAskedFor: false, cancellationToken);
        if (opened.Value is not { } provider) return Outcome<Moved>.Refused(opened.Refusals);
        await using (provider) return await Take(() => provider.RestoreAccounts(copy, cancellationToken));
    }

    /// <summary>Takes the accounts along from one database to another, which is empty.</summary>
    /// <returns>How many; refused as <see cref="Open"/>, or accounts.not-empty.</returns>
    public static async Task<Outcome<Moved>> Move(IConfiguration configuration, ServedDatabase from, ServedDatabase to, CancellationToken cancellationToken)
    {
        var source = await Open(configuration, from, isAskedFor: false, cancellationToken);
        if (source.Value is not { } old) return Outcome<Moved>.Refused(source.Refusals);
        await using (old)
        {
            var target = await Open(configuration, to, isAskedFor: false, cancellationToken);
            if (target.Value is not { } made) return Outcome<Moved>.Refused(target.Refusals);
            await using (made) return await Take(() => old.MoveAccounts(made, cancellationToken));
        }
    }

    /// <summary>Makes or upgrades the tables on PostgreSQL as their owner, and grants the service's role what it needs.</summary>
    /// <returns>Null, or refused as <see cref="Open"/>.</returns>
    public static async Task<Refusal?> Upgrade(IConfiguration configuration, ServedDatabase database, string owner, CancellationToken cancellationToken)
    {
        var asOwner = new ConfigurationBuilder().AddConfiguration(configuration).AddInMemoryCollection([new("Accounts:PostgreSql", owner)]).Build();
        var opened = await Open(asOwner, database, isAskedFor: true, cancellationToken);
        if (opened.Value is not { } provider) return opened.Refusals[0];
        await using (provider) await provider.GrantAccounts(database.Role, cancellationToken);
        return null;
    }

    private static async Task<Outcome<Moved>> Take(Func<Task<int>> take)
    {
        try
        {
            return new Moved(await take());
        }
        catch (AccountsException exception)
        {
            return new Refusal(exception.Code, RefusalKind.Conflict, exception.Message);
        }
    }
}
