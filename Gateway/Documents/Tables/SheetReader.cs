using System.Collections.Immutable;
using ExcelDataReader;

namespace DistrictUnion.Documents.Tables;

/// <summary>Collects the rows of a table over the sheets of a workbook.</summary>
/// <remarks>
/// Flaws: table.no-headings (no sheet has them), table.heading-missing (a sheet has some), table.heading-twice, table.cell-error,
/// table.formula-without-value, table.too-long-list, table.empty. Notes: table.sheet-without, table.column-unused.
/// </remarks>
internal sealed class SheetReader(TableShape shape, ValuelessCells valueless)
{
    /// <summary>Headings stand within the first rows, below titles and remarks.</summary>
    private const int HeadWithin = 30;
    private const int MostColumns = 100;

    /// <summary>Behind a table that came back from us stands what was wrong with it.</summary>
    private const string FlawHeading = "导入问题";

    /// <summary>Our templates explain themselves on a sheet of this name; it holds no table and is no news.</summary>
    private const string NoteSheet = "填写说明";

    private readonly List<TableSheet> sheets = [];
    private readonly List<TableRow> rows = [];
    private readonly List<TableFlaw> flaws = [];
    private readonly List<TableFlaw> notes = [];

    public void Read(IExcelDataReader reader)
    {
        var cells = Cells(reader, shape.MaxRows + HeadWithin, valueless);
        if (cells.Count == 0) return;
        var name = reader.Name.Trim();
        var head = HeadOf(cells);
        if (head is null || IsHardlyOne(head.Value.Keys))
        {
            if (name is not NoteSheet) notes.Add(new("table.sheet-without", $"工作表“{name}”没有需要的表头，没有读。", name));
            return;
        }

        var (at, keys) = head.Value;
        ImmutableArray<string> missing = [.. shape.Columns.Where(c => c.MustStand && !keys.Contains(c.Key)).Select(c => $"“{c.Heading}”")];
        if (!missing.IsEmpty)
        {
            flaws.Add(new("table.heading-missing", $"表头缺少{string.Join("、", missing)}。", name, at + 1));
            return;
        }

        foreach (var twice in keys.OfType<string>().GroupBy(k => k).Where(g => g.Count() > 1))
            flaws.Add(new("table.heading-twice", $"表头“{cells[at][Array.LastIndexOf(keys, twice.Key)]}”出现了两次，请删去一列。", name, at + 1, Array.LastIndexOf(keys, twice.Key) + 1));
        for (var column = 0; column < keys.Length; column++)
            if (keys[column] is null && cells[at][column] is { Length: > 0 } unused and not FlawHeading)
                notes.Add(new("table.column-unused", $"“{unused.ReplaceLineEndings(" ")}”这一列用不到，没有读。", name, at + 1, column + 1));
        var columns = shape.Columns.Where(c => keys.Contains(c.Key)).ToImmutableDictionary(c => c.Key, c => Array.IndexOf(keys, c.Key) + 1);
        var sheet = new TableSheet(name, at + 1, columns);
        sheets.Add(sheet);
        for (var row = at + 1; row < cells.Count && rows.Count <= shape.MaxRows; row++) Take(sheet, row, cells[row]);
    }

    public TableReading Close()
    {
        if (sheets.Count == 0 && flaws.Count == 0)
        {
            var wanted = string.Join("、", shape.Columns.Where(c => c.MustStand).Select(c => $"“{c.Heading}”"));
            flaws.Add(new("table.no-headings", $"没有找到表头。名单里要有一行写着{wanted}，可以下载模板对照。"));
        }
        else if (rows.Count > shape.MaxRows)
        {
            flaws.Add(new("table.too-long-list", $"名单最多 {shape.MaxRows} 行，请分几次导入。", rows[^1].Sheet.Name, rows[^1].Number));
            rows.RemoveAt(rows.Count - 1);
        }
        else if (rows.Count == 0 && flaws.Count == 0)
        {
            flaws.Add(new("table.empty", "表头下面没有内容。", sheets[0].Name, sheets[0].HeadRow));
        }

        return new([.. sheets], [.. rows], [.. flaws], [.. notes]);
    }

