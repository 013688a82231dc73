using System.Runtime.CompilerServices;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Grains;

/// <summary>A journal in memory that keeps the port's promises, and can be told to fail in each way that the port names.</summary>
internal sealed class MemoryJournal : IJournal
{
    private readonly List<Commit> commits = [];

    /// <summary>What happens at the next appends, one after the other; then all goes well.</summary>
    public Queue<Fault> Faults { get; } = [];

    /// <summary>Awaited within every reading, so that a test can hold one.</summary>
    public Task Reading { get; set; } = Task.CompletedTask;

    /// <summary>Called when an append is queued, before anything is written.</summary>
    public Action Queued { get; set; } = () => { };

    public int Reads { get; private set; }

    public int Finds { get; private set; }

    public IReadOnlyList<Commit> Commits => commits;

    /// <summary>The versions after which streams were read.</summary>
    public List<long> ReadAfter { get; } = [];

    public async IAsyncEnumerable<JournalEntry> Read(StreamName stream, long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Reads++;
        ReadAfter.Add(afterVersion);
        await Reading;
        foreach (var commit in commits.Where(c => c.Stream == stream && c.ExpectedVersion >= afterVersion).ToArray())
            yield return new(commit.ExpectedVersion + 1, commit.At, commit.Actor, commit.Facts);
    }

    public Task<CommittedCommand?> Find(StreamName stream, string commandId, CancellationToken cancellationToken)
    {
        Finds++;
        return Task.FromResult(Found(stream, commandId));
    }

    public Task<AppendResult> Append(Commit commit)
    {
        Queued();
        var fault = Faults.TryDequeue(out var next) ? next : Fault.None;
        if (fault is Fault.LostRace) return Task.FromResult<AppendResult>(new AppendResult.VersionRace());
        if (fault is Fault.FailedUnwritten) throw new IOException("Nothing was written.");
        var result = Write(commit, fault);
        return fault is Fault.FailedWritten ? throw new IOException("It was written, but nobody was told.") : Task.FromResult(result);
    }

    private AppendResult Write(Commit commit, Fault fault)
    {
        if (Found(commit.Stream, commit.CommandId) is { } found) return new AppendResult.Repeated(found);
        if (commits.Count(c => c.Stream == commit.Stream) != commit.ExpectedVersion) return new AppendResult.VersionRace();
        var written = fault is Fault.Postponed ? commit with { At = commit.At.AddSeconds(1) } : commit;
        commits.Add(written);
        return new AppendResult.Committed(commit.ExpectedVersion + 1, written.At);
    }

    private CommittedCommand? Found(StreamName stream, string commandId) =>
        commits.Where(c => c.Stream == stream && c.CommandId == commandId).Select(c => new CommittedCommand(c.CommandDigest, c.Answer)).FirstOrDefault();
}

/// <summary>How an append goes.</summary>
internal enum Fault
{
    None,

    /// <summary>Another writer was faster.</summary>
    LostRace,

    /// <summary>An exception; nothing was written.</summary>
    FailedUnwritten,

    /// <summary>An exception, although it was written.</summary>
    FailedWritten,

    /// <summary>Written with a later moment than was asked for.</summary>
    Postponed,
}
