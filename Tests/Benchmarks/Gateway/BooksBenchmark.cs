using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Benchmarks.Storage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Reports;

namespace DistrictUnion.Benchmarks.Gateway;

/// <summary>
/// School books of all 45 kinds of ledgers and 1,500 entries, private values among them: read, shaped, digests taken, issued and written. Then the
/// books of many schools as one zip.
/// </summary>
internal static class BooksBenchmark
{
    private const int Entries = 1_500, Measured = 7, Year = 2026, AtOnce = 4;

    private static readonly Actor Officer = new("officer", Role.DistrictOfficer, BenchmarkSilo.District);

    public static async Task Run(int schools)
    {
        await using var silo = await BenchmarkSilo.Start();
        await Write(silo, schools);
        Console.WriteLine($"{schools} schools, {ShippedLedgers.All.Length} kinds, {Entries} entries each; peak so far {Peak()} MB");
        var making = new BookMaking(silo.Grains, silo.Clock);
        Print("one book, the first of the process", await One(silo, making, 0));
        var fresh = new List<Part>();
        for (var school = 1; school <= Measured; school++) fresh.Add(await One(silo, making, school));
        Print($"one book, another school each, median of {Measured}", Part.Median(fresh));
        var again = new List<Part>();
        for (var run = 0; run < Measured; run++) again.Add(await One(silo, making, 1));
        Print($"the same school again, median of {Measured}", Part.Median(again));
        await Zip(silo, making, schools);
    }

    private static async Task Zip(BenchmarkSilo silo, BookMaking making, int schools)
    {
        GC.Collect();
        var before = Peak();
        var order = new BooksOrder(Officer, BenchmarkSilo.District, Year, new string('a', 64), making, silo.Grains, silo.Clock);
        var (clock, processor, atTenth) = (Stopwatch.StartNew(), Processor(), 0L);
        var zip = silo.Beside("all.zip");
        await order.Make(new(zip, silo.Beside("parts"), (step, of) => atTenth = step == of / 10 ? Peak() : atTenth), CancellationToken.None).Granted();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{schools} books in a zip: {clock.Elapsed.TotalSeconds:0.0} s ({clock.Elapsed.TotalMilliseconds / schools:0} ms a book, processor {(Processor() - processor) / schools:0}), {new FileInfo(zip).Length / 1_048_576} MB; peak {before} MB before, {atTenth} MB after a tenth, {Peak()} MB after all"));
    }

