using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>What it costs to seal a district of 1,000 schools with 25 ledgers each, and to name a seal on a book.</summary>
internal static class SealsBenchmark
{
    private const int Schools = 1_000, Kinds = 25, Times = 20, AtOnce = 64;

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        var (storage, clock) = (silo.Storage, Stopwatch.StartNew());
        await Parallel.ForEachAsync(Enumerable.Range(0, Schools * Kinds), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => await Write(storage.Journal, i, 0));
        Console.WriteLine($"seals: {Schools * Kinds} streams written in {clock.Elapsed.TotalSeconds:0} s; {Times} times each, median");
        clock.Restart();
        await storage.Maintenance.Seal(BenchmarkSilo.District);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"the first, of everything",-42} {clock.Elapsed.TotalMilliseconds,8:0.0} ms   {Bytes(silo) / 1024} KB"));
        await Measure(silo, "another, nothing changed", () => storage.Maintenance.Seal(BenchmarkSilo.District));
        var version = 0;
        await Measure(silo, "for a book whose school changed", async () =>
        {
            await Write(storage.Journal, 7, ++version);
            await storage.SealStore.Holding(BenchmarkSilo.District, await Marks(silo), CancellationToken.None);
        });
        await Measure(silo, "for a book that the last seal holds", async () => await storage.SealStore.Holding(BenchmarkSilo.District, await Marks(silo), CancellationToken.None));
        clock.Restart();
        var found = await storage.Maintenance.Verify();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"verification",-42} {clock.Elapsed.TotalMilliseconds,8:0.0} ms   {found.Rows} rows, {found.Seals} seals, sound: {found.IsSound}"));
    }

    private static async Task Measure(BenchmarkSilo silo, string what, Func<Task> act)
    {
        var (times, before) = (new List<double>(), Bytes(silo));
        for (var i = 0; i < Times; i++)
        {
            var clock = Stopwatch.StartNew();
            await act();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-42} {times.Order().ElementAt(Times / 2),8:0.0} ms   {(Bytes(silo) - before) / Times} bytes each"));
    }

    private static Task<ImmutableArray<StreamMark>> Marks(BenchmarkSilo silo) => silo.Storage.Books.Heads(BenchmarkSilo.District, BenchmarkSilo.School(0), CancellationToken.None);

    private static long Bytes(BenchmarkSilo silo)
    {
        using var connection = silo.Storage.Database.OpenReader();
        return connection.Scalar<long>("SELECT coalesce(sum(length(CAST(heads AS BLOB))), 0) FROM seals");
    }

    /// <summary>A row of the stream with a number: the first <see cref="Kinds"/> belong to the first school.</summary>
    private static async Task Write(IJournal journal, int stream, int version)
    {
        var kind = new LedgerCode(string.Create(CultureInfo.InvariantCulture, $"l{1 + (stream % Kinds):00}"));
        var name = StreamName.Ledger(BenchmarkSilo.District, BenchmarkSilo.School(stream / Kinds), kind, new(LedgerPeriodKind.CalendarYear, 2026));
        ImmutableArray<IFact> facts = [version % 2 == 0 ? new NothingToRecord(null) : new NothingWithdrawn()];
        var after = facts.Aggregate(Ledger.Empty, (state, fact) => state.Apply(fact, BenchmarkSilo.Now, "chair"));
        await journal.Append(new(
            name, version, BenchmarkSilo.Now, "chair", string.Create(CultureInfo.InvariantCulture, $"{name.Value} {version}"), new string('0', 64), FactKinds.Write(facts), "{}"u8.ToArray(),
            new(Ledger.Empty, after)));
    }
}
