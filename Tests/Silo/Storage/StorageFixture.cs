using System.Data.Common;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>A database of its own, which goes with it: a file in a folder, or one on the tests' server.</summary>
internal sealed class StorageFixture : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("district-union-");
    private readonly string? owner;

    /// <param name="server">For <see cref="Engine.Postgres"/>.</param>
    public StorageFixture(TimeProvider? clock = null, Engine on = Engine.Sqlite, PostgresServer? server = null)
    {
        Clock = clock ?? TimeProvider.System;
        owner = on is Engine.Postgres ? server!.NewStorage() : null;
        Storage = new(Options, Clock);
    }

    public TimeProvider Clock { get; }

    public string Path => System.IO.Path.Combine(folder.FullName, "union.db");

    public DistrictStorage Storage { get; private set; }

    public StorageOptions Options => new() { Path = Path, PostgreSql = owner is null ? "" : PostgresServer.AsProgram(owner) };

    public static async Task<StorageFixture> Started(Engine on = Engine.Sqlite, PostgresServer? server = null, TimeProvider? clock = null)
    {
        var fixture = new StorageFixture(clock, on, server);
        await fixture.Storage.Start();
        return fixture;
    }

    /// <summary>Another storage on the same database, not started.</summary>
    public DistrictStorage Another() => new(Options, Clock);

    public async Task Restart()
    {
        await Storage.DisposeAsync();
        Storage = Another();
        await Storage.Start();
    }

    /// <summary>Checks the database as another process does.</summary>
    public Task<Verified> Verify(OutsideSeal? outside = null) => StorageMaintenance.Verify(Options, outside);

    /// <summary>Changes the database behind the program's back; nobody may own the file.</summary>
    public void Tamper(string sql, params object?[] values)
    {
        using var connection = Open(null);
        connection.Execute(sql, values);
    }

    /// <summary>All rows of a table as text, in the order of all columns.</summary>
    /// <param name="path">Another SQLite file.</param>
    public IReadOnlyList<string> Rows(string table, string? path = null)
    {
        using var connection = Open(path);
        using var command = connection.Command($"SELECT * FROM {table}");
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        var values = new object[reader.FieldCount];
        while (reader.Read())
        {
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexStringLower(bytes) : value is DBNull ? "null" : value)));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private DbConnection Open(string? path)
    {
        DbConnection connection = owner is not null && path is null
            ? new NpgsqlConnection(PostgresServer.AsOwner(owner))
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? Path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
