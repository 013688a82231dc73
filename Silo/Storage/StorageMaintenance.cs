using DistrictUnion.Domain;
using DistrictUnion.Storage.Copying;
using DistrictUnion.Storage.Files;
using DistrictUnion.Storage.Postgres;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Storage.Sqlite;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage;

/// <summary>A copy of the database that was made while others wrote.</summary>
/// <param name="Seals">Those that were made for it, and that it holds.</param>
/// <param name="At">Everything that was confirmed before is in it: its end, or its beginning where another process wrote into a SQLite file.</param>
public sealed record BackedUp(IReadOnlyList<Seal> Seals, DateTimeOffset At);

/// <summary>What the people who run the service do with the database.</summary>
public sealed class StorageMaintenance
{
    private readonly Database database;
    private readonly GroupWriter writer;
    private readonly Seals seals;
    private readonly TimeProvider clock;

    internal StorageMaintenance(Database database, GroupWriter writer, WriterFigures figures, Seals seals, TimeProvider clock) =>
        (this.database, this.writer, Figures, this.seals, this.clock) = (database, writer, figures, seals, clock);

    /// <summary>What the writer has done since the start.</summary>
    public WriterFigures Figures { get; }

    /// <summary>Checks a database that this process need not own; only reads.</summary>
    /// <param name="outside">A seal that was kept outside, or null.</param>
    public static async Task<Verified> Verify(StorageOptions options, OutsideSeal? outside = null)
    {
        await using var database = options.Open();
        return await Task.Run(() => Verify(database, outside));
    }

    /// <summary>Copies a database that this process need not own into a SQLite file that is whole by itself; its owner goes on writing.</summary>
    /// <returns>Everything that was confirmed before is in the copy: of a file, that is its beginning.</returns>
    public static async Task<DateTimeOffset> Copy(StorageOptions options, string copy)
    {
        await using var database = options.Open();
        if (database is not SqliteDatabase file) return await CopyRows(database, copy, TimeProvider.System);
        var at = TimeProvider.System.GetUtcNow();
        await Task.Run(() => file.Copy(copy));
        return at;
    }

    /// <summary>The turn to back up a database that this process need not own; null: another process, or another part of this one, has it.</summary>
    /// <exception cref="IOException">The lock beside a file cannot be made.</exception>
    public static async Task<IAsyncDisposable?> TakeBackupTurn(StorageOptions options)
    {
        await using var database = options.Open();
        return await database.TakeBackupTurn();
    }

    /// <summary>The districts that the journal of a database holds that this process need not own; only reads.</summary>
    public static async Task<IReadOnlyList<DistrictCode>> Districts(StorageOptions options)
    {
        await using var database = options.Open();
        return await Task.Run(() => Districts(database));
    }

    /// <summary>Takes a database along into an empty one, and owns both meanwhile. The new one's read model is made anew.</summary>
    /// <returns>The check of the new one.</returns>
    /// <exception cref="StorageException">One of them cannot be owned, or the new one is not empty: <c>storage.not-empty</c>.</exception>
    public static async Task<Verified> Move(StorageOptions from, StorageOptions to)
    {
        await using (var source = from.Open())
        {
            await source.Start();
            using var figures = new WriterFigures();
            using var owning = source.OpenWriter(figures);
            await using var target = to.Open();
            await target.Start();
            DatabaseCopy.Run(source, target, TimeProvider.System);
        }

        await using var moved = new DistrictStorage(to, TimeProvider.System);
        await moved.Start();
        return await moved.Maintenance.Verify();
    }

    /// <summary>Whether the journal of a database on a server holds nothing. Only reads; another process may own it.</summary>
    /// <exception cref="StorageException">It cannot be used: <c>storage.unreachable</c>, <c>storage.older</c>, <c>storage.newer</c>, <c>storage.role-too-strong</c>.</exception>
    public static async Task<bool> IsEmpty(StorageOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(options.PostgreSql);
        await using var database = options.Open();
        await database.Start();
        using var connection = database.OpenReader();
        return !connection.Scalar<bool>("SELECT EXISTS (SELECT * FROM journal)");
    }

