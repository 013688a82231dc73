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
    /// <summary>Margins in inches. With less below, LibreOffice clips the footer; nothing stands above the sheet.</summary>
    public const double SideMargin = 0.7, TopMargin = 0.6, BottomMargin = 0.9, FooterMargin = 0.3;

    const double PointsPerInch = 72;

    /// <summary>Other machines draw columns a little wider: a page keeps so much in reserve.</summary>
    const double Reserve = 0.95;

    const int LeastScale = 86; // 10.5 pt × 0.86 = 9.03 pt

    /// <summary>Height of the page in points of the sheet, before scaling.</summary>
    public double Height => ((IsLandscape ? Sides(Paper).Short : Sides(Paper).Long) - ((TopMargin + BottomMargin) * PointsPerInch)) * 100 / ScalePercent;

    public bool IsSplit => !Breaks.IsEmpty;

    /// <summary>Columns of the first page: title, lines and notes stay above those.</summary>
    public int FirstPageColumns(int columnCount) => IsSplit ? Breaks[0] : columnCount;

    /// <summary>
    /// Decides from the widths of the columns in points. The name columns are repeated on every page of a split table;
    /// pages begin only with columns that may be parted from the one before.
    /// </summary>
    public static PageFit Of(PrintSetup setup, ImmutableArray<double> widths, int nameColumns, Func<int, bool> mayBreakBefore)
    {
        var a4 = Printable(Paper.A4, setup.Landscape);
        var total = widths.Sum();
        if (Scale(a4, total) is >= LeastScale and var scale)
        {
            return new(Paper.A4, setup.Landscape, scale, []);
        }

        var paper = setup.WhenTooWide == TooWide.UseA3 ? Paper.A3 : Paper.A4;
        var printable = Printable(paper, setup.Landscape);
        return Scale(printable, total) is >= LeastScale and var larger
            ? new(paper, setup.Landscape, larger, [])
            : new(paper, setup.Landscape, LeastScale, Split(printable * 100 / LeastScale, widths, nameColumns, mayBreakBefore));
    }

    /// <summary>Columns that begin a page; the pages are about equally full, instead of a last one with a single column.</summary>
    static ImmutableArray<int> Split(double page, ImmutableArray<double> widths, int nameColumns, Func<int, bool> mayBreakBefore)
    {
        var names = widths.Take(nameColumns).Sum();
        var rest = widths.Sum() - names;
        var fair = rest / Math.Max(2, Math.Ceiling(rest / Math.Max(1, page - names)));
        var breaks = ImmutableArray.CreateBuilder<int>();
        var used = 0.0;
        for (var column = nameColumns; column < widths.Length;)
        {
            var next = column + 1;
            while (next < widths.Length && !mayBreakBefore(next))
            {
                next++;
            }

            var block = widths.AsSpan(column, next - column).ToArray().Sum();
            if (used > 0 && (names + used + block > page || used + (block / 2) > fair))
            {
                breaks.Add(column);
                used = 0;
            }

            used += block;
            column = next;
        }

        // What a fair share left over for a last page goes with the one before where that has room.
        if (breaks is [.., var last] && names + widths.Skip(breaks.Count > 1 ? breaks[^2] : nameColumns).Sum() <= page) breaks.Remove(last);
        return breaks.ToImmutable();
    }

    static int Scale(double printable, double total) => (int)Math.Min(100, Math.Floor(100 * printable / Math.Max(1, total)));

    static double Printable(Paper paper, bool isLandscape)
    {
        var sides = Sides(paper);
        return ((isLandscape ? sides.Long : sides.Short) - (2 * SideMargin * PointsPerInch)) * Reserve;
    }

    static (double Short, double Long) Sides(Paper paper) => paper == Paper.A3 ? (841.9, 1190.6) : (595.3, 841.9);
}
