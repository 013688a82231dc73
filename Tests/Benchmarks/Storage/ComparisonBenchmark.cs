using System.Diagnostics;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// The comparison of 1,000 schools × 4 quarters × 20 areas, warm, at storage and at the grain boundary, beside a bare reader that
/// reads all columns of the same 80,000 rows into locals. They take turns.
/// </summary>
internal static class ComparisonBenchmark
{
    private const int WarmUp = 5;
    private const int Times = 40;

    private static readonly ComparisonQuery Query = new(new(2026, 1), new(2026, 4), Basis.Reported);

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        await ManySchools.Write(silo.Storage.Journal, BenchmarkSilo.Now);
        var actor = new Actor("officer", Role.DistrictOfficer, BenchmarkSilo.District);
        var grain = silo.Grains.Comparison(BenchmarkSilo.District);
        var (bare, storage, boundary, rows) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            var bareTime = await Time(() => Task.FromResult(rows = ManySchools.ReadBare(silo.Storage.Database)));
            var storageTime = await Time(() => silo.Storage.Comparison.Read(BenchmarkSilo.District, Query, BenchmarkSilo.Now, default));
            var boundaryTime = await Time(() => grain.Compare(actor, Query).Granted());
            if (i < WarmUp) continue;
            bare.Add(bareTime);
            storage.Add(storageTime);
            boundary.Add(boundaryTime);
        }

        Console.WriteLine($"comparison of {rows} rows, {Times} times, warm; p95");
        Console.WriteLine($"  bare reader      {bare.P95(),8:0.0} ms");
        Console.WriteLine($"  storage          {storage.P95(),8:0.0} ms   ratio {storage.P95() / bare.P95():0.00}");
        Console.WriteLine($"  grain boundary   {boundary.P95(),8:0.0} ms   ratio {boundary.P95() / bare.P95():0.00}");
    }

    private static async Task<double> Time<T>(Func<Task<T>> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }
}
