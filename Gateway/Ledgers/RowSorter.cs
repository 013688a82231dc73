using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Workbooks;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>
/// Says of each row what it would do. A row with a number is compared with what stood in the template: only what the person changed is sent,
/// and what somebody else changed meanwhile in the same column is a conflict. A row without one is new, unless the ledger has the same already.
/// </summary>
/// <param name="template">What the template remembers; null: somebody's own list, whose rows are all without a number.</param>
/// <param name="mapping">
/// How the export of another system is read: such a system knows nothing of our numbers. A row is the entry that has the same values in the columns by which
/// the kind tells two entries apart (<see cref="LedgerKind.SameBy"/>), so that what that system changed is changed here; of a kind without them, or where the
/// export has not all of them, it is the entry that is the same in all columns of the export. What the export leaves blank it does not empty.
/// </param>
internal sealed class RowSorter(LedgerTable table, LedgerView view, LedgerBase? template, LedgerMapping? mapping, bool mayShow)
{
    private const string Erased = "已按规定清除";

    private readonly Dictionary<int, EntryView> entries = view.Entries.ToDictionary(e => e.Number);
    private readonly TemplateRows? known = template is null ? null : new(template.Memory.Rows, LedgerTable.NumberKey, "ledger.number", LedgerTable.NumberHeading, "新的条目请把编号留空。");
    private readonly ImmutableArray<LedgerColumn> written =
        mapping is { } read ? [.. table.Columns.Where(c => read.Columns.ContainsKey(c.Key) || read.Constants.ContainsKey(c.Key))] : table.Columns;
    private readonly Dictionary<int, TableRow> matched = [];
    private HashSet<string>? held;
    private ILookup<string, EntryView>? knownByKey;

    /// <param name="unreadable">Cells that cannot be read, by sheet and row.</param>
    public ImmutableArray<PlannedRow<EntryEdit>> Sort(ImmutableArray<TableRow> rows, ILookup<(string Sheet, int Row), TableFlaw> unreadable) =>
        [.. rows.Select((row, i) => Sort(row, i + 1, [.. unreadable[(row.Sheet.Name, row.Number)], .. Masked(row)]))];

    private PlannedRow<EntryEdit> Sort(TableRow row, int line, ImmutableArray<TableFlaw> flaws)
    {
        if (!flaws.IsEmpty) return PlannedRow<EntryEdit>.Wrong(row, null, flaws);
        var (id, before, flaw) = known?.Find(row) ?? default;
        return flaw is not null ? PlannedRow<EntryEdit>.Wrong(row, id, flaw)
            : before is null && Same(row) is { } entry ? Update(row, line, entry)
            : before is null ? New(row, line)
            : Compare(row, line, int.Parse(id!, CultureInfo.InvariantCulture), before);
    }

    private PlannedRow<EntryEdit> New(TableRow row, int line)
    {
        held ??= [.. view.Entries.Where(e => e.Void is null).Select(e => Held(e, written))];
        if (held.Contains(Typed(row, written))) return PlannedRow<EntryEdit>.Unchanged(row, null);
        var values = table.Columns.Select(c => (c.Key, Text: TextOf(row, c))).Where(v => v.Text is not null).ToImmutableSortedDictionary(v => v.Key, v => v.Text!, StringComparer.Ordinal);
        var title = view.Kind.Title is { IsPrivate: false } named ? row.Text(named.Key) ?? "" : "";
        return new(row, null, ImportRowState.New, new(null, null, values, Reasons(row.Text(LedgerTable.WhyKey)), Line: line), [], title);
    }

    /// <summary>The entry that a row of an export is about; null: none, or more than one.</summary>
    private EntryView? Same(TableRow row)
    {
        if (mapping is null || view.Kind.SameBy is not { IsEmpty: false } by) return null;
        ImmutableArray<LedgerColumn> key = [.. written.Where(c => by.Contains(c.Key))];
        if (key.Length < by.Length || key.Any(c => TextOf(row, c) is null)) return null;
        knownByKey ??= view.Entries.Where(e => e.Void is null).ToLookup(e => Held(e, key));
        return knownByKey[Typed(row, key)].ToArray() is [var one] ? one : null;
    }

    private PlannedRow<EntryEdit> Update(TableRow row, int line, EntryView entry)
    {
        var id = entry.Number.ToString(CultureInfo.InvariantCulture);
        if (!matched.TryAdd(entry.Number, row))
            return PlannedRow<EntryEdit>.Wrong(row, id, row.Flaw("ledger.same-twice", $"与第 {matched[entry.Number].Number} 行是同一条（{string.Join("、", view.Kind.SameBy.Select(table.Heading))}相同），请只留一行。"));
        var changed = written.Select(column => (Column: column, Mine: LedgerTable.Normal(column, TextOf(row, column)), Theirs: LedgerTable.Held(entry, column.Key)))
            .Where(c => c.Mine is not null && c.Mine != c.Theirs).ToArray();
        if (changed.Length == 0) return PlannedRow<EntryEdit>.Unchanged(row, id);
        return new(
            row, id, ImportRowState.Changed,
            new(
                entry.Number, entry.Revision, changed.ToImmutableSortedDictionary(c => c.Column.Key, c => TextOf(row, c.Column)!, StringComparer.Ordinal),
                Reasons(row.Text(LedgerTable.WhyKey)), Line: line),
            [], string.Join("；", changed.Select(c => Said(c.Column, c.Theirs, c.Mine))));
    }

