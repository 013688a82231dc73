using System.Collections.Immutable;
using System.Diagnostics;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Ledgers;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>
/// One more entry in a ledger that has 10,000, beside one in a ledger that has none: 200 each, taking turns in the same run. A ledger of money,
/// and one with private values, whose checks count what stands there already.
/// </summary>
internal static class EntriesBenchmark
{
    private const int Full = 10_000;
    private const int Added = 200;
    private const int Batch = 2_500;

    public static async Task Run()
    {
        await using var silo = await BenchmarkSilo.Start();
        var district = silo.Grains.District(BenchmarkSilo.District);
        await district.Found(new(silo.ByDistrict(), BenchmarkSilo.District, "青岚区教育工会", null)).Granted();
        await district.SetGroup(new(silo.ByDistrict(), new("primary"), "小学", 1)).Granted();
        await district.RegisterSchools(new(
            silo.ByDistrict(), [.. Enumerable.Range(0, 2).Select(i => new Domain.Districts.NewSchool(BenchmarkSilo.School(i), $"{i} 小学", new("primary"), new(2020, 9, 1), true, []))])).Granted();
        await district.SwitchLedgers(new(silo.ByDistrict(), [new(new("l32"), true, []), new(new("l15"), true, [])])).Granted();
        Console.WriteLine($"one more entry, {Added} of each, median (and 95th of 100) in ms");
        await Compare(silo, "l32", Booking);
        await Compare(silo, "l14", Visit);
    }

    private static async Task Compare(BenchmarkSilo silo, string kind, Func<int, ImmutableSortedDictionary<string, string>> values)
    {
        var (full, empty) = (Ledger(silo, 0, kind), Ledger(silo, 1, kind));
        for (var written = 0; written < Full; written += Batch) await Write(silo, 0, full, [.. Enumerable.Range(written, Batch).Select(values)]);
        var (onFull, onEmpty) = (new List<double>(), new List<double>());
        for (var i = 0; i < Added; i++)
        {
            onFull.Add(await Write(silo, 0, full, [values(Full + i)]));
            onEmpty.Add(await Write(silo, 1, empty, [values(i)]));
        }

        Console.WriteLine(
            $"  {kind}: {Full:N0} entries {onFull.Median():0.00} ({onFull.Order().ElementAt(Added * 95 / 100):0.00}), none {onEmpty.Median():0.00} ({onEmpty.Order().ElementAt(Added * 95 / 100):0.00}), ratio {onFull.Median() / onEmpty.Median():0.00}");
    }

    private static ILedgerGrain Ledger(BenchmarkSilo silo, int school, string kind) =>
        silo.Grains.Ledger(BenchmarkSilo.District, BenchmarkSilo.School(school), new(kind), new(LedgerPeriodKind.CalendarYear, 2026));

    private static async Task<double> Write(BenchmarkSilo silo, int school, ILedgerGrain ledger, ImmutableArray<ImmutableSortedDictionary<string, string>> rows)
    {
        var edits = rows.Select((row, i) => new EntryEdit(null, null, row, ImmutableSortedDictionary<string, string>.Empty, Line: i + 1));
        var clock = Stopwatch.StartNew();
        await ledger.Write(new(silo.BySchool(BenchmarkSilo.School(school)), [.. edits])).Granted();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static ImmutableSortedDictionary<string, string> Booking(int i) => Values(
        ("bookedOn", $"2026-{(i % 9) + 1:00}-{(i % 28) + 1:00}"), ("voucher", $"{i}"), ("subjectMatter", $"第{i}笔"), ("account", "职工活动支出"), ("expense", $"{i % 900}.50"));

    private static ImmutableSortedDictionary<string, string> Visit(int i) => Values(
        ("visitedOn", $"2026-{(i % 9) + 1:00}-{(i % 28) + 1:00}"), ("visited", $"第{i}位"), ("occasion", "生病住院"), ("circumstances", $"情况{i}"), ("visitors", "工会主席"), ("money", "300"));

    private static ImmutableSortedDictionary<string, string> Values(params (string Key, string Text)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Key, v => v.Text, StringComparer.Ordinal);
}
