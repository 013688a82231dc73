using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DistrictUnion.Accounts.Store;

/// <summary>Brings the database of accounts to this program's schema when the service or a verb starts.</summary>
internal static class AccountsUpgrade
{
    private const string MigrationLock = "SELECT pg_advisory_lock(7310455001)";
    private const string MigrationUnlock = "SELECT pg_advisory_unlock(7310455001)";

    /// <summary>Makes a new database, or migrates an older one: on SQLite after a copy of the file, on PostgreSQL only when it was asked for.</summary>
    /// <param name="isAskedFor">Whether the administrator said, after a backup, that an older PostgreSQL schema may be changed.</param>
    /// <exception cref="AccountsException">It is of a newer program, <c>accounts.newer</c>, or of an older one on PostgreSQL, <c>accounts.older</c>.</exception>
    public static async Task Run(AccountsDatabase database, bool isAskedFor, CancellationToken cancellationToken)
    {
        if (database.Path is { } path) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var context = database.Open();
        var isNew = database.Path is { } file && (!File.Exists(file) || new FileInfo(file).Length == 0);
        string[] applied = isNew ? [] : [.. await context.Database.GetAppliedMigrationsAsync(cancellationToken)];
        string[] known = [.. context.Database.GetMigrations()];
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new AccountsException(
                "accounts.newer", $"账号数据库由较新的程序写成（{unknown}），本程序不能打开。请使用较新的程序，或恢复旧的备份。");
        }

        if (applied.Length == known.Length) return;
        if (applied.Length > 0 && database.Path is null && !isAskedFor)
        {
            throw new AccountsException("accounts.older", "账号数据库（PostgreSQL）由较旧的程序写成。请先备份，再运行 upgrade 升级，然后启动。");
        }

        if (applied.Length > 0 && database.Path is { } old) Copy(context, $"{old}.before-{known[applied.Length]}");
        if (database.Path is null) await MigrateAlone(context, cancellationToken);
        else await MigrateFile(context, cancellationToken);
    }

    /// <summary>Grants a role of PostgreSQL what the service does with accounts.</summary>
    public static async Task Grant(AccountsDatabase database, string role, CancellationToken cancellationToken)
    {
        await using var context = database.Open();
        await context.Database.ExecuteSqlRawAsync(Grants(role), cancellationToken);
    }

    private static string Grants(string role)
    {
        using var builder = new NpgsqlCommandBuilder();
        var name = builder.QuoteIdentifier(role);
        return
            $"""
            GRANT USAGE ON SCHEMA {PostgresAccountsContext.Schema} TO {name};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {PostgresAccountsContext.Schema} TO {name};
            GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA {PostgresAccountsContext.Schema} TO {name};
            """;
    }

    private static async Task MigrateFile(AccountsContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>Two processes that start together migrate one after the other.</summary>
    private static async Task MigrateAlone(AccountsContext context, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync(MigrationLock, cancellationToken);
        try
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new AccountsException("accounts.older", "账号数据库（PostgreSQL）里还没有本程序的表，服务的角色不能建表。请运行 upgrade，再启动。");
        }

        await context.Database.ExecuteSqlRawAsync(MigrationUnlock, cancellationToken);
    }

    /// <summary>Copies the SQLite file of a context, also while others write; a copy that is there is replaced.</summary>
    public static void Copy(AccountsContext context, string path)
    {
        File.Delete(path);
        using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        copy.Open();
        var source = (SqliteConnection)context.Database.GetDbConnection();
        source.Open();
        source.BackupDatabase(copy);
        source.Close();
    }
}