    /// <summary>Takes the attached files of one place along to another, from a folder or from a database and to either. Both may be in use.</summary>
    /// <exception cref="InvalidDataException">What is read back is not what was written; the message is the file's name.</exception>
    public static async Task<CopiedFiles> CopyFiles(StorageOptions from, StorageOptions to, CancellationToken cancellationToken = default)
    {
        await using var source = from.OpenFiles();
        await using var target = to.OpenFiles();
        return await FileCopy.Run(source, target, cancellationToken);
    }

    /// <summary>Whether there is any attached file.</summary>
    public static async Task<bool> HasFiles(StorageOptions options, CancellationToken cancellationToken = default)
    {
        await using var files = options.OpenFiles();
        return await files.All(cancellationToken).AnyAsync(cancellationToken);
    }

    /// <summary>Makes or upgrades the tables on PostgreSQL, and grants the program's role what it needs.</summary>
    /// <param name="owner">Connection string with the role that owns the tables.</param>
    /// <exception cref="StorageException">The tables are of a newer program, <c>storage.newer</c>; owner and role are the same, <c>storage.role-too-strong</c>; or the two name different databases, <c>storage.owner-elsewhere</c>.</exception>
    public static Task Upgrade(StorageOptions options, string owner)
    {
        // A server may have several names; a database has one.
        if (PostgresDatabase.Settings(owner).Database != PostgresDatabase.Settings(options.PostgreSql).Database)
        {
            throw new StorageException(
                "storage.owner-elsewhere", $"表的所有者连的是 {PostgresDatabase.PlaceOf(owner)}，程序用的是 {options.Name}，不是同一个数据库，什么也没有改。");
        }

        return PostgresUpgrade.Run(owner, options.Role);
    }

    /// <summary>Recomputes all chains and compares them with the seals.</summary>
    public Task<Verified> Verify(OutsideSeal? outside = null) => Task.Run(() => Verify(database, outside));

    /// <summary>Makes the read model anew from the journal. Writes wait meanwhile; reads see the old one.</summary>
    public Task<Rebuilt> Rebuild() => writer.Alone(ReadModelUpkeep.Rebuild);

    /// <summary>Ends when the writer has come to it: it accepts and works. After a write that the database did not take it tries whether it takes one again.</summary>
    /// <exception cref="StorageException">Storage has stopped.</exception>
    /// <exception cref="System.Data.Common.DbException">The database takes no writes, as with a full disk.</exception>
    public Task Probe() => writer.HasFailed ? writer.Write(new StatementWrite(database.Dialect.WriteNothingNew)) : writer.Alone(_ => true);

    /// <summary>Seals a district's journal as it stands.</summary>
    public Task<Seal> Seal(DistrictCode district) => seals.Make(district);

    /// <summary>Seals every district, then copies the database into a file that is whole by itself. Writes go on meanwhile.</summary>
    /// <param name="path">The copy; one that is there is replaced.</param>
    public async Task<BackedUp> Backup(string path)
    {
        var made = new List<Seal>();
        foreach (var district in await Districts()) made.Add(await Seal(district));
        return new(made, database is SqliteDatabase ? await LiveCopy.Run(writer, path, clock) : await CopyRows(database, path, clock));
    }

    /// <summary>The districts that the journal holds.</summary>
    public Task<IReadOnlyList<DistrictCode>> Districts() => Task.Run(() => Districts(database));

    private static IReadOnlyList<DistrictCode> Districts(Database database)
    {
        using var connection = database.OpenReader();
        return [.. Journal.StreamList.All(connection).Select(s => StreamKey.DistrictOf(s.Value)).Distinct().Select(code => new DistrictCode(code))];
    }

    private static Task<DateTimeOffset> CopyRows(Database database, string path, TimeProvider clock) => Task.Run(async () =>
    {
        File.Delete(path);
        await using var copy = new SqliteDatabase(Path.GetFullPath(path));
        await copy.Start();
        var at = DatabaseCopy.Run(database, copy, clock);
        copy.CloseJournal();
        return at;
    });

    private static Verified Verify(Database database, OutsideSeal? outside)
    {
        using var connection = database.OpenReader();
        return new Verification(database, connection).Run(outside);
    }
}
