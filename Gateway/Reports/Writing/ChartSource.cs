using System.Globalization;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace DistrictUnion.Reports.Writing;

/// <summary>The cells behind a chart: their addresses, and their values as the chart keeps them.</summary>
internal sealed class ChartSource(ChartData chart, SheetData sheet, SheetLayout layout)
{
    readonly SheetRow[] rows = [.. sheet.Rows.Skip(chart.HeadRow).Take(chart.RowCount + 1)];

    public C.SeriesText Name(int column) => new(new C.StringReference(
        new C.Formula(Address(column, 0, 0)),
        new C.StringCache(new C.PointCount { Val = 1 }, Point(0, rows[0].Cells[column].Text ?? ""))));

    public C.CategoryAxisData Categories() => new(new C.StringReference(
        new C.Formula(Address(0, 1, chart.RowCount)),
        new C.StringCache(
        [
            new C.PointCount { Val = (uint)chart.RowCount },
            .. rows.Skip(1).Select((row, i) => Point(i, row.Cells[0].Text ?? "")),
        ])));

    /// <summary>A cell without a number is a gap, not a zero.</summary>
    public C.Values Values(int column) => new(new C.NumberReference(
        new C.Formula(Address(column, 1, chart.RowCount)),
        new C.NumberingCache(
        [
            new C.FormatCode(chart.IsShare ? "0.0%" : "General"),
            new C.PointCount { Val = (uint)chart.RowCount },
            .. rows.Skip(1).Select((row, i) => (Cell: row.Cells[column], Index: i))
                .Where(point => point.Cell.Kind == CellKind.Number)
                .Select(point => new C.NumericPoint(new C.NumericValue(point.Cell.Number.ToString(CultureInfo.InvariantCulture))) { Index = (uint)point.Index }),
        ])));

    string Address(int column, int from, int to)
    {
        var letters = StreamingSheet.Letters(column + 1);
        var first = layout.FirstDataRow + chart.HeadRow;
        var start = $"{Book.Quoted(layout.Name)}!${letters}${first + from}";
        return from == to ? start : $"{start}:${letters}${first + to}";
    }

    static C.StringPoint Point(int index, string text) => new(new C.NumericValue(text)) { Index = (uint)index };
}
