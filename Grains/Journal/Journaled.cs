using System.Security.Cryptography;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Orleans.Core;

namespace DistrictUnion.Grains.Journal;

/// <summary>
/// A grain's state as the fold of its stream: loads once (checkpoint, then the facts after it), decides, appends, and takes the new
/// state only after the commit is confirmed. On any exception it forgets its state and loads again: both hosts keep an activation
/// after a failed turn, and it must not go on with something that may not be so.
/// </summary>
public sealed class Journaled<TState>(
    StreamName stream, IJournal journal, IStorage<Checkpoint<TState>> checkpoint, int schema, TimeProvider clock)
    where TState : class, IState<TState>
{
    /// <summary>A lost version race is decided again at most so many times.</summary>
    public const int MaxTries = 3;

    /// <summary>A checkpoint is written when so many commands were committed since the last one.</summary>
    public const int CheckpointEvery = 50;

    private readonly Lock gate = new();
    private Task<Folded>? folded;
    private long checkpointed;

    /// <summary>The state now. Readers may run beside each other.</summary>
    public async ValueTask<TState> Read(CancellationToken cancellationToken) => (await Load(cancellationToken)).State;

    /// <summary>Decides and commits.</summary>
    /// <param name="decide">Pure: the state and now → facts and answer, or refusals. May run again after a lost version race.</param>
    /// <param name="privates">What it does to private values; null: nothing.</param>
    /// <returns>The answer, once its facts are durable; or the refusals; or the stored answer when this command id was committed before.
    /// Refusals of its own: command.id-reused, conflict.</returns>
    public async Task<Outcome<T>> Commit<T>(
        ICommand command, Func<TState, DateTimeOffset, Decision<T>> decide, CancellationToken cancellationToken, PrivateChange? privates = null)
        where T : class
    {
        var digest = Digest(privates?.Digested ?? command);
        try
        {
            for (var attempt = 1; attempt <= MaxTries; attempt++)
            {
                var before = await Load(cancellationToken);
                var now = Later(Now(), before.At);
                var decision = decide(before.State, now);
                if (decision.IsRefused)
                    return await Repeated<T>(command, digest, cancellationToken) ?? Outcome<T>.Refused(decision.Refusals);
                if (decision.Facts.IsEmpty) return decision.Answer!;
                cancellationToken.ThrowIfCancellationRequested();
                var after = Fold(before.State, decision.Facts, now, command.Context.Actor.Account);
                var result = await Append(command, digest, decision, before, after, now, privates);
                switch (result)
                {
                    case AppendResult.Committed committed when committed.At == now:
                        folded = Task.FromResult(new Folded(after, committed.Version, now));
                        await SaveCheckpoint(after, committed.Version, now);
                        return decision.Answer!;
                    case AppendResult.Committed:
                        Forget();
                        return decision.Answer!;
                    case AppendResult.Repeated repeated:
                        return Answer<T>(repeated.Command, digest);
                    default:
                        Forget();
                        break;
                }
            }
        }
        catch
        {
            Forget();
            throw;
        }

        return new Refusal("conflict", RefusalKind.Conflict, "同时有别人在改，请稍后再试。");
    }

    private async Task<AppendResult> Append<T>(
        ICommand command, string digest, Decision<T> decision, Folded before, TState after, DateTimeOffset now, PrivateChange? privates)
        where T : class
    {
        var commit = new Commit(
            stream, before.Version, now, command.Context.Actor.Account, command.Context.CommandId, digest,
            FactKinds.Write(decision.Facts), JsonSerializer.SerializeToUtf8Bytes(decision.Answer, DomainJson.Options), new(before.State, after))
        {
            Sealed = privates?.Sealed?.Invoke(decision.Facts) ?? [],
            Erased = privates is { Erased.IsDefault: false } ? privates.Erased : [],
        };
        try
        {
            return await journal.Append(commit);
        }
        catch (Exception)
        {
            // Whether it was committed is unknown; only the journal can tell.
            Forget();
            if (await journal.Find(stream, command.Context.CommandId, CancellationToken.None) is { } found) return new AppendResult.Repeated(found);
            throw;
        }
    }

    private async Task<Outcome<T>?> Repeated<T>(ICommand command, string digest, CancellationToken cancellationToken)
        where T : class =>
        await journal.Find(stream, command.Context.CommandId, cancellationToken) is { } found ? Answer<T>(found, digest) : null;

    private static Outcome<T> Answer<T>(CommittedCommand committed, string digest)
        where T : class =>
        committed.Digest == digest
            ? JsonSerializer.Deserialize<T>(committed.Answer.Span, DomainJson.Options)!
            : new Refusal("command.id-reused", RefusalKind.Conflict, "这个操作编号已经用于另一个操作，请刷新页面后再试。");

    private Task<Folded> Load(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Readers that come together share one load; one that failed is tried again by the next.
            if (folded is null || folded.IsFaulted || folded.IsCanceled) folded = LoadStream();
            return folded.WaitAsync(cancellationToken);
        }
    }

    private async Task<Folded> LoadStream()
    {
        var saved = await ReadCheckpoint();
        var (state, version, at) = saved is null ? (TState.Empty, 0L, DateTimeOffset.MinValue) : (saved.State!, saved.Version, saved.At);
        checkpointed = version;
        await foreach (var entry in journal.Read(stream, version, CancellationToken.None))
        {
            state = Fold(state, FactKinds.Read(entry.Facts.Span), entry.At, entry.Actor);
            (version, at) = (entry.Version, entry.At);
        }

        return new(state, version, at);
    }

    /// <summary>The checkpoint, or null where there is none of this shape. One that cannot be read costs a longer fold, not the stream.</summary>
    private async Task<Checkpoint<TState>?> ReadCheckpoint()
    {
        try
        {
            await checkpoint.ReadStateAsync();
            return checkpoint.State is { State: not null } found && found.Schema == schema ? found : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            CheckpointFailures.Count(failure);
            return null;
        }
    }

    /// <summary>Saves a checkpoint when one is due. The command is committed already: a failure here must not look like one of the command.</summary>
    private async Task SaveCheckpoint(TState state, long version, DateTimeOffset at)
    {
        if (version - checkpointed < CheckpointEvery) return;
        checkpointed = version;
        try
        {
            checkpoint.State = new() { Schema = schema, Version = version, At = at, State = state };
            await checkpoint.WriteStateAsync();
        }
        catch (Exception failure)
        {
            // The next load reads the stored checkpoint again, with its ETag, so that a later one can be written.
            CheckpointFailures.Count(failure);
            Forget();
        }
    }

    private void Forget() => folded = null;

    private static TState Fold(TState state, IEnumerable<IFact> facts, DateTimeOffset at, string by) =>
        facts.Aggregate(state, (current, fact) => current.Apply(fact, at, by));

    /// <summary>The clock, cut to the journal's microseconds.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Digest(ICommand command)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes<object>(command, DomainJson.Options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(command.GetType().Name));
        hash.AppendData([0]);
        hash.AppendData(json);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record Folded(TState State, long Version, DateTimeOffset At);
}
