using System.Collections.Immutable;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>The entries of a ledger as rows of its sheet, made one by one as they are written.</summary>
internal sealed class LedgerRows(LedgerView view, ImmutableArray<LedgerColumn> shown)
{
    public const string Erased = "已按规定清除";

    private readonly Dictionary<int, EarlierColumns> versions = view.Earlier.ToDictionary(kind => kind.Version, kind => EarlierColumns.Of(kind, shown));

    /// <summary>Entries that count: what was voided stands below the table, in a line of its own.</summary>
    public static IEnumerable<EntryView> Counting(LedgerView view) => view.Entries.Where(e => e.Void is null);

    public IEnumerable<SheetRow> Rows() => Counting(view).Select((entry, index) => Row(entry, index + 1));

    /// <summary>合计 and how many rows there are: the sums of the view, never counted anew.</summary>
    public SheetRow Total(int count)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>(shown.Length + 1);
        var lead = Math.Min(2, shown.TakeWhile(c => !view.Totals.ContainsKey(c.Key)).Count());
        cells.Add(Cell.Of(lead == 0 ? "合计" : $"合计：{count} 条") with { Across = lead, Align = lead == 0 ? Align.Centre : Align.Left });
        foreach (var column in shown)
        {
            cells.Add(
                !view.Totals.TryGetValue(column.Key, out var total) ? Cell.Blank
                : column.Total is ColumnTotal.Count ? Counted(total)
                : CellOf(column, total));
        }

        return SheetRow.Total(cells.ToImmutable());
    }

    /// <summary>合计（大写）: the sums of money in words, for the line below the table; none where no money is summed up.</summary>
    public IEnumerable<string> InWords()
    {
        var sums = shown.Where(c => c is { Type: ColumnType.Money, Total: ColumnTotal.Sum } && view.Totals.ContainsKey(c.Key))
            .Select(c => (c.Name, Sum: ColumnValue.Operand(c, view.Totals[c.Key]) as decimal?)).Where(c => c.Sum is not null).ToArray();
        if (sums.Length == 0) yield break;
        var words = sums.Select(c => sums.Length == 1 ? ChineseAmount.Of(c.Sum!.Value) : $"{c.Name} {ChineseAmount.Of(c.Sum!.Value)}");
        yield return $"合计（大写）：{string.Join("；", words)}。";
    }

    private SheetRow Row(EntryView entry, int number)
    {
        var earlier = versions.GetValueOrDefault(entry.KindVersion);
        var cells = ImmutableArray.CreateBuilder<Cell>(shown.Length + 2);
        cells.Add(Cell.Of(number));
        for (var i = 0; i < shown.Length; i++)
            cells.Add((earlier is null ? shown[i] : earlier.Beside[i]) is { } column ? CellOf(entry, column) : Cell.Blank);
        cells.Add(Cell.Of(Remark(entry, earlier)));
        return SheetRow.Data(cells.MoveToImmutable());
    }

    private static Cell CellOf(EntryView entry, LedgerColumn column)
    {
        if (entry.Erased.Contains(column.Key)) return Words(Erased);
        if (!entry.Values.TryGetValue(column.Key, out var value)) return Cell.Blank;
        return entry.Masked.Contains(column.Key) ? Words(value) : CellOf(column, value);
    }

    private static Cell CellOf(LedgerColumn column, string value) => ColumnValue.Operand(column, value) switch
    {
        decimal number => Cell.Of(column.Type is ColumnType.Percent ? number / 100 : number) with { Format = LedgerHeads.Format(column) },
        DateOnly day when column.Type is ColumnType.Month => Cell.Of(day) is { Kind: CellKind.Number } month ? month with { Format = ValueFormat.Month } : Cell.Of(ColumnValue.Show(column, value)),
        DateOnly day => Cell.Of(day),
        _ => Cell.Of(ColumnValue.Show(column, value)),
    };

    private static Cell Counted(string total) =>
        decimal.TryParse(total, System.Globalization.CultureInfo.InvariantCulture, out var count) ? Cell.Of(count) with { Format = ValueFormat.Count, Align = Align.Centre } : Cell.Blank;

    private static Cell Words(string text) => Cell.Of(text) with { Look = Look.Muted, Align = Align.Centre };

    /// <summary>备注, and below it that the entry is a 补归档, and what an earlier version of the kind had and this one has not.</summary>
    private static string? Remark(EntryView entry, EarlierColumns? earlier)
    {
        var remark = entry.Values.GetValueOrDefault(KindFlaws.Remark);
        if (entry.IsBackfilled) remark = string.IsNullOrEmpty(remark) ? "补录" : $"补录；{remark}";
        if (entry.LateReason is null && (earlier is null || earlier.Left.IsEmpty)) return remark;
        var left = earlier?.Left.Where(c => entry.Values.ContainsKey(c.Key) || entry.Erased.Contains(c.Key)).Select(c => $"{c.Name}：{Shown(entry, c)}") ?? [];
        return string.Join('\n', left.Prepend(entry.LateReason is { } late ? $"补归档：{late}" : null).Prepend(remark).Where(line => !string.IsNullOrEmpty(line)));
    }

    private static string Shown(EntryView entry, LedgerColumn column) =>
        entry.Erased.Contains(column.Key) ? Erased
        : entry.Masked.Contains(column.Key) ? entry.Values[column.Key]
        : ColumnValue.Show(column, entry.Values[column.Key]);
}

/// <summary>The columns of an earlier version, beside those of the sheet that have the same name; and those that have no place there.</summary>
/// <param name="Beside">In the order of the sheet; null: the earlier version had no such column.</param>
internal sealed record EarlierColumns(ImmutableArray<LedgerColumn?> Beside, ImmutableArray<LedgerColumn> Left)
{
    public static EarlierColumns Of(LedgerKind kind, ImmutableArray<LedgerColumn> shown)
    {
        var free = kind.Columns.Where(c => !c.IsOff).ToList();
        var beside = new LedgerColumn?[shown.Length];
        Take((earlier, column) => earlier.Name == column.Name && earlier.Group == column.Group);
        Take((earlier, column) => earlier.Name == column.Name);
        return new([.. beside], [.. free]);

        void Take(Func<LedgerColumn, LedgerColumn, bool> fits)
        {
            for (var i = 0; i < shown.Length; i++)
            {
                if (beside[i] is not null || free.Find(earlier => fits(earlier, shown[i])) is not { } found) continue;
                beside[i] = found;
                free.Remove(found);
            }
        }
    }
}
