using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports.Letters;

/// <summary>A grid as a table of Word: ruled, as wide as the text, heads repeated, no row cut by the end of a page unless it is longer than one.</summary>
internal static class GridXml
{
    /// <summary>What a cell keeps free at its sides, and above and below its text; what stays free below a grid; in points.</summary>
    public const double Side = 2, Above = 1, SpaceAfter = 6;

    private const int Thin = 4, Medium = 12;

    /// <summary>A table of up to so many rows stays on one page.</summary>
    private const int Short = 12;

    private const string Grey = "E8E6E0", LightGrey = "F3F1EC", Muted = "6B6B6B";

    /// <summary>Height of a line of letters of a size, in points: fixed, so that it is the same with every font.</summary>
    public static double Line(double size) => Math.Round(size * 1.25 * 2) / 2;

    /// <param name="width">Of the text, in twentieths of a point.</param>
    /// <inheritdoc cref="GridXml"/>
    public static W.Table Of(LetterGrid grid, int width)
    {
        var widths = Share(grid.Widths, width);
        var table = new W.Table(
            new W.TableProperties(
                new W.TableWidth { Width = LetterStyles.Text(width), Type = W.TableWidthUnitValues.Dxa },
                new W.TableJustification { Val = W.TableRowAlignmentValues.Center },
                Borders(),
                new W.TableLayout { Type = W.TableLayoutValues.Fixed },
                new W.TableCellMarginDefault(
                    new W.TopMargin { Width = Twips(Above), Type = W.TableWidthUnitValues.Dxa },
                    new W.TableCellLeftMargin { Width = (short)(Side * 20), Type = W.TableWidthValues.Dxa },
                    new W.BottomMargin { Width = Twips(Above), Type = W.TableWidthUnitValues.Dxa },
                    new W.TableCellRightMargin { Width = (short)(Side * 20), Type = W.TableWidthValues.Dxa })),
            new W.TableGrid(widths.Select(w => new W.GridColumn { Width = LetterStyles.Text(w) })));
        var reaching = new (GridCell Cell, int Rows)[widths.Length];
        for (var i = 0; i < grid.Rows.Length; i++)
        {
            // Word keeps rows together by their paragraphs; a sum never stands alone on a page.
            var keepsNext = grid.Rows.Length <= Short ? i < grid.Rows.Length - 1 : i == grid.Rows.Length - 2;
            table.Append(Row(grid.Rows[i], widths, reaching, grid.Size, keepsNext));
        }

        return table;
    }

    /// <param name="reaching">Cells from above that still cover rows, at their first column.</param>
    private static W.TableRow Row(GridRow row, ImmutableArray<int> widths, (GridCell Cell, int Rows)[] reaching, double size, bool keepsNext)
    {
        var properties = new W.TableRowProperties(
            new W.CantSplit(), new W.TableRowHeight { Val = (uint)Math.Round(row.Height * 20), HeightType = W.HeightRuleValues.AtLeast });
        if (row.IsHead) properties.Append(new W.TableHeader());
        var written = new W.TableRow(properties);
        var next = 0;
        for (var column = 0; column < widths.Length;)
        {
            var (above, rows) = reaching[column];
            var isFromAbove = rows > 0;
            var cell = isFromAbove ? above : row.Cells[next++];
            reaching[column] = (cell, isFromAbove ? rows - 1 : cell.Down - 1);
            written.Append(Cell(cell, widths.AsSpan(column, cell.Across), isFromAbove, size, keepsNext));
            column += cell.Across;
        }

        return next == row.Cells.Length ? written : throw new InvalidOperationException($"A row holds {row.Cells.Length} cells; {next} of them have a place.");
    }

    private static W.TableCell Cell(GridCell cell, ReadOnlySpan<int> widths, bool isFromAbove, double size, bool keepsNext)
    {
        var width = 0;
        foreach (var w in widths) width += w;
        var properties = new W.TableCellProperties(new W.TableCellWidth { Width = LetterStyles.Text(width), Type = W.TableWidthUnitValues.Dxa });
        if (cell.Across > 1) properties.Append(new W.GridSpan { Val = cell.Across });
        if (cell.Down > 1) properties.Append(new W.VerticalMerge { Val = isFromAbove ? W.MergedCellValues.Continue : W.MergedCellValues.Restart });
        if (Fill(cell.Face) is { } fill) properties.Append(new W.Shading { Val = W.ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        properties.Append(new W.TableCellVerticalAlignment { Val = cell.Face is GridFace.ByHand ? W.TableVerticalAlignmentValues.Bottom : W.TableVerticalAlignmentValues.Center });
        var written = new W.TableCell(properties);
        foreach (var line in (isFromAbove ? "" : cell.Text).Split('\n')) written.Append(Paragraph(line, cell, size, keepsNext));
        return written;
    }

    private static W.Paragraph Paragraph(string line, GridCell cell, double size, bool keepsNext)
    {
        var run = new W.RunProperties();
        if (cell.Face is GridFace.Head) run.Append(LetterFont.Hei.Fonts());
        if (cell.Face is GridFace.Total) run.Append(new W.Bold());
        if (cell.Face is GridFace.Muted) run.Append(new W.Color { Val = Muted });
        if (size != LetterStyles.SizeSmall4) run.Append(new W.FontSize { Val = LetterStyles.Half(size) });
        var paragraph = new W.Paragraph(new W.ParagraphProperties(
            new W.ParagraphStyleId { Val = LetterStyles.Grid },
            new W.SpacingBetweenLines { Line = Twips(Line(size)), LineRule = W.LineSpacingRuleValues.Exact },
            new W.Justification { Val = cell.Align switch { Align.Centre => W.JustificationValues.Center, Align.Right => W.JustificationValues.Right, _ => W.JustificationValues.Left } }));
        if (keepsNext) paragraph.ParagraphProperties!.KeepNext = new();
        if (line.Length > 0) paragraph.Append(run.HasChildren ? new W.Run(run, LetterParagraphs.Text(line)) : new W.Run(LetterParagraphs.Text(line)));
        return paragraph;
    }

    private static string Twips(double points) => LetterStyles.Text((int)Math.Round(points * 20));

    private static string? Fill(GridFace face) => face switch
    {
        GridFace.Head => Grey,
        GridFace.Label or GridFace.Total => LightGrey,
        _ => null,
    };

    private static W.TableBorders Borders() => new(
        Line<W.TopBorder>(Medium), Line<W.LeftBorder>(Medium), Line<W.BottomBorder>(Medium), Line<W.RightBorder>(Medium),
        Line<W.InsideHorizontalBorder>(Thin), Line<W.InsideVerticalBorder>(Thin));

    private static T Line<T>(uint eighths)
        where T : W.BorderType, new() => new() { Val = W.BorderValues.Single, Size = eighths, Space = 0, Color = "auto" };

    /// <summary>Shares of a width that add up to it.</summary>
    private static ImmutableArray<int> Share(ImmutableArray<int> parts, int width)
    {
        var shares = ImmutableArray.CreateBuilder<int>(parts.Length);
        var (whole, soFar, given) = (parts.Sum(), 0, 0);
        foreach (var part in parts)
        {
            soFar += part;
            var until = (int)((long)width * soFar / whole);
            shares.Add(until - given);
            given = until;
        }

        return shares.MoveToImmutable();
    }
}
