using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Sealing;

namespace DistrictUnion.Embedded;

/// <summary>Passes the administration's questions on to storage, in words that do not name storage.</summary>
internal sealed class EmbeddedAdministration(StorageMaintenance maintenance, IJournal journal, EmbeddedSilo silo) : IEmbeddedAdministration
{
    /// <summary>A stream that no district has: finding nothing in it is a look into the index.</summary>
    private static readonly StreamName Nowhere = new("ready:");

    public async Task<ImmutableArray<DistrictCode>> Districts() => [.. await maintenance.Districts()];

    public async Task<bool> IsReady(CancellationToken cancellationToken)
    {
        if (!silo.Activations.IsOpen) return false;
        await maintenance.Probe().WaitAsync(cancellationToken);
        return await journal.Find(Nowhere, "", cancellationToken) is null;
    }

    public async Task<JournalCheck> Verify(PrintedSeal? outside) => From(await maintenance.Verify(To(outside)));

    public async Task<SealReceipt> Seal(DistrictCode district) => From(await maintenance.Seal(district));

    public async Task<RebuiltReadModel> Rebuild()
    {
        var rebuilt = await maintenance.Rebuild();
        return new(rebuilt.Streams, rebuilt.Rows, [.. rebuilt.Skipped]);
    }

    public async Task<CopiedDatabase> Backup(string path) => From(await maintenance.Backup(path));

    internal static JournalCheck From(Verified verified) =>
        new(
            verified.Rows, verified.Streams, verified.Seals, [.. verified.Wrong.Select(w => new JournalFlaw(w.Code, w.Text, w.Stream, w.Version))],
            [.. verified.Ends.Select(end => new JournalEnd(end.District, end.At))]);

    internal static CopiedDatabase From(BackedUp made) => new([.. made.Seals.Select(From)], made.At);

    internal static OutsideSeal? To(PrintedSeal? seal) => seal is null ? null : new(seal.Number, seal.Digest);

    internal static SealReceipt From(Seal seal) => new(seal.Number, seal.District, seal.At, seal.Digest, seal.Streams);
}
