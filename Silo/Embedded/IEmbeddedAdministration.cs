using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Embedded;

/// <summary>What the people who run the service do with its database, beside the grains. Only <c>Gateway/Hosting</c> names it.</summary>
public interface IEmbeddedAdministration
{
    /// <summary>The districts that the journal holds.</summary>
    Task<ImmutableArray<DistrictCode>> Districts();

    /// <summary>Whether calls are taken, the writer accepts, and the journal can be read. Cheap; it says no by waiting or by an exception, too.</summary>
    Task<bool> IsReady(CancellationToken cancellationToken = default);

    /// <summary>Recomputes every hash chain and holds it against the seals. Changes nothing; work goes on meanwhile.</summary>
    /// <param name="outside">A seal that was kept outside, or null.</param>
    Task<JournalCheck> Verify(PrintedSeal? outside = null);

    /// <summary>Seals a district's journal as it stands.</summary>
    Task<SealReceipt> Seal(DistrictCode district);

    /// <summary>Makes the read model anew from the journal. Changes wait meanwhile; what is asked is answered from the old one.</summary>
    Task<RebuiltReadModel> Rebuild();

    /// <summary>Seals every district, then copies the database into one file that is whole by itself. Work goes on meanwhile.</summary>
    /// <param name="path">The copy; one that is there is replaced.</param>
    Task<CopiedDatabase> Backup(string path);
}

/// <summary>What a check of the whole journal found.</summary>
/// <param name="Rows">Journal rows whose hash was recomputed.</param>
/// <param name="Flaws">Empty when all is as it was written; else the first wrong row of every stream.</param>
/// <param name="Ends">Up to when the journal of each district reaches, by district.</param>
public sealed record JournalCheck(long Rows, int Streams, int Seals, ImmutableArray<JournalFlaw> Flaws, ImmutableArray<JournalEnd> Ends)
{
    public bool IsSound => Flaws.IsEmpty;
}

/// <summary>The end of a district's journal: nothing later is in it.</summary>
/// <param name="At">Of its last row, UTC.</param>
public sealed record JournalEnd(DistrictCode District, DateTimeOffset At);

/// <summary>Something that is not as it was written.</summary>
/// <param name="Code">Stable: <c>journal.row-changed</c>.</param>
/// <param name="Text">A Chinese sentence.</param>
/// <param name="Stream">Null when it concerns no stream.</param>
/// <param name="Version">First wrong version, or null.</param>
public sealed record JournalFlaw(string Code, string Text, string? Stream, long? Version);

/// <summary>A seal (封存) as it is printed, to be kept outside.</summary>
/// <param name="Digest">64 lower-case hex digits.</param>
public sealed record PrintedSeal(long Number, string Digest);

/// <summary>A seal that was made.</summary>
/// <param name="At">UTC.</param>
/// <param name="Digest">64 lower-case hex digits.</param>
/// <param name="Streams">How many streams it names.</param>
public sealed record SealReceipt(long Number, DistrictCode District, DateTimeOffset At, string Digest, int Streams);

/// <summary>A read model that was made anew.</summary>
/// <param name="Skipped">Streams that this program cannot fold; their old rows are gone.</param>
public sealed record RebuiltReadModel(int Streams, long Rows, ImmutableArray<string> Skipped);

/// <summary>A copy of the database that was made while others wrote.</summary>
/// <param name="Seals">Those that were made for it, and that it holds.</param>
/// <param name="At">Everything that was confirmed before is in it: its end, or its beginning where another process wrote into a SQLite file.</param>
public sealed record CopiedDatabase(ImmutableArray<SealReceipt> Seals, DateTimeOffset At);
