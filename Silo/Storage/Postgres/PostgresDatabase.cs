using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using DistrictUnion.Storage.Postgres.Cluster;
using DistrictUnion.Storage.Writing;
using Npgsql;

namespace DistrictUnion.Storage.Postgres;

/// <summary>
/// A PostgreSQL database. Lasting tables lie in the schema <c>store</c>, of which the program's role may not change the journal; those of
/// the read model in <c>reading</c>, which are its own. The lock of the owner is held by the writer's connection: who lost it has lost
/// the right to write, too, and takes both up again together. The silos of a cluster share the lock, so that they write beside each other,
/// and whoever must be alone is kept out; the first of them is alone until it has brought the read model up to date.
/// </summary>
internal sealed class PostgresDatabase : Database
{
    public const string Store = "store";

    public const string Reading = "reading";

    /// <summary>New tables are made in the first.</summary>
    public const string SearchPath = $"{Reading},{Store}";

    /// <summary>The lock of who backs up; <see cref="SessionLock"/> has the one before, accounts the one before that.</summary>
    private const long BackupTurn = 7_310_455_004;

    /// <summary>What is confirmed is on the disk.</summary>
    private const string OnDisk = "-c synchronous_commit=on";

    private readonly NpgsqlDataSource readers;
    private readonly string writing;
    private readonly bool isShared;
    private bool hasBegun;

    /// <param name="connectionString">With the role under which the program runs.</param>
    /// <param name="isShared">Whether other processes write as well.</param>
    /// <exception cref="StorageException">It cannot be read: <c>storage.connection-string</c>.</exception>
    public PostgresDatabase(string connectionString, bool isShared = false)
    {
        this.isShared = isShared;
        var settings = Settings(connectionString);
        Place = PlaceOf(settings);
        Role = settings.Username ?? "";
        readers = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Options = Options(settings, "-c default_transaction_read_only=on") });
        // A connection that is closed must be gone, and the lock with it.
        writing = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, Options = Options(settings, OnDisk) }.ConnectionString;
    }

    public override string Place { get; }

    /// <summary>The role under which the program runs.</summary>
    public string Role { get; }

    public override Dialect Dialect => PostgresDialect.Instance;

    public override DbConnection OpenReader() => readers.OpenConnection();

    public override DbTransaction BeginSnapshot(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override async Task Start()
    {
        try
        {
            await PostgresUpgrade.Check(this);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            throw new StorageException("storage.unreachable", $"连不上数据库 {Place}：{e.Message}", e);
        }
    }

    public override WriterSession OpenWriter(WriterFigures figures)
    {
        var connection = new NpgsqlConnection(writing);
        try
        {
            connection.Open();
            if (connection.Scalar<string>("SHOW fsync") is "off")
                throw new StorageException("storage.not-durable", $"数据库 {Place} 关闭了 fsync，断电会丢失数据，因此不启动。请在 postgresql.conf 中打开 fsync。");
            var owning = new SessionLock(connection);
            if (!(isShared ? owning.TakeShared(mayBeAlone: !hasBegun) : owning.TakeAlone()))
                throw new StorageException("storage.in-use", $"数据库 {Place} 正被另一个进程使用。请先停止那个进程，或换一个数据库。");
            if (!isShared) connection.Execute(ClusterSchema.TakeGrainStates);
            hasBegun = true;
            return new PostgresSession(connection, figures, owning, isShared);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public override async Task<IAsyncDisposable?> TakeBackupTurn()
    {
        var connection = new NpgsqlConnection(writing);
        try
        {
            await connection.OpenAsync();
            if (connection.Scalar<bool>("SELECT pg_try_advisory_lock(@0)", BackupTurn)) return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    public override Task Stop()
    {
        readers.Clear();
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await readers.DisposeAsync();
    }

    /// <exception cref="StorageException">It cannot be read: <c>storage.connection-string</c>.</exception>
    public static string PlaceOf(string connectionString) => PlaceOf(Settings(connectionString));

    /// <exception cref="StorageException">It cannot be read: <c>storage.connection-string</c>.</exception>
    public static NpgsqlConnectionStringBuilder Settings(string connectionString)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = SearchPath, ApplicationName = "DistrictUnion" };
            if (settings.MaxAutoPrepare == 0) settings.MaxAutoPrepare = 200;
            settings.AutoPrepareMinUsages = 2;
            return settings;
        }
        catch (ArgumentException e)
        {
            throw new StorageException("storage.connection-string", $"PostgreSQL 的连接字符串不正确：{e.Message}", e);
        }
    }

    /// <summary>Connections beside the writer's, for rows that depend on no order. What is confirmed is on the disk.</summary>
    /// <param name="most">How many at once, unless the connection string allows fewer.</param>
    /// <exception cref="StorageException">It cannot be read: <c>storage.connection-string</c>.</exception>
    public static NpgsqlDataSource Durable(string connectionString, int most)
    {
        var settings = Settings(connectionString);
        (settings.MaxPoolSize, settings.Options) = (Math.Min(settings.MaxPoolSize, most), Options(settings, OnDisk));
        return NpgsqlDataSource.Create(settings);
    }

    private static string PlaceOf(NpgsqlConnectionStringBuilder settings) => $"{settings.Host}:{settings.Port}/{settings.Database}";

    private static string Options(NpgsqlConnectionStringBuilder settings, string option) => string.IsNullOrEmpty(settings.Options) ? option : $"{settings.Options} {option}";
}
