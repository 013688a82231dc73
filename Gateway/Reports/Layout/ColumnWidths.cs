using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>Widths of a sheet's columns in half Han characters of 10.5 pt, which are as wide as a digit of the workbook's own font.</summary>
internal sealed class ColumnWidths
{
    /// <summary>So many rows are measured; a stream is not read twice for its widths.</summary>
    const int MeasuredRows = 500;

    const double PointsPerUnit = 5.25, PaddingPixels = 5, PixelsPerUnit = 7;

    ColumnWidths(ImmutableArray<int> units) => Units = units;

    public ImmutableArray<int> Units { get; }

    public static double Points(int units) => (units * PointsPerUnit) + (PaddingPixels * 0.75);

    /// <summary>The width as the file has it: digits plus padding.</summary>
    public static double InFile(int units) => Math.Round(units + (PaddingPixels / PixelsPerUnit), 2);

    public int Sum(int from, int count)
    {
        var sum = 0;
        foreach (var width in Units.AsSpan(from, count))
        {
            sum += width;
        }

        return sum;
    }

    /// <summary>Columns at which the middle and the right third begin; (0, 0) when there are too few columns for three parts.</summary>
    /// <param name="left">Length of what stands on the left; its third gives way as far as it can. Of <paramref name="right"/> the same.</param>
    public (int Second, int Third) Thirds(int from, int end, int left, int right)
    {
        if (end - from < 3)
        {
            return (0, 0);
        }

        var total = Sum(from, end - from);
        var second = from + 1;
        while (second < end - 2 && Sum(from, second + 1 - from) * 3 <= total + (Units[second] * 3 / 2))
        {
            second++;
        }

        var third = second + 1;
        while (third < end - 1 && Sum(from, third + 1 - from) * 3 <= (total * 2) + (Units[third] * 3 / 2))
        {
            third++;
        }

        while (second < third - 1 && Sum(from, second - from) < left)
        {
            second++;
        }

        while (third > second + 1 && Sum(third, end - third) < right)
        {
            third--;
        }

        return (second, third);
    }

    public static ColumnWidths Measure(SheetData sheet, ImmutableArray<Column> columns)
    {
        var longest = new int[columns.Length];
        foreach (var row in sheet.Rows.Peek(MeasuredRows).Concat(sheet.Totals))
        {
            for (var i = 0; i < Math.Min(row.Cells.Length, columns.Length); i++)
            {
                longest[i] = Math.Max(longest[i], Length(row.Cells[i], columns[i]));
            }
        }

        return new([.. columns.Select((column, i) => column.IsHidden ? 0 : Width(column, longest[i]))]);
    }

    static int Length(Cell cell, Column column) => cell switch
    {
        { Across: > 0 } => 0,
        { Text: { } text } => TextMeasure.Longest(text),
        { Kind: CellKind.Number } => TextMeasure.NumberLength(cell.Number, cell.Format ?? column.Format),
        _ => 0,
    };

    static int Width(Column column, int longest)
    {
        var (min, max) = Bounds(column.Format);
        var least = Math.Max(column.MinWidth ?? min, column.MaxWidth is null ? HeadLayout.LeastWidth(column.Text) : 0);
        return Math.Clamp(longest + 1, least, Math.Max(least, column.MaxWidth ?? max));
    }

    static (int Min, int Max) Bounds(ValueFormat format) => format switch
    {
        ValueFormat.Text => (6, 40),
        ValueFormat.Id => (6, 24),
        ValueFormat.Date => (15, 15),
        ValueFormat.Month => (11, 11),
        ValueFormat.Moment => (21, 21),
        ValueFormat.Percent or ValueFormat.PercentBehind or ValueFormat.PercentFarBehind => (7, 10),
        _ => (6, 18),
    };
}
