using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Letters;

/// <summary>The table of a sheet as a grid of a letter: the same heads, values and sums.</summary>
internal static class SheetGrid
{
    private const double LeastSize = LetterStyles.SizeSmall5, MostSize = LetterStyles.SizeSmall4, LeastHeight = 18;

    /// <param name="width">Of the text, in twentieths of a point.</param>
    /// <inheritdoc cref="SheetGrid"/>
    public static LetterGrid Of(SheetData sheet, int width)
    {
        var head = new HeadLayout(sheet.Heads);
        ImmutableArray<int> widths = [.. ColumnWidths.Measure(sheet, head.Columns).Units.Zip(head.Columns, (units, column) => units + (column.Format is ValueFormat.Percent ? 1 : 0))];
        var rows = ImmutableArray.CreateBuilder<GridRow>();
        var covered = new int[widths.Length];
        foreach (var cells in head.Rows) rows.Add(new(Heads(cells, covered), LeastHeight, IsHead: true));
        foreach (var row in sheet.Rows.Concat(sheet.Totals)) rows.Add(new(Values(row, head.Columns), LeastHeight));
        var size = Math.Floor((width / 20.0 - (2 * GridXml.Side * widths.Length)) / widths.Sum() * 4) / 2;
        return new(widths, rows.ToImmutable(), Math.Clamp(size, LeastSize, MostSize));
    }

    /// <param name="covered">Rows of the head that each column's cell above still covers.</param>
    private static ImmutableArray<GridCell> Heads(Cell[] cells, int[] covered)
    {
        var heads = ImmutableArray.CreateBuilder<GridCell>();
        for (var column = 0; column < cells.Length;)
        {
            var cell = cells[column];
            if (covered[column] > 0)
            {
                covered[column++]--;
                continue;
            }

            heads.Add(new(cell.Text ?? "", GridFace.Head, Align.Centre, cell.Across + 1, cell.Down + 1));
            covered[column] = cell.Down;
            column += cell.Across + 1;
        }

        return heads.ToImmutable();
    }

    private static ImmutableArray<GridCell> Values(SheetRow row, ImmutableArray<Column> columns)
    {
        var face = row.Kind is RowKind.Data ? GridFace.Body : GridFace.Total;
        var values = ImmutableArray.CreateBuilder<GridCell>();
        for (var i = 0; i < columns.Length;)
        {
            var (cell, column) = (i < row.Cells.Length ? row.Cells[i] : Cell.Blank, columns[i]);
            var format = cell.Format ?? column.Format;
            var align = cell.Align ?? column.Align ?? (cell.Kind is CellKind.Text && format.DefaultAlign() is Align.Right ? Align.Centre : format.DefaultAlign());
            values.Add(new(CellWords.Of(cell, column.Format), cell.Look is Look.Muted ? GridFace.Muted : face, align, cell.Across + 1));
            i += cell.Across + 1;
        }

        return values.ToImmutable();
    }
}
