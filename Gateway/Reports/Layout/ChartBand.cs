using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>The rows of the band that a chart lies over, from zero, and whether a page begins with it.</summary>
internal readonly record struct ChartPlace(int FirstRow, int LastRow, bool BeginsPage);

/// <summary>The band of empty rows between title and table, over which the charts lie: one under the other, none cut by the edge of a page.</summary>
internal static class ChartBand
{
    /// <summary>Height of a row of the band in points.</summary>
    public const double RowHeight = 20;

    const int RowsPerPage = 20, Gap = 1;

    public static int RowCount(ImmutableArray<ChartData> charts) => charts.IsEmpty ? 0 : Places(charts)[^1].LastRow + Gap;

    public static ImmutableArray<ChartPlace> Places(ImmutableArray<ChartData> charts)
    {
        var places = ImmutableArray.CreateBuilder<ChartPlace>(charts.Length);
        var (row, used) = (0, 0);
        foreach (var chart in charts)
        {
            var rows = chart.IsTall ? RowsPerPage : RowsPerPage / 2;
            var beginsPage = used + rows > RowsPerPage;
            used = beginsPage ? rows : used + rows;
            places.Add(new(row, row + rows - Gap, beginsPage));
            row += rows;
        }

        return places.ToImmutable();
    }
}