    private static string Held(EntryView entry, ImmutableArray<LedgerColumn> columns) => string.Join('\u001F', columns.Select(c => LedgerTable.Held(entry, c.Key)));

    private static string Typed(TableRow row, ImmutableArray<LedgerColumn> columns) => string.Join('\u001F', columns.Select(c => LedgerTable.Normal(c, TextOf(row, c))));

    private string Said(LedgerColumn column, string? old, string? mine) =>
        column.IsPrivate && !mayShow ? table.Heading(column.Key) : ThreeWay.Said(table.Heading(column.Key), Shown(column, old), Shown(column, mine));

    private PlannedRow<EntryEdit> Compare(TableRow row, int line, int number, RememberedRow before)
    {
        var (id, now) = (number.ToString(CultureInfo.InvariantCulture), entries.GetValueOrDefault(number));
        var hasMovedOn = now is not null && now.Revision.ToString(CultureInfo.InvariantCulture) != before.Mark;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var (conflicts, what, reasons) = (new List<TableFlaw>(), new List<string>(), ImmutableSortedDictionary<string, string>.Empty);
        foreach (var column in table.Compared)
        {
            var mine = LedgerTable.Normal(column, TextOf(row, column));
            var theirs = now is null ? null : LedgerTable.Held(now, column.Key);
            var old = template!.Memory.Keys.Contains(column.Key) ? LedgerTable.Normal(column, before.Values.GetValueOrDefault(column.Key)) : theirs;

            // What was masked in the template is no change of somebody else's.
            var change = ThreeWay.Of(mine, old, hasMovedOn ? theirs : old);
            if (change is CellChange.None) continue;
            if (change is CellChange.Both) conflicts.Add(Conflict(row, column, mine, theirs, old));
            else if (column.Key == LedgerTable.WhyKey) reasons = Reasons(TextOf(row, column));
            else values[column.Key] = TextOf(row, column) ?? "";
            what.Add(Said(column, old, mine));
        }

        if (conflicts.Count > 0) return new(row, id, ImportRowState.Conflict, null, [.. conflicts], string.Join("；", what));
        if (what.Count == 0) return PlannedRow<EntryEdit>.Unchanged(row, id);
        return new(row, id, ImportRowState.Changed, new(number, now?.Revision, values.ToImmutable(), reasons, Line: line), [], string.Join("；", what));
    }

    private TableFlaw Conflict(TableRow row, LedgerColumn column, string? mine, string? theirs, string? old) => row.Flaw(
        "ledger.conflict",
        column.IsPrivate && !mayShow
            ? $"{table.Heading(column.Key)}：下载模板以后别人也改了这一格。请核对后下载新的模板再改。"
            : ThreeWay.Conflict(table.Heading(column.Key), Shown(column, mine), Shown(column, old), Shown(column, theirs)),
        column.Key);

    /// <summary>A masked value that comes back is not the value.</summary>
    private IEnumerable<TableFlaw> Masked(TableRow row) =>
        from column in table.Columns
        let text = row.Text(column.Key)
        where text == Erased || (text is not null && column.IsPrivate && (text.Contains("＊＊", StringComparison.Ordinal) || text.Contains("***", StringComparison.Ordinal)))
        select row.Flaw("ledger.masked-value", $"{table.Heading(column.Key)}是隐去的内容，不能这样导入；不改就留空，要改就写全。", column.Key);

    /// <summary>What stands in a cell; a day also where the sheet has only Excel's count of days.</summary>
    internal static string? TextOf(TableRow row, LedgerColumn column) =>
        column.Type is ColumnType.Date && row.Text(column.Key) is not null && new RowReader(row, new([new(column.Key, column.Name, false)], 1), []).Day(column.Key) is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : row.Text(column.Key);

    /// <summary>One reason answers whatever a check asks; what none asks about is dropped by the rules.</summary>
    private ImmutableSortedDictionary<string, string> Reasons(string? why) => why is null
        ? ImmutableSortedDictionary<string, string>.Empty
        : view.Kind.Checks.Where(check => !check.IsError).ToImmutableSortedDictionary(check => check.Code, _ => why, StringComparer.Ordinal);

    private static string? Shown(LedgerColumn column, string? value) => value is null ? null : ColumnValue.Show(column, value);
}
