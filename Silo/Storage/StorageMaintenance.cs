using DistrictUnion.Domain;
using DistrictUnion.Storage.Files;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Schema;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage;

/// <summary>What the people who run the service do with the database.</summary>
public sealed class StorageMaintenance
{
    private readonly SqliteDatabase database;
    private readonly GroupWriter writer;
    private readonly Seals seals;

    internal StorageMaintenance(SqliteDatabase database, GroupWriter writer, WriterFigures figures, Seals seals) =>
        (this.database, this.writer, Figures, this.seals) = (database, writer, figures, seals);

    /// <summary>What the writer has done since the start.</summary>
    public WriterFigures Figures { get; }

    /// <summary>Checks a database that this process need not own; only reads.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="outside">A seal that was kept outside, or null.</param>
    public static Verified Verify(string path, OutsideSeal? outside = null) => Verify(new SqliteDatabase(path), outside);

    /// <summary>Copies a database that this process need not own into a file that is whole by itself; its owner goes on writing.</summary>
    public static void Copy(string path, string copy) => SchemaUpgrade.Copy(new SqliteDatabase(path), copy);

    /// <summary>Copies the files that lie beside a database to beside its copy; work goes on meanwhile.</summary>
    /// <returns>How many there are.</returns>
    public static int CopyFiles(string path, string copy) => FileFolder.Copy(FileFolder.Beside(path), FileFolder.Beside(copy));

    /// <summary>Recomputes all chains and compares them with the seals.</summary>
    public Task<Verified> Verify(OutsideSeal? outside = null) => Task.Run(() => Verify(database, outside));

    /// <summary>Makes the read model anew from the journal. Writes wait meanwhile; reads see the old one.</summary>
    public Task<Rebuilt> Rebuild() => writer.Alone(ReadModelUpkeep.Rebuild);

    /// <summary>Ends when the writer has come to it: it accepts and works.</summary>
    /// <exception cref="StorageException">Storage has stopped.</exception>
    public Task Probe() => writer.Alone(_ => true);

    /// <summary>Seals a district's journal as it stands.</summary>
    public Task<Seal> Seal(DistrictCode district) => seals.Make(district);

    /// <summary>Seals every district, then copies the database into a file that is whole by itself. Writes go on meanwhile.</summary>
    /// <param name="path">The copy; one that is there is replaced.</param>
    /// <returns>The seals that the copy holds.</returns>
    public async Task<IReadOnlyList<Seal>> Backup(string path)
    {
        var made = new List<Seal>();
        foreach (var district in await Districts()) made.Add(await Seal(district));
        await Task.Run(() => SchemaUpgrade.Copy(database, path));
        return made;
    }

    /// <summary>The districts that the journal holds.</summary>
    public Task<IReadOnlyList<DistrictCode>> Districts() => Task.Run(() =>
    {
        using var connection = database.OpenReader();
        return (IReadOnlyList<DistrictCode>)
            [.. Journal.StreamList.All(connection).Select(s => StreamKey.DistrictOf(s.Value)).Distinct().Select(code => new DistrictCode(code))];
    });

    private static Verified Verify(SqliteDatabase database, OutsideSeal? outside)
    {
        using var connection = database.OpenReader();
        return new Verification(connection).Run(outside);
    }
}
