using DistrictUnion.Storage;

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

    /// <summary>Takes a database along into an empty one, and owns both meanwhile: the journal row by row, then the read model made anew.</summary>
    /// <returns>The check of the new one.</returns>
    /// <exception cref="SiloStartException">One of them is owned by another process or cannot be used, or the new one is not empty.</exception>
    public static async Task<JournalCheck> Move(EmbeddedPlace from, EmbeddedPlace to)
    {
        try
        {
            return EmbeddedAdministration.From(await StorageMaintenance.Move(from.Options, to.Options));
        }
        catch (StorageException exception)
        {
            throw new SiloStartException(exception.Code, exception.Message, exception);
        }
    }

    /// <summary>Makes or upgrades the tables of a PostgreSQL database, and grants the service's role what it needs.</summary>
    /// <param name="owner">Connection string with the role that owns the tables.</param>
    /// <exception cref="SiloStartException">The tables are of a newer program, or the owner is the service's role.</exception>
    public static async Task Upgrade(EmbeddedPlace place, string owner)
    {
        try
        {
            await StorageMaintenance.Upgrade(place.Options, owner);
        }
        catch (StorageException exception)
        {
            throw new SiloStartException(exception.Code, exception.Message, exception);
        }
    }
}
