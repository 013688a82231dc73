using DistrictUnion.Domain.Files;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Files;
using DistrictUnion.Tests.Support;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Attached files in a folder and in the tables of a database.</summary>
[Collection(StorageTests.Name)]
public sealed class FileStoreTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly byte[] Plan = "工会工作计划"u8.ToArray();

    private readonly List<DirectoryInfo> folders = [];
    private readonly List<IFileShelf> shelves = [];

    /// <summary>Of the first store that is in a database.</summary>
    private string? owner;

    private string Folder => folders[^1].FullName;

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Put_Twice_KeepsOneWholeFile(Engine on)
    {
        var store = Store(on);

        await store.Put(Digest(Plan), Plan, default);
        await store.Put(Digest(Plan), Plan, default);

        Assert.Equal([new KeptFile(Digest(Plan), Plan.Length)], await store.All(default).ToListAsync());
        Assert.Equal(Plan, await store.Get(Digest(Plan), default));
        Assert.Equal(Plan.Length, await store.Length(Digest(Plan), default));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Put_SameBytesByManyAtOnce_AreKeptOnce(Engine on)
    {
        var (store, bytes) = (Store(on), Long(700_000));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Put(Digest(bytes), bytes, default)));

        Assert.Single(await store.All(default).ToListAsync());
        Assert.Equal(bytes, await store.Get(Digest(bytes), default));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Part_OfALongFile_AreTheWholeTogether(Engine on)
    {
        var (store, bytes) = (Store(on), Long((2 * FileContent.PartLength) + 4_711));
        await store.Put(Digest(bytes), bytes, default);

        var parts = new List<byte>();
        for (byte[] part; (part = (await store.Part(Digest(bytes), parts.Count, default))!).Length > 0;) parts.AddRange(part);

        Assert.Equal(bytes, parts);
        Assert.Equal(bytes[600_001..(600_001 + FileContent.PartLength)], await store.Part(Digest(bytes), 600_001, default));
        Assert.Equal(FileContent.PartLength, (await store.Part(Digest(bytes), 0, default))!.Length);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Put_NoBytes_AreAFile(Engine on)
    {
        var store = Store(on);

        await store.Put(Digest([]), Array.Empty<byte>(), default);

        Assert.Empty((await store.Get(Digest([]), default))!);
        Assert.Empty((await store.Part(Digest([]), 0, default))!);
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Get_NotThere_IsNull(Engine on)
    {
        var store = Store(on);

        Assert.Null(await store.Get(new('0', 64), default));
        Assert.Null(await store.Part(new('0', 64), 0, default));
        Assert.Null(await store.Length(new('0', 64), default));
        Assert.Empty(await store.All(default).ToListAsync());
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Get_AlteredOrForeignName_IsNotGiven(Engine on)
    {
        var store = Store(on);
        await store.Put(Digest(Plan), Plan, default);
        Alter(on, Digest(Plan));

        await Assert.ThrowsAsync<InvalidDataException>(() => store.Get(Digest(Plan), default));
        await Assert.ThrowsAsync<InvalidDataException>(() => store.Part(Digest(Plan), 0, default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Get("../../etc/passwd", default));
    }

    [Fact]
    public async Task Put_HalfAFileOfACrash_IsReplaced()
    {
        var store = Store(Engine.Sqlite);
        Directory.CreateDirectory(Path.Combine(Folder, Digest(Plan)[..2]));
        await File.WriteAllBytesAsync(Path.Combine(Folder, Digest(Plan)[..2], Digest(Plan)), Plan[..3]);

        await store.Put(Digest(Plan), Plan, default);

        Assert.Equal(Plan, await store.Get(Digest(Plan), default));
    }

    [PostgresFact]
    public async Task Get_RowOfATableIsMissing_IsNotGiven()
    {
        var (store, bytes) = (Store(Engine.Postgres), Long(1_500_000));
        await store.Put(Digest(bytes), bytes, default);
        Tamper("DELETE FROM file_chunks WHERE begins > 0 AND begins < 1000000");

        await Assert.ThrowsAsync<InvalidDataException>(() => store.Get(Digest(bytes), default));
        await Assert.ThrowsAsync<InvalidDataException>(() => store.Part(Digest(bytes), 0, default));
        await Assert.ThrowsAsync<InvalidDataException>(() => store.Part(Digest(bytes), 1_000, default));
    }

    [Theory]
    [OnSqlite]
    [OnPostgres]
    public async Task Copy_ToEitherKind_TakesTheWholeOnesAndNamesTheDamaged(Engine on)
    {
        var (from, bytes) = (Store(on), Long(1_300_000));
        await from.Put(Digest(bytes), bytes, default);
        await from.Put(Digest("坏了"u8.ToArray()), "坏了"u8.ToArray(), default);
        Alter(on, Digest("坏了"u8.ToArray()));
        IEnumerable<Engine> kinds = PostgresServer.Missing is null ? [Engine.Sqlite, Engine.Postgres] : [Engine.Sqlite];
        foreach (var to in kinds.Select(Store))
        {
            for (var time = 0; time < 2; time++)
            {
                var copied = await FileCopy.Run(from, to, default);

                Assert.Equal((1, Digest("坏了"u8.ToArray())), (copied.Count, Assert.Single(copied.Damaged)));
            }

            Assert.Equal(bytes, await to.Get(Digest(bytes), default));
            Assert.Single(await to.All(default).ToListAsync());
        }
    }

    [PostgresFact]
    public void Check_FilesInADatabaseThatIsAFile_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new DistrictStorage(new() { FilesInDatabase = true }, TimeProvider.System));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var shelf in shelves) await shelf.DisposeAsync();
        foreach (var folder in folders) folder.Delete(recursive: true);
    }

    private static string Digest(byte[] bytes) => FileDigest.Of(bytes);

    /// <summary>Bytes of which no two places look alike.</summary>
    private static byte[] Long(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private IFileShelf Store(Engine on)
    {
        if (on is Engine.Postgres)
        {
            var database = server.NewStorage();
            owner ??= database;
            shelves.Add(new FileTable(PostgresServer.AsProgram(database)));
        }
        else
        {
            folders.Add(Directory.CreateTempSubdirectory("district-union-files-"));
            shelves.Add(new FileFolder(Folder));
        }

        return shelves[^1];
    }

    /// <summary>Changes a file without a change of its length, behind the program's back.</summary>
    private void Alter(Engine on, string sha256)
    {
        if (on is Engine.Postgres)
        {
            Tamper("UPDATE file_chunks SET bytes = set_byte(bytes, 0, 255) WHERE sha256 = @0", sha256);
            return;
        }

        using var file = File.OpenWrite(Path.Combine(Folder, sha256[..2], sha256));
        file.WriteByte(255);
    }

    private void Tamper(string sql, params object?[] values)
    {
        using var connection = new NpgsqlConnection(PostgresServer.AsOwner(owner!));
        connection.Open();
        Assert.NotEqual(0, connection.Execute(sql, values));
    }
}
