using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Postgres.Cluster;

namespace DistrictUnion.Embedded;

/// <summary>What may be done with a database that this process does not host.</summary>
public static class EmbeddedDatabase
{
    /// <summary>Checks the journal as <see cref="IEmbeddedAdministration.Verify"/> does; only reads. Another process may own it.</summary>
    /// <param name="outside">A seal that was kept outside, or null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static async Task<JournalCheck> Verify(EmbeddedPlace place, PrintedSeal? outside = null) =>
        place.MayBeThere
            ? EmbeddedAdministration.From(await StorageMaintenance.Verify(place.Options, EmbeddedAdministration.To(outside)))
            : throw new FileNotFoundException($"没有数据库文件 {place.Database}。", place.Database);

    /// <summary>Copies a database into a SQLite file that is whole by itself; its owner goes on writing.</summary>
    /// <param name="copy">The copy; one that is there is replaced.</param>
    public static Task Copy(EmbeddedPlace place, string copy) => StorageMaintenance.Copy(place.Options, copy);

    /// <summary>The turn to back up a database, which a service and verbs, or the gateways of a cluster, may want at once; null: somebody else has it.</summary>
    /// <exception cref="IOException">The lock beside a SQLite file cannot be made.</exception>
    public static Task<IAsyncDisposable?> TakeBackupTurn(EmbeddedPlace place) => StorageMaintenance.TakeBackupTurn(place.Options);

    /// <summary>
    /// Seals every district, then copies the database into a SQLite file that is whole by itself. Where another process owns it, that one goes on
    /// writing and makes the seals, so there is no new one. On PostgreSQL the silos of a cluster may go on writing.
    /// </summary>
    /// <param name="copy">The copy; one that is there is replaced.</param>
    /// <param name="isAlone">Whether nobody may write beside it, as before an upgrade: what is confirmed later would be missing.</param>
    /// <exception cref="SiloStartException">The database cannot be used, or others write though nobody may.</exception>
    public static async Task<CopiedDatabase> Backup(EmbeddedPlace place, string copy, bool isAlone = false)
    {
        try
        {
            return await Started(place, async storage => EmbeddedAdministration.From(await storage.Maintenance.Backup(copy)), isAlone);
        }
        catch (SiloStartException exception) when (exception.Code is SiloStartException.InUse && !isAlone)
        {
            return new([], await StorageMaintenance.Copy(place.Options, copy));
        }
    }

    /// <summary>Seals a district's journal as it stands. On PostgreSQL the silos of a cluster may go on writing.</summary>
    /// <returns>Null when the journal holds no such district.</returns>
    /// <exception cref="SiloStartException">Another process owns the database, or it cannot be used.</exception>
    public static Task<SealReceipt?> Seal(EmbeddedPlace place, DistrictCode district) => Started(place, async storage =>
        (await storage.Maintenance.Districts()).Contains(district) ? EmbeddedAdministration.From(await storage.Maintenance.Seal(district)) : null);

    /// <summary>The districts that the journal holds. Only reads; other processes may write.</summary>
    public static async Task<ImmutableArray<DistrictCode>> Districts(EmbeddedPlace place) => [.. await StorageMaintenance.Districts(place.Options)];

    /// <summary>Takes a database along into an empty one, and owns both meanwhile: the journal row by row, then the read model made anew.</summary>
    /// <returns>The check of the new one.</returns>
    /// <exception cref="SiloStartException">One of them is owned by another process or cannot be used, or the new one is not empty.</exception>
    public static async Task<JournalCheck> Move(EmbeddedPlace from, EmbeddedPlace to) =>
        EmbeddedAdministration.From(await SiloStartException.Or(() => StorageMaintenance.Move(from.Options, to.Options)));

    /// <summary>Whether the journal of a PostgreSQL database holds nothing.</summary>
    /// <exception cref="SiloStartException">It cannot be used.</exception>
    public static Task<bool> IsEmpty(EmbeddedPlace place) => SiloStartException.Or(() => StorageMaintenance.IsEmpty(place.Options));

    /// <summary>Makes or upgrades the tables of a PostgreSQL database, and grants the service's role what it needs.</summary>
    /// <param name="owner">Connection string with the role that owns the tables.</param>
    /// <exception cref="SiloStartException">The tables are of a newer program, or the owner is the service's role.</exception>
    public static Task Upgrade(EmbeddedPlace place, string owner) => SiloStartException.Or(async () =>
    {
        await StorageMaintenance.Upgrade(place.Options, owner);
        return true;
    });

    /// <summary>The connection string with which Orleans' ADO.NET providers find their tables.</summary>
    /// <param name="postgreSql">That of the service's role.</param>
    public static string ForClusterProviders(string postgreSql) => ClusterDatabase.ForProviders(postgreSql);

    private static async Task<T> Started<T>(EmbeddedPlace place, Func<DistrictStorage, Task<T>> act, bool isAlone = false)
    {
        var options = place.Options;
        options.IsShared = !place.IsInFile && !isAlone;
        await using var storage = new DistrictStorage(options, TimeProvider.System);
        await SiloStartException.Or(storage.Start);
        return await act(storage);
    }
}
