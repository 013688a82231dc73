using System.Collections.Immutable;

namespace DistrictUnion.Documents.Tables;

/// <summary>What a workbook turned out to hold of a table.</summary>
/// <param name="Sheets">The sheets that were read, with where their columns stand.</param>
/// <param name="Rows">Rows with content, in order; example rows and sums below a table are left out.</param>
/// <param name="Flaws">What is wrong with the file, its sheets and cells that cannot be read.</param>
/// <param name="Notes">What was passed over, and is no mistake: sheets without the table, columns that are not used.</param>
public sealed record TableReading(
    ImmutableArray<TableSheet> Sheets, ImmutableArray<TableRow> Rows, ImmutableArray<TableFlaw> Flaws, ImmutableArray<TableFlaw> Notes)
{
    internal static TableReading Refused(TableFlaw flaw) => new([], [], [flaw], []);
}

/// <summary>A row that may be the headings of a table.</summary>
/// <param name="Row">From 1.</param>
/// <param name="Headings">By column, as <see cref="TableColumn.Unique"/> spells them; empty where the cell is.</param>
/// <param name="Samples">The first value below each.</param>
public sealed record TableHead(string Sheet, int Row, ImmutableArray<string> Headings, ImmutableArray<string> Samples)
{
    /// <summary>The headings that there are, from left to right.</summary>
    public ImmutableArray<string> Named => [.. Headings.Where(heading => heading.Length > 0)];
}

/// <summary>A sheet that was read.</summary>
/// <param name="HeadRow">Row of the headings, from 1.</param>
/// <param name="Columns">Number of the column, from 1, by its key.</param>
public sealed record TableSheet(string Name, int HeadRow, ImmutableDictionary<string, int> Columns);

/// <summary>A row of data.</summary>
/// <param name="Number">As Excel counts, from 1.</param>
/// <param name="Cells">Texts by the columns' keys, without spaces around them; empty cells are absent.</param>
public sealed record TableRow(TableSheet Sheet, int Number, ImmutableDictionary<string, string> Cells)
{
    public string? Text(string key) => Cells.GetValueOrDefault(key);

    /// <summary>A flaw of this row; without a key it is the whole row's.</summary>
    public TableFlaw Flaw(string code, string text, string? key = null) =>
        new(code, text, Sheet.Name, Number, key is not null && Sheet.Columns.TryGetValue(key, out var column) ? column : 0);
}

/// <summary>Something that is wrong, and where.</summary>
/// <param name="Code">Stable: table.bad-day.</param>
/// <param name="Sheet">Empty: the whole file.</param>
/// <param name="Row">From 1; 0: the whole sheet.</param>
/// <param name="Column">From 1; 0: the whole row.</param>
public sealed record TableFlaw(string Code, string Text, string Sheet = "", int Row = 0, int Column = 0)
{
    /// <summary>A cell whose formula has no value: it concerns its row alone.</summary>
    public bool IsOfCell => Code is "table.cell-error" or "table.formula-without-value";

    /// <summary>As Excel names it: 名单!C7, 第 7 行; empty for the whole file.</summary>
    public string Place => (Sheet, Row, Column) switch
    {
        ("", _, _) => "",
        (_, 0, _) => Sheet,
        (_, _, 0) => $"{Sheet}，第 {Row} 行",
        _ => $"{Sheet}!{Letters(Column)}{Row}",
    };

    /// <summary>A column's letters: 1 is A, 27 is AA.</summary>
    public static string Letters(int column) =>
        column > 26 ? Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26)) : ((char)('A' + column - 1)).ToString();
}
