using System.Text.Json;
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

    private static readonly Refusal IdReused = new("command.id-reused", RefusalKind.Conflict, "这个操作编号已经用于另一个操作，请刷新页面后再试。");
    private static readonly TimeSpan AnswersKept = TimeSpan.FromMinutes(30);

    private readonly List<AccountEvent> told = [];
    private readonly IAccountEvents? events;
    private Sent? once;

    /// <param name="events">Null: what happens here waits in the database for a service.</param>
    internal AccountsUnit(
        AccountsContext db, SealedNotes notes, UserManager<Account> users, TimeProvider clock, IAccountEvents? events, SessionCache cache, AccountsOptions options)
    {
        Db = db;
        Notes = notes;
        Users = users;
        Clock = clock;
        this.events = events;
        Cache = cache;
        Options = options;
    }

    internal AccountsContext Db { get; }

    internal UserManager<Account> Users { get; }

    internal SealedNotes Notes { get; }

    internal IPasswordHasher<Account> Hasher => Users.PasswordHasher;

    internal SessionCache Cache { get; }

    internal AccountsOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>To be told once the change is committed.</summary>
    internal void Tell(AccountEvent happened) => told.Add(happened);

    /// <summary>Tells what changed nothing in the tables, as a refused sign-in does, which only a service has.</summary>
    internal async Task TellNow(AccountEvent happened) =>
        await (events ?? throw new InvalidOperationException("Only a change waits for a service.")).Record(happened);

    /// <summary>
    /// The next change happens once for this command: sent again within half an hour, to whichever gateway, it gets the first answer, which is
    /// committed together with the change. A refusal is not kept, for it changed nothing.
    /// </summary>
    /// <param name="operation">What the command does to what; a command id that was used for another operation is refused: command.id-reused.</param>
    public void Once(string account, string operation, string commandId) => once = new(["answer", account, commandId], operation);

    /// <summary>Changes in one transaction. A refusal changes nothing and tells nothing.</summary>
    internal async Task<Outcome<T>> Change<T>(Func<Task<Outcome<T>>> change, CancellationToken cancellationToken)
        where T : class
    {
        Notes.OpenKeys();
        await using var transaction = await Db.Database.BeginTransactionAsync(cancellationToken);
        if (Db.Database.IsNpgsql()) await Db.Database.ExecuteSqlRawAsync(OneAtATime, cancellationToken);
        var command = once;
        once = null;
        if (command is not null && await Notes.Find<Answered>(command.Name, cancellationToken) is { } answered)
            return answered.Operation == command.Operation ? answered.Answer.Deserialize<T>(DomainJson.Options)! : IdReused;
        var outcome = await change();
        if (outcome.IsRefused)
        {
            await transaction.RollbackAsync(cancellationToken);
            Db.ChangeTracker.Clear();
            told.Clear();
            return outcome;
        }

        var happened = told.ToArray();
        told.Clear();
        if (events is null) Db.Events.AddRange(happened.Select(EventRow.Of));
        await Db.SaveChangesAsync(cancellationToken);
        if (command is not null) await Keep(command, outcome.Value!, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (events is null) return outcome;
        foreach (var one in happened) await events.Record(one);
        return outcome;
    }

    private Task Keep<T>(Sent sent, T answer, CancellationToken cancellationToken) =>
        Notes.Leave(sent.Name, new Answered(sent.Operation, JsonSerializer.SerializeToElement(answer, DomainJson.Options)), AnswersKept, cancellationToken);

    private sealed record Sent(string[] Name, string Operation);

    private sealed record Answered(string Operation, JsonElement Answer);
}
