using System.Collections.Immutable;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Comparison;
using DistrictUnion.Tests.Support.Seeding;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// The comparison of a year's four quarters of 1,000 schools with ten years behind them, warm, at storage and at the grain boundary, beside its own query
/// of the sums alone, whose rows are read and thrown away. They take turns.
/// </summary>
internal static class ComparisonBenchmark
{
    private const int WarmUp = 8;
    private const int Times = 60;

    private static readonly ComparisonQuery Query = new(new(SeedSize.LastYear, 1), new(SeedSize.LastYear, 4), Basis.Reported);

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        await Seed.Fill(silo.Storage, SeedSize.District);
        await Compare(silo);
    }

    /// <param name="owner">Connection string of a role that may make databases and roles, on a server for this alone that trusts it.</param>
    public static async Task RunOnServer(string owner)
    {
        var (tables, program) = await BenchmarkDatabase.Make(owner, "union_comparison");
        await using var silo = await BenchmarkSilo.Start(program);
        await Seed.Fill(silo.Storage, SeedSize.District);
        await PostgresLoop.Execute(tables, "VACUUM (ANALYZE)");
        await Compare(silo);
    }

    private static async Task Compare(BenchmarkSilo silo)
    {
        var actor = new Actor("officer", Role.DistrictOfficer, SeedSize.Asked);
        var grain = silo.Grains.Comparison(SeedSize.Asked);
        var compared = (await silo.Storage.Comparison.Read(SeedSize.Asked, Query, SeedSize.Now, default))!;
        var moments = RoundQueries.InForceMoments(Query.From, Query.Until, compared.Rounds, compared.TimeZone, SeedSize.Now);
        var (bare, storage, boundary, rows) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            var bareTime = await Time(() => Task.Run(() => rows = ReadBare(silo.Storage.Database, moments)));
            var storageTime = await Time(() => silo.Storage.Comparison.Read(SeedSize.Asked, Query, SeedSize.Now, default));
            var boundaryTime = await Time(() => grain.Compare(actor, Query).Granted());
            if (i < WarmUp) continue;
            bare.Add(bareTime);
            storage.Add(storageTime);
            boundary.Add(boundaryTime);
        }

        Console.WriteLine($"comparison of {compared.Schools.Length} schools × {moments.Length} quarters, {SeedSize.District.Years} years in the tables, {rows} rows of sums, {Times} times, warm; p95");
        Console.WriteLine($"  bare query       {bare.P95(),8:0.0} ms");
        Console.WriteLine($"  storage          {storage.P95(),8:0.0} ms   ratio {storage.P95() / bare.P95():0.00}");
        Console.WriteLine($"  grain boundary   {boundary.P95(),8:0.0} ms   ratio {boundary.P95() / bare.P95():0.00}");
    }

    /// <returns>Rows read.</returns>
    private static int ReadBare(Database database, ImmutableArray<(Quarter Quarter, long Moment)> moments)
    {
        var (sql, values) = SumQuery.Statement(Query.Basis, SeedSize.Asked, moments);
        using var connection = database.OpenReader();
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var (rows, sum, length) = (0, 0L, 0);
        while (reader.Read())
        {
            length += reader.GetString(1).Length + reader.GetString(2).Length;
            for (var column = 3; column < reader.FieldCount; column++) sum += reader.GetInt64(column) & 1;
            rows++;
        }

        return sum + length > 0 ? rows : 0;
    }

    private static async Task<double> Time<T>(Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
