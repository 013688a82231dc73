using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Benchmarks.Reports;

/// <summary>Ledgers in Excel: wide and long sheets beside the same XML written by hand and zipped, and the import of a large workbook with flaws.</summary>
internal static class LedgerBenchmark
{
    private const int WideRows = 8_500, LongRows = 100_000, ImportRows = 5_000, EveryFlaw = 25, Runs = 5;

    private static readonly DateTimeOffset Asked = new(2026, 11, 22, 9, 10, 0, TimeSpan.FromHours(8));
    private static readonly DistrictCode District = new("qinglan");
    private static readonly SchoolCode School = new("xihu");
    private static readonly Actor Chair = new("chair", Role.SchoolChair, District, School);
    private static readonly LedgerPeriod Year = new(LedgerPeriodKind.CalendarYear, 2026);

    public static void Run()
    {
        Compare("ledger sheet 8,500 × 33, 12 columns under 4 heads", WideRows, Wide());
        Compare("ledger sheet 10,000 × 15", LongRows / 10, Narrow());
        Compare("ledger sheet 100,000 × 15", LongRows, Narrow());
        Import();
    }

    private static void Compare(string name, int rows, LedgerKind kind)
    {
        var view = View(kind, Enumerable.Range(1, rows).Select(i => Entry(kind, i)));
        var sheet = WorkbookBenchmark.Report(name, target => WorkbookWriter.Write(LedgerWorkbook.Shape(view, Asked), target));
        var same = WorkbookBenchmark.Report("  the same XML by hand", target => ByHand(target, view, true));
        var least = WorkbookBenchmark.Report("  the same without addresses and heights", target => ByHand(target, view, false));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio {sheet / same:0.00} to the same XML, {sheet / least:0.00} to the least"));
    }

    private static void Import()
    {
        var kind = ShippedLedgers.Of(new("l04"))[^1];
        var view = View(kind, Enumerable.Range(1, ImportRows).Select(i => Meeting(kind, i)));
        var list = Written(LedgerTemplate.Of(view, true) with { Key = null });
        var terms = new LedgerTerms(
            "Asia/Shanghai", new(School, [new(new(2020, 1, 1), "溪湖小学")], [new(new(2020, 1, 1), new("primary"))], [], new(2020, 1, 1), null, true, null, null),
            [kind], true, [], 7, []);
        var empty = View(kind, []);
        ImportPlan plan = null!;
        Measure($"import preview, {ImportRows} new rows, {list.Length / 1024} KB", () =>
        {
            plan = ImportPlan.Of(new SourceFile("台账.xlsx", list), empty, true);
            var command = new WriteEntries(new(new string('0', 64), Chair), plan.Edits, EntrySource.Imported);
            plan = plan.Judged(LedgerRules.Preview(Ledger.Empty, Year, terms, command, SealedTexts.None, OpenedValues.None, Asked).Value!);
        });
        Console.WriteLine($"  new {plan.Count(ImportRowState.New)}, wrong {plan.Count(ImportRowState.Wrong)}, flaws named {plan.Flaws.Count()}");
        var heads = plan.Reading.Sheets.ToDictionary(s => s.Name, s => s.HeadRow);
        Measure("  the same workbook with its flaws marked", () => FlawedWorkbook.Mark(list, heads, plan.Flaws.Select(f => new MarkedFlaw(f.Sheet, f.Row, f.Column, f.Text)), Asked));
        var filled = Written(LedgerTemplate.Of(view, true));
        Measure($"import preview, {ImportRows} entries against their base, {filled.Length / 1024} KB", () => plan = ImportPlan.Of(new SourceFile("台账.xlsx", filled), view, true));
        Console.WriteLine($"  unchanged {plan.Count(ImportRowState.Unchanged)}");
        Measure($"template with {ImportRows} entries", () => Written(LedgerTemplate.Of(view, true)));
    }

    private static void Measure(string name, Action act)
    {
        var times = new double[Runs + 1];
        for (var i = 0; i < times.Length; i++)
        {
            var clock = Stopwatch.StartNew();
            act();
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: first {times[0]:0} ms, median {times.Skip(1).Order().ElementAt(Runs / 2):0} ms, peak {process.PeakWorkingSet64 / 1_048_576} MB"));
    }

    private static byte[] Written(TableTemplate template)
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(template, Asked, file);
        return file.ToArray();
    }

    private static LedgerKind Wide() => new(
        new("wide"), 1, "宽表", LedgerPeriodKind.CalendarYear,
        [.. Enumerable.Range(1, 31).Select(i => Column(i) with { Group = i is > 5 and <= 17 ? $"第{(i - 6) / 3}组" : null })]);

