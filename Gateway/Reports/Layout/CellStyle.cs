using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>What part of the sheet a cell belongs to.</summary>
internal enum Role : byte
{
    /// <summary>Outside everything: no border, no fill.</summary>
    Margin,
    Title,
    Line,
    Head,
    Body,
    Group,
    Total,
    Note,
    Signature,
}

/// <summary>The style of a cell, by meaning. Few distinct values occur in a workbook; each becomes one style of the file.</summary>
internal readonly record struct CellStyle(Role Role, Look Look, ValueFormat Format, Align Align, bool IsOpen = false);

/// <summary>
/// The same style as fonts, fills and lines: the one place where both writers learn how something looks.
/// Colours are RRGGBB, the size is in points; without a fill the paper shows.
/// </summary>
internal sealed record StyleSpec(
    string Font, double Size, bool IsBold, string Color, string? Fill, bool IsRuled, Align Align, bool IsWrapped, string FormatCode, bool IsOpen)
{
    /// <summary>Colour of the table's lines.</summary>
    public const string LineColor = "86847C";

    const string Ink = "1D2629";

    /// <summary>Where something is to be typed; on paper it is hardly seen.</summary>
    const string OpenFill = "FFFBEA";

    public static StyleSpec Of(CellStyle style)
    {
        var (color, fill) = Colors(style.Look);
        var spec = new StyleSpec(Fonts.Body, Fonts.BodySize, false, color, style.IsOpen ? OpenFill : fill, true, style.Align, true, style.Format.Code(), style.IsOpen);
        return style.Role switch
        {
            Role.Title => spec with { Font = Fonts.Body, Size = Fonts.TitleSize, IsBold = true, IsRuled = false },
            Role.Line => spec with { Font = Fonts.Line, Size = Fonts.BodySize, IsRuled = false, IsWrapped = false },
            Role.Head => spec with { Font = Fonts.Head, Fill = "ECE9E2" },
            Role.Group => spec with { IsBold = true, Fill = fill ?? "F5F3EE" },
            Role.Total => spec with { IsBold = true, Fill = fill ?? "FAF9F6" },
            Role.Note => spec with { Font = Fonts.Line, IsRuled = false },
            Role.Signature => spec with { Font = Fonts.Line, IsRuled = false, IsWrapped = false },
            Role.Margin => spec with { IsRuled = false },
            _ => spec with { IsBold = style.Look is Look.Warn or Look.Bad or Look.Soon },
        };
    }

    static (string Color, string? Fill) Colors(Look look) => look switch
    {
        Look.Muted => ("626B70", null),
        Look.Ok => ("1C6A3B", null),
        Look.Warn => ("855300", "FBF1DC"),
        Look.Bad => ("A3281C", "FAE9E6"),
        Look.Soon => ("1B5893", "E5EEF7"),
        Look.Link => ("12555F", null),
        Look.Heat1 => (Ink, "FBF4E7"),
        Look.Heat2 => (Ink, "F6E4C8"),
        Look.Heat3 => (Ink, "EDCB9E"),
        Look.Heat4 => (Ink, "E2AC7E"),
        _ => (Ink, null),
    };
}

/// <summary>Fonts and sizes (pt). Names that every Windows office has; nothing is embedded.</summary>
internal static class Fonts
{
    /// <summary>
    /// The workbook's own font, in whose digits Excel counts column widths: seven pixels each. Machines without it have one of the same
    /// widths in its place, so that columns stay as wide as they were meant, which is not so for 宋体.
    /// </summary>
    public const string Measure = "Arial";

    public const double MeasureSize = 10;

    public const string Body = "宋体";
    public const string Head = "黑体";
    public const string Line = "仿宋";
    public const double BodySize = 10.5;
    public const double TitleSize = 20;

    /// <summary>The smallest letters of a sheet may be scaled down to this when printed.</summary>
    public const double LeastPrinted = 9;
}
