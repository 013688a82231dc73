using System.Collections.Immutable;

namespace DistrictUnion.Reports.Sheets;

public enum ChartKind
{
    Columns,
    StackedColumns,
    Lines,
}

/// <summary>A chart that Excel draws from cells of its sheet's table, so that it follows when a cell is changed.</summary>
/// <param name="Title">Title over the chart.</param>
/// <param name="Kind">How the values are drawn.</param>
/// <param name="HeadRow">Index in the sheet's rows of the row whose cells name the series; the data rows follow it.</param>
/// <param name="RowCount">Number of data rows: one category each, named by the first column.</param>
/// <param name="ValueColumns">Columns with values: one series each.</param>
public sealed record ChartData(string Title, ChartKind Kind, int HeadRow, int RowCount, ImmutableArray<int> ValueColumns)
{
    /// <summary>Takes a whole page, for many categories; otherwise two share one. The names of many categories stand upright.</summary>
    public bool IsTall { get; init; }

    /// <summary>Values are shares: the axis runs from 0 to 100 %.</summary>
    public bool IsShare { get; init; }
}
