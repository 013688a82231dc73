namespace DistrictUnion.Reports.Layout;

/// <summary>Heights of rows in points, from the lines that their texts take.</summary>
internal static class RowHeights
{
    const double PerLine = 14.5, Padding = 5, Greatest = 409;

    /// <summary>Height of so many lines; at most what Excel allows.</summary>
    public static double OfLines(int lines, double least) => Math.Clamp((lines * PerLine) + Padding, least, Greatest);
}
