using DistrictUnion.Storage;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>A database in a folder of its own, which goes with it.</summary>
internal sealed class StorageFixture : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("district-union-");

    public StorageFixture(TimeProvider? clock = null)
    {
        Clock = clock ?? TimeProvider.System;
        Storage = new(Options, Clock);
    }

    public TimeProvider Clock { get; }

    public string Path => System.IO.Path.Combine(folder.FullName, "union.db");

    public SqliteStorage Storage { get; private set; }

    private StorageOptions Options => new() { Path = Path };

    public static async Task<StorageFixture> Started()
    {
        var fixture = new StorageFixture();
        await fixture.Storage.Start();
        return fixture;
    }

    /// <summary>Another storage on the same file, not started.</summary>
    public SqliteStorage Another() => new(Options, Clock);

    public async Task Restart()
    {
        await Storage.DisposeAsync();
        Storage = Another();
        await Storage.Start();
    }

    /// <summary>Changes the file behind the program's back; nobody may own it.</summary>
    public void Tamper(string sql, params object?[] values)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false }.ToString());
        connection.Open();
        connection.Execute(sql, values);
    }

    /// <summary>All rows of a table as text, in the order of all columns.</summary>
    public IReadOnlyList<string> Rows(string table, string? path = null)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path ?? Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
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
}
