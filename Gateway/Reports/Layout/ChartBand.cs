using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>Where charts lie between title and table, as fractions of the table's width and rows of the band.</summary>
internal readonly record struct ChartPlace(double Left, double Right, int FirstRow, int LastRow);

/// <summary>Lays charts out: a wide one alone in its line, others two side by side.</summary>
internal static class ChartBand
{
    const int RowsPerChart = 11;

    public static int RowCount(ImmutableArray<ChartData> charts) => charts.IsEmpty ? 0 : Places(charts)[^1].LastRow + 1;

    public static ImmutableArray<ChartPlace> Places(ImmutableArray<ChartData> charts)
    {
        var places = ImmutableArray.CreateBuilder<ChartPlace>(charts.Length);
        var line = -1;
        var isHalfFree = false;
        foreach (var chart in charts)
        {
            var isRight = !chart.IsWide && isHalfFree;
            line += isRight ? 0 : 1;
            isHalfFree = !chart.IsWide && !isRight;
            var top = line * RowsPerChart;
            places.Add(new(isRight ? 0.505 : 0, chart.IsWide || isRight ? 1 : 0.495, top, top + RowsPerChart - 1));
        }

        return places.ToImmutable();
    }
}
