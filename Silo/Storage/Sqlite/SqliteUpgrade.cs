using DistrictUnion.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Storage.Sqlite;

/// <summary>Brings the lasting tables to this program's schema. EF Core is only woken when there is something to do.</summary>
internal static class SqliteUpgrade
{
    /// <summary>The migrations of this program, oldest first.</summary>
    public static IReadOnlyList<string> Known { get; } = MigrationList.Of<SqliteStorageContext>();

    /// <summary>Makes a new database, or takes a copy of an older one and migrates it. The caller owns the database.</summary>
    /// <exception cref="StorageException">The database is of a newer program: <c>storage.newer</c>.</exception>
    public static void Run(SqliteDatabase database)
    {
        var applied = Applied(database);
        if (applied.Except(Known).LastOrDefault() is { } unknown)
        {
            throw new StorageException(
                "storage.newer", $"数据库 {database.Path} 由较新的程序写成（{unknown}），本程序不能打开。请使用较新的程序，或恢复旧的备份。");
        }

        if (applied.Count == Known.Count) return;
        if (applied.Count > 0) database.Copy($"{database.Path}.before-{Known[applied.Count]}");
        var options = new DbContextOptionsBuilder<SqliteStorageContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false }.ToString()).Options;
        using var context = new SqliteStorageContext(options);
        context.Database.Migrate();
    }

    private static List<string> Applied(SqliteDatabase database)
    {
        if (!File.Exists(database.Path) || new FileInfo(database.Path).Length == 0) return [];
        using var connection = database.OpenReader();
        if (connection.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 0) return [];
        return [.. connection.List("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""", row => row.GetString(0))];
    }
}