    private void Take(TableSheet sheet, int index, string[] cells)
    {
        var row = new TableRow(sheet, index + 1, sheet.Columns
            .Where(c => cells[c.Value - 1].Length > 0 && !TableCells.HasNoValue(cells[c.Value - 1]))
            .ToImmutableDictionary(c => c.Key, c => cells[c.Value - 1]));
        TableFlaw[] unread = [.. sheet.Columns.OrderBy(c => c.Value).Where(c => TableCells.HasNoValue(cells[c.Value - 1])).Select(c => Valueless(row, c.Key, c.Value, cells[c.Value - 1]))];
        if ((row.Cells.IsEmpty && unread.Length == 0) || IsExample(row) || IsBelow(row, cells)) return;
        rows.Add(row);
        flaws.AddRange(unread);
    }

    private static TableFlaw Valueless(TableRow row, string key, int column, string cell) => cell == TableCells.Error
        ? row.Flaw("table.cell-error", "这一格的公式出错，没有值，请直接填写内容。", key)
        : row.Flaw(
            "table.formula-without-value",
            $"“{row.Sheet.Name}”第 {row.Number} 行 {TableFlaw.Letters(column)} 列是公式，文件里没有存它的结果；请先用 Excel 或 WPS 打开这个文件，保存后再上传。", key);

    /// <summary>The template's example row, also with the words around it that people add.</summary>
    private bool IsExample(TableRow row) =>
        shape.Columns.Take(2).Any(c => row.Text(c.Key) is { } text && text.TrimStart('（', '(').StartsWith("示例", StringComparison.Ordinal));

    /// <summary>A sum, a remark or a date below a list: nothing stands in what a row must have, and the row begins with such a word.</summary>
    private bool IsBelow(TableRow row, string[] cells) =>
        shape.HasLinesBelow && shape.Columns.Count(c => c.MustStand && row.Text(c.Key) is not null) < shape.Columns.Count(c => c.MustStand)
        && cells.FirstOrDefault(c => c.Length > 0) is { } first
        && BelowWords.Any(word => first.Replace(" ", "", StringComparison.Ordinal).StartsWith(word, StringComparison.Ordinal));

    private static readonly string[] BelowWords = ["合计", "小计", "总计", "共计", "注：", "注:", "备注", "说明", "填表", "制表", "联系人", "审核"];

    /// <summary>One heading among several that must stand: a sheet that explains the columns, not one that has them.</summary>
    private bool IsHardlyOne(string?[] keys) => keys.OfType<string>().Distinct().Count() < Math.Min(2, shape.Columns.Count(c => c.MustStand));

    /// <summary>The first row that names most columns, at least half of those that must stand; the keys of its cells.</summary>
    private (int Row, string?[] Keys)? HeadOf(List<string[]> cells)
    {
        (int Row, string?[] Keys, int Count)? best = null;
        for (var row = 0; row < Math.Min(cells.Count, HeadWithin); row++)
        {
            var keys = shape.KeysOf(cells[row]);
            var count = keys.OfType<string>().Distinct().Count();
            if (count > 0 && keys.Any(k => k is not null && shape.Columns.First(c => c.Key == k).MustStand) && count > (best?.Count ?? 0)) best = (row, keys, count);
        }

        return best is { } found ? (found.Row, found.Keys) : null;
    }

    /// <summary>The rows of a sheet that may be its headings: two cells or more, within the first rows.</summary>
    public static IEnumerable<TableHead> Heads(IExcelDataReader reader)
    {
        var cells = Cells(reader, HeadWithin, ValuelessCells.None);
        for (var row = 0; row < cells.Count; row++)
        {
            if (cells[row].Count(cell => cell.Length > 0) < 2) continue;
            var below = cells[(row + 1)..];
            yield return new(
                reader.Name.Trim(), row + 1, TableColumn.Unique(cells[row]),
                [.. cells[row].Select((_, column) => below.Select(line => line[column]).FirstOrDefault(cell => cell.Length > 0 && !TableCells.HasNoValue(cell)) ?? "")]);
        }
    }

    private static List<string[]> Cells(IExcelDataReader reader, int most, ValuelessCells valueless)
    {
        var columns = Math.Min(reader.FieldCount, MostColumns);
        var merged = reader.MergeCells ?? [];
        var cells = new List<string[]>();
        while (cells.Count <= most && reader.Read())
            cells.Add([.. Enumerable.Range(0, columns).Select(column => valueless.At(reader.Name, cells.Count + 1, column + 1) ?? TableCells.Of(reader, column))]);
        foreach (var range in merged)
            for (var row = range.FromRow + 1; row <= Math.Min(range.ToRow, cells.Count - 1); row++)
                if (range.FromColumn < columns) cells[row][range.FromColumn] = cells[range.FromRow][range.FromColumn];
        var last = cells.FindLastIndex(row => row.Any(cell => cell.Length > 0));
        return cells[..(last + 1)];
    }
}
