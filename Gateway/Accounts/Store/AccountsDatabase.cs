using DistrictUnion.Accounts.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Accounts.Store;

/// <summary>The database of accounts: opens contexts on the SQLite file or the PostgreSQL schema that the settings name.</summary>
internal sealed class AccountsDatabase
{
    private readonly DbContextOptions<SqliteAccountsContext>? sqlite;
    private readonly DbContextOptions<PostgresAccountsContext>? postgres;

    public AccountsDatabase(IOptions<AccountsOptions> options)
    {
        if (options.Value.PostgreSql is { Length: > 0 } connection)
        {
            postgres = new DbContextOptionsBuilder<PostgresAccountsContext>()
                .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("migrations", PostgresAccountsContext.Schema)).Options;
            return;
        }

        (Path, sqlite) = InFile(options.Value.Database);
    }

    /// <summary>A SQLite file, whatever the settings say.</summary>
    public AccountsDatabase(string path) => (Path, sqlite) = InFile(path);

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? Path { get; }

    public AccountsContext Open() => postgres is null ? new SqliteAccountsContext(sqlite!) : new PostgresAccountsContext(postgres);

    /// <summary>Closes pooled connections, so that the file can be moved or deleted.</summary>
    public void ClosePool()
    {
        if (Path is null) return;
        using var context = Open();
        SqliteConnection.ClearPool((SqliteConnection)context.Database.GetDbConnection());
    }

    private static (string Path, DbContextOptions<SqliteAccountsContext> Options) InFile(string file)
    {
        var path = System.IO.Path.GetFullPath(file);
        return (path, new DbContextOptionsBuilder<SqliteAccountsContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString()).Options);
    }
}
