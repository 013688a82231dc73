using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Grains.Journal;

/// <summary>The append-only journal: one row per committed command, hash-chained by stream. Storage implements it; grains are its only writers.</summary>
public interface IJournal
{
    /// <summary>The commands of a stream after a version, oldest first.</summary>
    /// <param name="afterVersion">0: from the beginning.</param>
    IAsyncEnumerable<JournalEntry> Read(StreamName stream, long afterVersion, CancellationToken cancellationToken);

    /// <summary>The command that a stream committed under an id, or null.</summary>
    Task<CommittedCommand?> Find(StreamName stream, string commandId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends a command's facts and answer and changes the read-model rows of its stream, in one durable transaction. Appends of many
    /// streams may be committed as a group; one that fails does not disturb the others. Once queued it is not cancelled.
    /// </summary>
    /// <exception cref="Exception">The outcome is unknown: reload and look the command id up before answering.</exception>
    Task<AppendResult> Append(Commit commit);
}

/// <summary>Name of a stream: <c>district:qinglan</c>, <c>school:qinglan/xihu</c>, <c>ledger:qinglan/xihu/l04/2026</c>, <c>inspection:qinglan/2026/xihu</c>, <c>audit:qinglan/2026-11-22</c>, <c>books:qinglan/xihu</c>. One stream has one grain.</summary>
public readonly record struct StreamName(string Value)
{
    public static StreamName District(DistrictCode district) => new($"district:{district}");

    public static StreamName School(DistrictCode district, SchoolCode school) => new($"school:{district}/{school}");

    public static StreamName Ledger(DistrictCode district, SchoolCode school, LedgerCode kind, LedgerPeriod period) =>
        new($"ledger:{district}/{school}/{kind}/{period}");

    public static StreamName Inspection(DistrictCode district, InspectionCode inspection, SchoolCode school) => new($"inspection:{district}/{inspection}/{school}");

    public static StreamName Matters(DistrictCode district, SchoolCode school) => new($"matters:{district}/{school}");

    public static StreamName Books(DistrictCode district, SchoolCode school) => new($"books:{district}/{school}");

    public static StreamName Audit(DistrictCode district, DateOnly day) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"audit:{district}/{day:yyyy-MM-dd}"));

    /// <summary>The kind and period of a ledger's stream; null: it is no ledger's.</summary>
    public (LedgerCode Kind, LedgerPeriod Period)? AsLedger() =>
        Value.StartsWith("ledger:", StringComparison.Ordinal) && Value.Split('/') is [_, _, var kind, var period] && LedgerPeriod.TryParse(period, out var parsed) ? (new(kind), parsed) : null;

    /// <summary>The round whose inspection of a school the stream is; null: it is another stream.</summary>
    public InspectionCode? AsInspection() =>
        Value.StartsWith("inspection:", StringComparison.Ordinal) && Value.Split('/') is [_, var inspection, _] ? new(inspection) : null;

    public override string ToString() => Value;
}

/// <summary>A committed command as a grain needs it to fold.</summary>
/// <param name="Version">1, 2, 3 … within the stream.</param>
/// <param name="At">UTC, whole microseconds, never before the stream's last.</param>
/// <param name="Actor">Account id.</param>
/// <param name="Facts">Bytes as <see cref="FactKinds.Write"/> made them; never re-serialised.</param>
public sealed record JournalEntry(long Version, DateTimeOffset At, string Actor, ReadOnlyMemory<byte> Facts);

/// <summary>What was answered to a command that is committed.</summary>
/// <param name="Digest">SHA-256 of the command, 64 lower-case hex digits.</param>
/// <param name="Answer">UTF-8 JSON of the answer, as given then.</param>
public sealed record CommittedCommand(string Digest, ReadOnlyMemory<byte> Answer);

/// <summary>What is to be committed.</summary>
/// <param name="ExpectedVersion">The version that was decided on; the new row gets the next one.</param>
/// <param name="Change">The stream's state before and after, for its rows in the read model.</param>
public sealed record Commit(
    StreamName Stream,
    long ExpectedVersion,
    DateTimeOffset At,
    string Actor,
    string CommandId,
    string CommandDigest,
    ReadOnlyMemory<byte> Facts,
    ReadOnlyMemory<byte> Answer,
    StateChange Change)
{
    /// <summary>Private values that the facts name, written in the same transaction.</summary>
    public ImmutableArray<SealedValue> Sealed { get; init; } = [];

    /// <summary>References of private values that are deleted, with their keys, in the same transaction.</summary>
    public ImmutableArray<string> Erased { get; init; } = [];
}

/// <summary>A private value with the key of its HMAC.</summary>
public sealed record SealedValue(PrivateReference Reference, PrivacyClass Class, byte[] Value, byte[] Key);

/// <summary>What a command does to private values beside its facts.</summary>
/// <param name="Digested">The command in whose digest no private text can be tried.</param>
/// <param name="Sealed">The values that the facts name; null: none.</param>
/// <param name="Erased">References of values to delete.</param>
public sealed record PrivateChange(ICommand Digested, Func<ImmutableArray<IFact>, ImmutableArray<SealedValue>>? Sealed = null, ImmutableArray<string> Erased = default);

/// <summary>States of one stream around a commit: two of the same kind, a <see cref="Domain.Districts.District"/>, a <see cref="Domain.Progress.SchoolUnion"/>, a <see cref="Ledger"/>, a <see cref="AuditDay"/> or <see cref="Domain.Books.SchoolBooks"/>.</summary>
public sealed record StateChange(object Before, object After);

/// <summary>How an append ended.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>Durable.</summary>
    /// <param name="At">The moment that stands in the journal.</param>
    public sealed record Committed(long Version, DateTimeOffset At) : AppendResult;

    /// <summary>The stream has committed this command id before; nothing was written.</summary>
    public sealed record Repeated(CommittedCommand Command) : AppendResult;

    /// <summary>Another command was committed on the stream meanwhile; nothing was written.</summary>
    public sealed record VersionRace : AppendResult;
}
