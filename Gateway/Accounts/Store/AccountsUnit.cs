using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Store;

/// <summary>One piece of work on the accounts: the tables, Identity, the clock, and what is told afterwards.</summary>
public sealed class AccountsUnit
{
    // Changes of accounts are rare and small; on PostgreSQL they take turns, as they do on SQLite, so that rules over several rows hold.
    private const string OneAtATime = "SELECT pg_advisory_xact_lock(7310455002)";

    private readonly List<AccountEvent> told = [];
    private readonly IAccountEvents events;

    internal AccountsUnit(AccountsContext db, UserManager<Account> users, TimeProvider clock, IAccountEvents events, SessionCache cache, AccountsOptions options)
    {
        Db = db;
        Users = users;
        Clock = clock;
        this.events = events;
        Cache = cache;
        Options = options;
    }

    internal AccountsContext Db { get; }

    internal UserManager<Account> Users { get; }

    internal IPasswordHasher<Account> Hasher => Users.PasswordHasher;

    internal SessionCache Cache { get; }

    internal AccountsOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>To be told once the change is committed.</summary>
    internal void Tell(AccountEvent happened) => told.Add(happened);

    /// <summary>Tells what changed nothing in the tables.</summary>
    internal async Task TellNow(AccountEvent happened) => await events.Record(happened);

    /// <summary>Changes in one transaction. A refusal changes nothing and tells nothing.</summary>
    internal async Task<Outcome<T>> Change<T>(Func<Task<Outcome<T>>> change, CancellationToken cancellationToken)
        where T : class
    {
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        if (Db.Database.IsNpgsql()) await Db.Database.ExecuteSqlRawAsync(OneAtATime, cancellationToken);
        var outcome = await change();
        if (outcome.IsRefused)
        {
            await transaction.RollbackAsync(cancellationToken);
            Db.ChangeTracker.Clear();
            told.Clear();
            return outcome;
        }

        await Db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        var happened = told.ToArray();
        told.Clear();
        foreach (var one in happened) await events.Record(one);
        return outcome;
    }
}
