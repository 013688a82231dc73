using System.Diagnostics;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support.Seeding;
using Npgsql;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>Fills a new database with years of a district, to look at it by hand, and tells how large it is.</summary>
internal static class SeedVerb
{
    private const string SizesSql =
        """
        SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
        WHERE relkind = 'r' AND relnamespace IN ('store'::regnamespace, 'reading'::regnamespace) ORDER BY pg_total_relation_size(oid) DESC
        """;

    /// <param name="where">A SQLite file that is not there yet, or the connection string of a role that may make databases and roles, on a server that trusts it.</param>
    public static async Task Run(string where, SeedSize size)
    {
        var (tables, program) = where.Contains('=', StringComparison.Ordinal) ? await BenchmarkDatabase.Make(where, "union_seed") : ("", "");
        var clock = Stopwatch.StartNew();
        IReadOnlyDictionary<string, long> rows;
        await using (var storage = new DistrictStorage(new() { Path = where, PostgreSql = program }, TimeProvider.System))
        {
            await storage.Start();
            rows = await Seed.Fill(storage, size);
        }

        if (tables.Length > 0)
        {
            await PostgresLoop.Execute(tables, "VACUUM (ANALYZE)");
            Tell(tables, rows);
        }

        Console.WriteLine($"{rows.Values.Sum()} rows, {rows["occurrences"]} of tasks, in {clock.Elapsed.TotalSeconds:0} s");
    }

    private static void Tell(string tables, IReadOnlyDictionary<string, long> rows)
    {
        using var connection = new NpgsqlConnection(tables);
        connection.Open();
        foreach (var (table, heap, indexes) in connection.List(SizesSql, r => (r.GetString(0), r.GetInt64(1), r.GetInt64(2))))
        {
            if (!rows.TryGetValue(table, out var count)) continue;
            Console.WriteLine($"  {table,-18}{count,10} rows {heap / 1e6,9:0.0} MB {indexes / 1e6,9:0.0} MB of indexes {(heap + indexes) / Math.Max(count, 1),7} bytes a row");
        }
    }
}
