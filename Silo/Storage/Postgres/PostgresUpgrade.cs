using DistrictUnion.Storage.Postgres.Cluster;
using DistrictUnion.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DistrictUnion.Storage.Postgres;

/// <summary>
/// Makes the tables on PostgreSQL and gives the program's role what it needs, and no more. That is the work of another role, which owns
/// them, and of a command: the program itself only looks whether it was done.
/// </summary>
internal static class PostgresUpgrade
{
    public const string History = "migrations";

    private const string Command = "请先备份，再由表的所有者运行 upgrade 命令。";

    /// <exception cref="StorageException">The tables are of another program: <c>storage.newer</c>, <c>storage.older</c>; or the program's role could change the journal: <c>storage.role-too-strong</c>.</exception>
    public static async Task Check(PostgresDatabase database)
    {
        await using var connection = (NpgsqlConnection)database.OpenReader();
        if (connection.Scalar<string>("SELECT to_regclass(@0)::text", $"{PostgresDatabase.Store}.{History}") is null)
            throw new StorageException("storage.older", $"数据库 {database.Place} 里还没有本程序的表。{Command}");
        var applied = connection.List($"SELECT \"MigrationId\" FROM {PostgresDatabase.Store}.{History} ORDER BY 1", row => row.GetString(0));
        Require(database.Place, [.. applied], isAskedFor: false);
        if (connection.Scalar<bool>("SELECT has_any_column_privilege('store.journal', 'UPDATE') OR has_table_privilege('store.journal', 'DELETE') OR has_table_privilege('store.journal', 'TRUNCATE')"))
        {
            throw new StorageException(
                "storage.role-too-strong",
                $"数据库角色 {database.Role} 能修改或删除日志表，因此不启动。请用只能追加的角色运行本程序，表由另一个角色所有；upgrade 命令会授予所需的权限。");
        }
    }

    /// <summary>Makes or changes the tables, and grants.</summary>
    /// <param name="owner">Connection string with the role that owns the tables.</param>
    /// <param name="role">The role under which the program runs; it is there already.</param>
    /// <exception cref="StorageException">The tables are of a newer program, <c>storage.newer</c>; or owner and role are the same, <c>storage.role-too-strong</c>.</exception>
    public static async Task Run(string owner, string role)
    {
        var settings = new NpgsqlConnectionStringBuilder(owner) { SearchPath = PostgresDatabase.SearchPath, Pooling = false };
        var place = $"{settings.Host}:{settings.Port}/{settings.Database}";
        if (settings.Username == role) throw new StorageException("storage.role-too-strong", $"表的所有者与程序的角色不能是同一个（{role}）。");
        await using var context = new PostgresStorageContext(Of(settings.ConnectionString));
        Require(place, [.. await context.Database.GetAppliedMigrationsAsync()], isAskedFor: true);
        await context.Database.MigrateAsync();
        foreach (var (key, text) in ClusterStatements.All) await context.Database.ExecuteSqlRawAsync(ClusterSchema.KeepStatement, key, text);
        await context.Database.ExecuteSqlRawAsync(Grants(role));
    }

    public static DbContextOptions<PostgresStorageContext> Of(string connectionString) => new DbContextOptionsBuilder<PostgresStorageContext>()
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsHistoryTable(History, PostgresDatabase.Store)).Options;

    private static void Require(string place, string[] applied, bool isAskedFor)
    {
        var known = MigrationList.Of<PostgresStorageContext>();
        if (applied.Except(known).LastOrDefault() is { } unknown)
            throw new StorageException("storage.newer", $"数据库 {place} 由较新的程序写成（{unknown}），本程序不能打开。请使用较新的程序，或恢复旧的备份。");
        if (applied.Length < known.Count && !isAskedFor)
            throw new StorageException("storage.older", $"数据库 {place} 的表由较旧的程序建成。{Command}");
    }

    private static string Grants(string role)
    {
        using var builder = new NpgsqlCommandBuilder();
        var name = builder.QuoteIdentifier(role);
        return
            $"""
            CREATE SCHEMA IF NOT EXISTS {PostgresDatabase.Reading};
            GRANT USAGE ON SCHEMA {PostgresDatabase.Store} TO {name};
            GRANT USAGE, CREATE ON SCHEMA {PostgresDatabase.Reading} TO {name};
            GRANT SELECT ON ALL TABLES IN SCHEMA {PostgresDatabase.Store} TO {name};
            GRANT INSERT ON journal, seals, kept_files, file_chunks TO {name};
            GRANT UPDATE ON counters TO {name};
            GRANT INSERT, DELETE ON private_values, read_model TO {name};
            GRANT INSERT, UPDATE, DELETE ON grain_state TO {name};
            {ClusterSchema.Grants(name)}
            """;
    }
}
