using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>Paper by Excel's numbers.</summary>
internal enum Paper
{
    A3 = 8,
    A4 = 9,
}

/// <summary>
/// How a table lies on its pages: at a scale that never lets letters fall below 9 pt, and with the columns (from zero)
/// that begin a further page; none when the table fits on one.
/// </summary>
internal sealed record PageFit(Paper Paper, bool IsLandscape, int ScalePercent, ImmutableArray<int> Breaks)
{
    /// <summary>Margins in inches. With less above and below, LibreOffice clips header and footer.</summary>
    public const double SideMargin = 0.7, VerticalMargin = 0.9, FooterMargin = 0.3;

    const double PointsPerInch = 72;

    /// <summary>Other machines have other fonts: a page keeps so much in reserve.</summary>
    const double Reserve = 0.97;

    const int LeastScale = 86; // 10.5 pt × 0.86 = 9.03 pt

    public bool IsSplit => !Breaks.IsEmpty;

    /// <summary>Columns of the first page: title, lines and notes stay above those.</summary>
    public int FirstPageColumns(int columnCount) => IsSplit ? Breaks[0] : columnCount;

    /// <summary>Decides from the widths of the columns in points; the name columns are repeated on every page of a split table.</summary>
    public static PageFit Of(PrintSetup setup, ImmutableArray<double> widths, int nameColumns)
    {
        var a4 = Printable(Paper.A4, setup.Landscape);
        var total = widths.Sum();
        if (Scale(a4, total) is >= LeastScale and var scale)
        {
            return new(Paper.A4, setup.Landscape, scale, []);
        }

        if (setup.WhenTooWide == TooWide.UseA3)
        {
            var a3 = Printable(Paper.A3, setup.Landscape);
            return Scale(a3, total) is >= LeastScale and var larger
                ? new(Paper.A3, setup.Landscape, larger, [])
                : Split(Paper.A3, setup.Landscape, a3, widths, nameColumns);
        }

        return Split(Paper.A4, setup.Landscape, a4, widths, nameColumns);
    }

    static PageFit Split(Paper paper, bool isLandscape, double printable, ImmutableArray<double> widths, int nameColumns)
    {
        var page = printable * 100 / LeastScale;
        var names = widths.Take(nameColumns).Sum();
        var pages = Math.Max(2, (int)Math.Ceiling((widths.Sum() - names) / Math.Max(1, page - names)));
        var fair = (widths.Sum() - names) / pages; // equally full pages instead of a last page with one column
        var breaks = ImmutableArray.CreateBuilder<int>();
        var used = 0.0;
        for (var column = nameColumns; column < widths.Length; column++)
        {
            var isFull = names + used + widths[column] > page;
            if (used > 0 && (isFull || used + (widths[column] / 2) > fair))
            {
                breaks.Add(column);
                used = 0;
            }

            used += widths[column];
        }

        return new(paper, isLandscape, LeastScale, breaks.ToImmutable());
    }

    static int Scale(double printable, double total) => (int)Math.Min(100, Math.Floor(100 * printable / Math.Max(1, total)));

    static double Printable(Paper paper, bool isLandscape)
    {
        var (shortSide, longSide) = paper == Paper.A3 ? (841.9, 1190.6) : (595.3, 841.9);
        return ((isLandscape ? longSide : shortSide) - (2 * SideMargin * PointsPerInch)) * Reserve;
    }
}
