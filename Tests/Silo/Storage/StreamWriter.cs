using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Commits facts on one stream, one command after the other, as its grain would.</summary>
internal sealed class StreamWriter<TState>(IJournal journal, StreamName stream)
    where TState : class, IState<TState>
{
    public static readonly DateTimeOffset FirstMoment = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    public TState State { get; private set; } = TState.Empty;

    public long Version { get; private set; }

    /// <summary>The commit that would come next; each is a minute after the one before.</summary>
    public Commit Next(params IFact[] facts) => Next($"command-{Version + 1}", FirstMoment.AddMinutes(Version), facts);

    public Commit Next(string commandId, DateTimeOffset at, params IFact[] facts) => new(
        stream,
        Version,
        at,
        "u1",
        commandId,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(commandId))),
        FactKinds.Write([.. facts]),
        Encoding.UTF8.GetBytes($$"""{"command":"{{commandId}}"}"""),
        new(State, facts.Aggregate(State, (state, fact) => state.Apply(fact, at, "u1"))));

    public Task<AppendResult> Commit(params IFact[] facts) => Commit(Next(facts));

    public async Task<AppendResult> Commit(Commit commit)
    {
        var result = await journal.Append(commit);
        if (result is AppendResult.Committed) Took(commit);
        return result;
    }

    /// <summary>The commit stands in the stream.</summary>
    public void Took(Commit commit) => (State, Version) = ((TState)commit.Change.After, commit.ExpectedVersion + 1);

    /// <summary>Each fact as a command of its own.</summary>
    public async Task CommitEach(IEnumerable<IFact> facts)
    {
        foreach (var fact in facts) Assert.IsType<AppendResult.Committed>(await Commit(fact));
    }
}