    private static LedgerKind Narrow() => new(new("narrow"), 1, "长表", LedgerPeriodKind.CalendarYear, [.. Enumerable.Range(1, 13).Select(Column)]);

    private static LedgerColumn Column(int i) => new(
        $"c{i}", $"第{i}列", (i % 4) switch { 0 => ColumnType.Date, 1 => ColumnType.Text, 2 => ColumnType.Whole, _ => ColumnType.Money })
    { Total = i % 4 is 3 ? ColumnTotal.Sum : ColumnTotal.None };

    /// <summary>Entries share their values by hundreds, so that the process's memory is the writing's and not the data's.</summary>
    private static EntryView Entry(LedgerKind kind, int number) => Of(kind, number, Shared(kind, number % 100));

    private static readonly Dictionary<(string Kind, int Number), ImmutableSortedDictionary<string, string>> Values = [];

    private static ImmutableSortedDictionary<string, string> Shared(LedgerKind kind, int n)
    {
        if (Values.TryGetValue((kind.Code.Value, n), out var found)) return found;
        return Values[(kind.Code.Value, n)] = kind.Columns.ToImmutableSortedDictionary(
            c => c.Key,
            c => c.Type switch
            {
                ColumnType.Date => $"2026-{(n % 12) + 1:00}-05",
                ColumnType.Whole => $"{n * 7}",
                ColumnType.Money => $"{n * 13}.50",
                _ => $"第{n}次走访慰问",
            },
            StringComparer.Ordinal);
    }

    private static EntryView Meeting(LedgerKind kind, int n) => Of(kind, n, ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
    {
        ["name"] = $"第{n}次委员会会议",
        ["kind"] = "工会委员会",
        ["heldOn"] = n % EveryFlaw == 0 ? "2026-13-05" : $"2026-{(n % 10) + 1:00}-05",
        ["place"] = "会议室",
        ["chair"] = "林主席",
        ["recorder"] = "周记录",
        ["expected"] = "9",
        ["present"] = "8",
        ["agenda"] = "学习计划\n讨论活动安排",
        ["decision"] = "通过计划，分工落实",
    }));

    private static EntryView Of(LedgerKind kind, int number, ImmutableSortedDictionary<string, string> values) => new(
        number, 1, kind.Version, new(2026, 3, 5), values, [], [], ImmutableSortedDictionary<string, string>.Empty, null, EntrySource.Typed, null, "chair", Asked, null);

    private static LedgerView View(LedgerKind kind, IEnumerable<EntryView> entries)
    {
        ImmutableArray<EntryView> all = [.. entries];
        var totals = kind.Columns.Where(c => c.Total is ColumnTotal.Sum).ToImmutableSortedDictionary(c => c.Key, _ => "1234567.50", StringComparer.Ordinal);
        return new(District, School, "溪湖小学", kind, [], Year, all, all.Length, totals, all.Length, null, true, new(2026, 11, 22), [], all.Length);
    }

    /// <summary>The rows of the sheet as XML, as somebody would write them who knows every value.</summary>
    /// <param name="hasAddresses">As the sheet has it: address of each cell, number and height of each row.</param>
    private static void ByHand(Stream target, LedgerView view, bool hasAddresses)
    {
        var letters = Enumerable.Range(1, view.Kind.Columns.Length + 2).Select(TableFlaw.Letters).ToArray();
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open());
        writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var entry in view.Entries)
        {
            var row = entry.Number + 4;
            if (hasAddresses) writer.Write(string.Create(CultureInfo.InvariantCulture, $"<row r=\"{row}\" ht=\"24\" customHeight=\"1\">"));
            else writer.Write("<row>");
            Begin(0);
            writer.Write($" s=\"1\"><v>{entry.Number}</v></c>");
            for (var i = 0; i < view.Kind.Columns.Length; i++)
            {
                Begin(i + 1);
                var (column, value) = (view.Kind.Columns[i], entry.Values[view.Kind.Columns[i].Key]);
                if (column.Type is ColumnType.Text) writer.Write($" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{value}</t></is></c>");
                else if (column.Type is ColumnType.Date) writer.Write($" s=\"3\"><v>{DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber - 693_593}</v></c>");
                else writer.Write($" s=\"4\"><v>{value}</v></c>");
            }

            Begin(letters.Length - 1);
            writer.Write(" s=\"5\"/></row>");

            void Begin(int column) => writer.Write(hasAddresses ? $"<c r=\"{letters[column]}{row}\"" : "<c");
        }

        writer.Write("</sheetData></worksheet>");
    }
}
