using System.Data.Common;
using DistrictUnion.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Sqlite;

/// <summary>One SQLite file: the writer's own connection, and pooled ones that cannot write.</summary>
internal sealed class SqliteDatabase(string path) : Database
{
    // Larger than SQLite's 1,000 pages: fewer checkpoints within a commit; the log stays below some 16 MB.
    private const int PagesPerCheckpoint = 4_000;

    /// <summary>Nothing lies in a log beside the file.</summary>
    internal const string WholeByItself = "PRAGMA journal_mode = DELETE";

    /// <summary>Name of the file whose lock is the turn to back up.</summary>
    private const string BackupLock = "backup.lock";

    private readonly string reading = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = true }.ToString();
    private readonly string writing = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString();
    private LockFile? ownerLock;

    public string Path => path;

    public override string Place => path;

    public override Dialect Dialect => SqliteDialect.Instance;

    public override DbConnection OpenReader() => Open(reading);

    public override DbTransaction BeginSnapshot(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    public override Task Start()
    {
        NetworkPath.Refuse(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        ownerLock = LockFile.Take($"{path}.lock", out var why) ?? throw new StorageException(
            "storage.in-use", $"数据库 {path} 正被另一个进程使用。请先停止那个进程，或换一个数据库文件。（锁文件 {path}.lock）", why);
        SqliteUpgrade.Run(this);
        return Task.CompletedTask;
    }

    /// <summary>Write-ahead log, and every commit on the disk before it is confirmed.</summary>
    public override WriterSession OpenWriter(WriterFigures figures)
    {
        var connection = Open(writing);
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        connection.Execute($"PRAGMA wal_autocheckpoint = {PagesPerCheckpoint}");
        // What is erased is overwritten, not only unlinked (private values).
        connection.Execute("PRAGMA secure_delete = ON");
        if (connection.Scalar<string>("PRAGMA journal_mode") is "wal" && connection.Scalar<long>("PRAGMA synchronous") == 2) return new SqliteSession(connection, figures);
        connection.Dispose();
        throw new StorageException("storage.not-durable", $"数据库 {path} 所在的位置不支持预写日志（WAL）与同步写入，数据可能丢失，因此不启动。");
    }

    public override Task<IAsyncDisposable?> TakeBackupTurn()
    {
        var folder = System.IO.Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        return Task.FromResult<IAsyncDisposable?>(LockFile.Take(System.IO.Path.Combine(folder, BackupLock), out _));
    }

    /// <summary>Copies the database as it is at this moment into a file that is whole by itself.</summary>
    public void Copy(string copyPath)
    {
        File.Delete(copyPath);
        using var source = Open(reading);
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copyPath, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
        copy.Execute(WholeByItself);
    }

    /// <summary>Makes the file whole by itself: nothing lies in a log beside it.</summary>
    public void CloseJournal()
    {
        using var connection = Open(writing);
        connection.Execute(WholeByItself);
    }

    /// <summary>Closes the pooled connections, too, so that the files can be moved or deleted.</summary>
    public override Task Stop()
    {
        using (var connection = new SqliteConnection(reading)) SqliteConnection.ClearPool(connection);
        ownerLock?.Dispose();
        ownerLock = null;
        return Task.CompletedTask;
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