    /// <summary>One book with the time of its parts in ms.</summary>
    private static async Task<Part> One(BenchmarkSilo silo, BookMaking making, int school)
    {
        var (clock, processor) = (Stopwatch.StartNew(), Processor());
        var order = new BookOrder(BenchmarkSilo.District, BenchmarkSilo.School(school), Year);
        var made = await making.Issue(Officer, order, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), CancellationToken.None).Granted();
        var issued = clock.Elapsed.TotalMilliseconds;
        using var file = new FileStream(silo.Beside($"book-{school}.xlsx"), FileMode.Create, FileAccess.ReadWrite);
        WorkbookWriter.Write(made.Data, file);
        var all = clock.Elapsed.TotalMilliseconds;
        return new(issued, all - issued, Processor() - processor, file.Length, made.Content.Ledgers.Sum(l => l.Entries), made.Data.Sheets.Length, made.Data.CellCount);
    }

    private static void Print(string name, Part part) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {part.Issued + part.Written:0} ms (read, shaped, issued {part.Issued:0}, written {part.Written:0}; processor {part.Processor:0}); {part.Entries} entries, {part.Sheets} sheets, {part.Cells:N0} cells, {part.Bytes / 1024} KB"));

    /// <summary>Processor time of the process in ms: what a busy machine does not stretch.</summary>
    private static double Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalMilliseconds;
    }

    private static long Peak()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1_048_576;
    }

    /// <summary>A district in which every kind is kept; the school's stories of <see cref="ManySchools"/>, and entries of every kind, straight into the journal.</summary>
    private static async Task Write(BenchmarkSilo silo, int schools)
    {
        await ManySchools.Write(silo.Storage.Journal, BenchmarkSilo.Now, schools);
        await silo.Grains.District(BenchmarkSilo.District).SwitchLedgers(new(silo.ByDistrict(), [.. ShippedLedgers.All.Select(kind => new LedgerSwitch(kind.Code, true, []))])).Granted();
        ImmutableArray<LedgerKind> kinds = [.. ShippedLedgers.All.Where(kind => kind.Source is LedgerSource.Entries)];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, schools), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (school, _) =>
            {
                for (var i = 0; i < kinds.Length; i++)
                    await Write(silo.Storage.Journal, BenchmarkSilo.School(school), kinds[i], (Entries / kinds.Length) + (i < Entries % kinds.Length ? 1 : 0));
            });
    }

    private static async Task Write(IJournal journal, SchoolCode school, LedgerKind kind, int count)
    {
        var sealedValues = ImmutableArray.CreateBuilder<SealedValue>();
        ImmutableArray<IFact> facts = [.. Enumerable.Range(1, count).Select(number => new EntryAdded(number, Content(kind, number, sealedValues), EntrySource.Typed))];
        var at = BenchmarkSilo.Now.AddDays(-1);
        var after = facts.Aggregate(Ledger.Empty, (state, fact) => state.Apply(fact, at, "chair"));
        var stream = StreamName.Ledger(BenchmarkSilo.District, school, kind.Code, LedgerPeriod.Of(kind.Period, new(Year, 9, 1), 7));
        await journal.Append(new(stream, 0, at, "chair", stream.Value, new string('0', 64), FactKinds.Write(facts), "{}"u8.ToArray(), new(Ledger.Empty, after))
        {
            Sealed = sealedValues.ToImmutable(),
        });
    }

    private static EntryContent Content(LedgerKind kind, int number, ImmutableArray<SealedValue>.Builder sealedValues)
    {
        var on = new DateOnly(Year, 9, 1).AddDays(number % 28);
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var privates = ImmutableSortedDictionary.CreateBuilder<string, PrivateReference>(StringComparer.Ordinal);
        foreach (var column in kind.Typed)
        {
            var text = Value(column, number, on);
            if (!column.IsPrivate)
            {
                values[column.Key] = text;
                continue;
            }

            var (key, bytes) = (RandomNumberGenerator.GetBytes(32), Encoding.UTF8.GetBytes(text));
            var reference = new PrivateReference(RandomNumberGenerator.GetHexString(32, lowercase: true), Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)));
            privates[column.Key] = reference;
            sealedValues.Add(new(reference, column.Privacy, bytes, key));
        }

        return new(kind.Version, on, values.ToImmutable(), privates.ToImmutable(), ImmutableSortedDictionary<string, string>.Empty);
    }

    private static string Value(LedgerColumn column, int number, DateOnly on) => column.Type switch
    {
        ColumnType.Whole => number.ToString(CultureInfo.InvariantCulture),
        ColumnType.Number => string.Create(CultureInfo.InvariantCulture, $"{number}.5"),
        ColumnType.Money => string.Create(CultureInfo.InvariantCulture, $"{number * 37 % 2000}.50"),
        ColumnType.Percent => string.Create(CultureInfo.InvariantCulture, $"{number % 100}.5"),
        ColumnType.Date => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Month => on.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        ColumnType.YesNo => number % 2 == 0 ? "是" : "否",
        ColumnType.Choice or ColumnType.Choices when !column.Options.IsEmpty => column.Options[number % column.Options.Length],
        ColumnType.Names => "林晓梅\n周建平",
        ColumnType.LongText => $"第{number}次：学习上级文件，讨论本学期工会工作安排，通过慰问和活动方案，明确责任人和完成时间。",
        _ => $"{column.Name}{number}",
    };

    /// <summary>Times in ms.</summary>
    private sealed record Part(double Issued, double Written, double Processor, long Bytes, int Entries, int Sheets, long Cells)
    {
        public static Part Median(IReadOnlyCollection<Part> parts) => parts.OrderBy(p => p.Issued + p.Written).ElementAt(parts.Count / 2);
    }
}
