using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Gateway.Ledgers;

/// <summary>
/// Says of each row what it would do. A row with a number is compared with what stood in the template: only what the person changed is sent,
/// and what somebody else changed meanwhile in the same column is a conflict. A row without one is new, unless the ledger has the same already.
/// </summary>
/// <param name="template">What the template remembers; null: somebody's own list, whose rows are all without a number.</param>
internal sealed class RowSorter(LedgerTable table, LedgerView view, LedgerBase? template, bool mayShow)
{
    private const string Erased = "已按规定清除";

    private readonly Dictionary<int, EntryView> entries = view.Entries.ToDictionary(e => e.Number);
    private readonly Dictionary<int, TableRow> seen = [];
    private HashSet<string>? held;

    /// <param name="unreadable">Cells that cannot be read, by sheet and row.</param>
    public ImmutableArray<PlannedRow> Sort(ImmutableArray<TableRow> rows, ILookup<(string Sheet, int Row), TableFlaw> unreadable) =>
        [.. rows.Select((row, i) => Sort(row, i + 1, [.. unreadable[(row.Sheet.Name, row.Number)], .. Masked(row)]))];

    private PlannedRow Sort(TableRow row, int line, ImmutableArray<TableFlaw> flaws)
    {
        if (!flaws.IsEmpty) return Wrong(row, null, flaws);
        if (template is null || row.Text(LedgerTable.NumberKey) is not { } typed) return New(row, line);
        var plain = typed.Normalize(NormalizationForm.FormKC).Trim();
        if (!int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !template.Entries.TryGetValue(number, out var before))
            return Wrong(row, null, [row.Flaw("ledger.number-unknown", $"“{typed}”不是这份模板里的条目编号；新的条目请把编号留空。", LedgerTable.NumberKey)]);
        if (!seen.TryAdd(number, row))
            return Wrong(row, number, [row.Flaw("ledger.number-twice", $"第 {number} 号条目在第 {seen[number].Number} 行已经有了；新的条目请把编号留空。", LedgerTable.NumberKey)]);
        return Compare(row, line, number, before);
    }

    private PlannedRow New(TableRow row, int line)
    {
        held ??= [.. view.Entries.Where(e => e.Void is null).Select(e => string.Join('\u001F', table.Columns.Select(c => LedgerTable.Held(e, c.Key))))];
        if (held.Contains(string.Join('\u001F', table.Columns.Select(c => LedgerTable.Normal(c, Text(row, c)))))) return new(row, null, ImportRowState.Unchanged, null, [], "");
        var values = table.Columns.Select(c => (c.Key, Text: Text(row, c))).Where(v => v.Text is not null).ToImmutableSortedDictionary(v => v.Key, v => v.Text!, StringComparer.Ordinal);
        var title = view.Kind.Title is { IsPrivate: false } named ? row.Text(named.Key) ?? "" : "";
        return new(row, null, ImportRowState.New, new(null, null, values, Reasons(row.Text(LedgerTable.WhyKey)), Line: line), [], title);
    }

    private PlannedRow Compare(TableRow row, int line, int number, BaseEntry before)
    {
        var now = entries.GetValueOrDefault(number);
        var hasMovedOn = now is not null && now.Revision != before.Revision;
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var (conflicts, what, reasons) = (new List<TableFlaw>(), new List<string>(), ImmutableSortedDictionary<string, string>.Empty);
        foreach (var column in table.Compared)
        {
            var mine = LedgerTable.Normal(column, Text(row, column));
            var theirs = now is null ? null : LedgerTable.Held(now, column.Key);
            var old = template!.Keys.Contains(column.Key) ? LedgerTable.Normal(column, before.Values.GetValueOrDefault(column.Key)) : theirs;
            if (mine == old || (hasMovedOn && mine == theirs)) continue;
            if (hasMovedOn && theirs != old) conflicts.Add(Conflict(row, column, mine, theirs, old));
            else if (column.Key == LedgerTable.WhyKey) reasons = Reasons(Text(row, column));
            else values[column.Key] = Text(row, column) ?? "";
            what.Add(column.IsPrivate && !mayShow ? table.Heading(column.Key) : $"{table.Heading(column.Key)}：{Shown(column, old)} → {Shown(column, mine)}");
        }

        if (conflicts.Count > 0) return new(row, number, ImportRowState.Conflict, null, [.. conflicts], string.Join("；", what));
        if (what.Count == 0) return new(row, number, ImportRowState.Unchanged, null, [], "");
        return new(row, number, ImportRowState.Changed, new(number, now?.Revision, values.ToImmutable(), reasons, Line: line), [], string.Join("；", what));
    }

    private TableFlaw Conflict(TableRow row, LedgerColumn column, string? mine, string? theirs, string? old) => row.Flaw(
        "ledger.conflict",
        column.IsPrivate && !mayShow
            ? $"{table.Heading(column.Key)}：下载模板以后别人也改了这一格。请核对后下载新的模板再改。"
            : $"{table.Heading(column.Key)}：这里改成了“{Shown(column, mine)}”，下载模板以后别人改成了“{Shown(column, theirs)}”（原来是“{Shown(column, old)}”）。请核对后下载新的模板再改。",
        column.Key);

    /// <summary>A masked value that comes back is not the value.</summary>
    private IEnumerable<TableFlaw> Masked(TableRow row) =>
        from column in table.Columns
        let text = row.Text(column.Key)
        where text == Erased || (text is not null && column.IsPrivate && (text.Contains("＊＊", StringComparison.Ordinal) || text.Contains("***", StringComparison.Ordinal)))
        select row.Flaw("ledger.masked-value", $"{table.Heading(column.Key)}是隐去的内容，不能这样导入；不改就留空，要改就写全。", column.Key);

    /// <summary>What stands in a cell; a day also where the sheet has only Excel's count of days.</summary>
    private string? Text(TableRow row, LedgerColumn column) =>
        column.Type is ColumnType.Date && row.Text(column.Key) is not null && new RowReader(row, table.Shape, []).Day(column.Key) is { } day
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : row.Text(column.Key);

    /// <summary>One reason answers whatever a check asks; what none asks about is dropped by the rules.</summary>
    private ImmutableSortedDictionary<string, string> Reasons(string? why) => why is null
        ? ImmutableSortedDictionary<string, string>.Empty
        : view.Kind.Checks.Where(check => !check.IsError).ToImmutableSortedDictionary(check => check.Code, _ => why, StringComparer.Ordinal);

    private static string Shown(LedgerColumn column, string? value)
    {
        if (value is null) return "空";
        var text = ColumnValue.Show(column, value).ReplaceLineEndings(" ");
        return text.Length <= 30 ? text : text[..(char.IsHighSurrogate(text[29]) ? 29 : 30)] + "…";
    }

    private static PlannedRow Wrong(TableRow row, int? number, ImmutableArray<TableFlaw> flaws) => new(row, number, ImportRowState.Wrong, null, flaws, "");
}
