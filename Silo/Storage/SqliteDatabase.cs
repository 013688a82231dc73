using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage;

/// <summary>Opens connections to one SQLite file: the writer's own, and pooled ones that cannot write.</summary>
internal sealed class SqliteDatabase(string path)
{
    // Larger than SQLite's 1,000 pages: fewer checkpoints within a commit; the log stays below some 16 MB.
    private const int PagesPerCheckpoint = 4_000;

    private readonly string reading = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();
    private readonly string writing = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString();

    public string Path => path;

    /// <summary>A pooled connection that reads. A statement, or a transaction, sees one snapshot.</summary>
    public SqliteConnection OpenReader() => Open(reading);

    /// <summary>The writer's connection: write-ahead log, and every commit on the disk before it is confirmed.</summary>
    /// <exception cref="StorageException">The file does not take these settings: <c>storage.not-durable</c>.</exception>
    public SqliteConnection OpenWriter()
    {
        var connection = Open(writing);
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute($"PRAGMA wal_autocheckpoint = {PagesPerCheckpoint}");
        // What is erased is overwritten, not only unlinked (private values).
        connection.Execute("PRAGMA secure_delete = ON");
        if (connection.Scalar<string>("PRAGMA journal_mode") is "wal" && connection.Scalar<long>("PRAGMA synchronous") == 2) return connection;
        connection.Dispose();
        throw new StorageException("storage.not-durable", $"数据库 {path} 所在的位置不支持预写日志（WAL）与同步写入，数据可能丢失，因此不启动。");
    }

    /// <summary>Closes the pooled connections, so that the files can be moved or deleted.</summary>
    public void ClosePool()
    {
        using var connection = new SqliteConnection(reading);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
