using DistrictUnion.Storage.Files;
using DistrictUnion.Storage.Postgres;
using DistrictUnion.Storage.Sqlite;

namespace DistrictUnion.Storage;

/// <summary>Where the database is and how its writer works.</summary>
public sealed class StorageOptions
{
    /// <summary>Path of the database file. Its folder is made when it is absent; the lock file and the copies before an upgrade lie beside it.</summary>
    public string Path { get; set; } = "data/district-union.db";

    /// <summary>Connection string of a PostgreSQL database, with the role under which the program runs; empty: the SQLite file.</summary>
    public string PostgreSql { get; set; } = "";

    /// <summary>
    /// Whether other processes write as well: the silos of a cluster. They share the lock that else one owner holds, so that no verb that must
    /// own the database comes between them. PostgreSQL only.
    /// </summary>
    public bool IsShared { get; set; }

    /// <summary>Folder of the bytes of attached files; empty: <c>files</c> beside the SQLite file.</summary>
    public string Files { get; set; } = "";

    /// <summary>
    /// Whether the bytes of attached files lie in the database instead of a folder. Where several processes share it (<see cref="IsShared"/>)
    /// they always do: those have no folder in common. PostgreSQL only.
    /// </summary>
    public bool FilesInDatabase { get; set; }

    /// <summary>Writes that may wait; further callers wait to be let in.</summary>
    /// <value>1 to 1,000,000; the default is 4,096.</value>
    public int QueueLength { get; set; } = 4_096;

    /// <summary>Most writes that are committed as one group.</summary>
    /// <value>1 to 10,000; the default is 256.</value>
    public int LargestGroup { get; set; } = 256;

    /// <summary>Where the database is, for a sentence; never with a password.</summary>
    public string Name => PostgreSql.Length > 0 ? PostgresDatabase.PlaceOf(PostgreSql) : Path;

    /// <summary>The role under which the program runs on PostgreSQL; empty on SQLite.</summary>
    public string Role => PostgreSql.Length > 0 ? PostgresDatabase.Settings(PostgreSql).Username ?? "" : "";

    /// <summary>Where the attached files lie, for a sentence.</summary>
    public string FilesName => HasFilesInDatabase ? Name : FilesFolder;

    private bool HasFilesInDatabase => IsShared || FilesInDatabase;

    private string FilesFolder => System.IO.Path.GetFullPath(Files.Length > 0 ? Files : FileFolder.Beside(Path));

    /// <summary>Where the attached files lie.</summary>
    internal IFileShelf OpenFiles() => HasFilesInDatabase ? new FileTable(PostgreSql) : new FileFolder(FilesFolder);

    internal Database Open() => PostgreSql.Length > 0 ? new PostgresDatabase(PostgreSql, IsShared) : new SqliteDatabase(System.IO.Path.GetFullPath(Path));

    /// <exception cref="ArgumentException">A value is outside its bounds.</exception>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        if (HasFilesInDatabase) ArgumentException.ThrowIfNullOrEmpty(PostgreSql);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(QueueLength, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestGroup, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LargestGroup, 10_000);
    }
}
