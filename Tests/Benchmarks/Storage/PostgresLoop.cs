using System.Diagnostics;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Postgres;
using Npgsql;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>What PostgreSQL alone can do: each commit's rows as one prepared batch, on many connections, with nothing around them and no order between them.</summary>
internal static class PostgresLoop
{
    private static readonly string Insert = $"INSERT INTO journal ({JournalRow.Columns}) VALUES ({DistrictUnion.Storage.Commands.Places(0, JournalRow.Columns.Split(',').Length)})";

    /// <summary>Writes the rows to a fresh copy of the database as it was before them.</summary>
    /// <param name="owner">Connection string of who may make databases.</param>
    /// <param name="start">Name of the database as it was; nobody is connected to it.</param>
    public static async Task<TimeSpan> Measure(string owner, string start, IReadOnlyList<CommitRows> rows, int connections)
    {
        await Execute(owner, "DROP DATABASE IF EXISTS bare");
        await Execute(owner, $"CREATE DATABASE bare TEMPLATE {start}");
        var settings = PostgresDatabase.Settings(owner);
        (settings.Database, settings.MaxPoolSize, settings.MinPoolSize, settings.Options) = ("bare", connections, connections, "-c synchronous_commit=on");
        await using var source = NpgsqlDataSource.Create(settings);
        List<(NpgsqlConnection Connection, PositionalSql Sql)> open = [];
        for (var i = 0; i < connections; i++) open.Add((await source.OpenConnectionAsync(), new()));

        // Every connection has prepared the statements before the clock runs, in a transaction that is rolled back.
        foreach (var (connection, sql) in open)
        {
            for (var i = 0; i < 3; i++)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await Write(connection, sql, rows[0]);
                await transaction.RollbackAsync();
            }
        }

        var next = -1;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(open.Select(one => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < rows.Count; i = Interlocked.Increment(ref next)) await Write(one.Connection, one.Sql, rows[i]);
        })));
        var elapsed = clock.Elapsed;
        foreach (var (connection, _) in open) await connection.DisposeAsync();
        return elapsed;
    }

    public static async Task Execute(string owner, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task Write(NpgsqlConnection connection, PositionalSql sql, CommitRows commit)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(sql.Command(new(Insert, commit.Journal)));
        foreach (var statement in commit.Following) batch.BatchCommands.Add(sql.Command(statement));
        await batch.ExecuteNonQueryAsync();
    }
}
