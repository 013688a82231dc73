using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DistrictUnion.Storage.Schema;

/// <summary>Brings the lasting tables to this program's schema. EF Core is only woken when there is something to do.</summary>
internal static class SchemaUpgrade
{
    /// <summary>The migrations of this program, oldest first.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        .. typeof(StorageContext).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Migration)))
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal),
    ];

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
        if (applied.Count > 0) Copy(database, $"{database.Path}.before-{Known[applied.Count]}");
        var options = new DbContextOptionsBuilder<StorageContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = database.Path, Pooling = false }.ToString()).Options;
        using var context = new StorageContext(options);
        context.Database.Migrate();
    }

    /// <summary>Copies a database as it is at this moment into a file that is whole by itself.</summary>
    public static void Copy(SqliteDatabase database, string path)
    {
        File.Delete(path);
        using var source = database.OpenReader();
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
        copy.Execute("PRAGMA journal_mode = DELETE");
    }

    private static List<string> Applied(SqliteDatabase database)
    {
        if (!File.Exists(database.Path) || new FileInfo(database.Path).Length == 0) return [];
        using var connection = database.OpenReader();
        if (connection.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsHistory'") == 0) return [];
        using var command = connection.Command("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""");
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read()) applied.Add(reader.GetString(0));
        return applied;
    }
}
