using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports.Letters;

/// <summary>Paper and margins of a kind of page, in twentieths of a point.</summary>
/// <param name="Footer">From the edge of the paper to the page number, which stands 7 mm below the text of a letter.</param>
internal sealed record LetterPaper(int Width, int Height, int Top, int Bottom, int Left, int Right, int Footer)
{
    private const int A4Short = 11_906, A4Long = 16_838;

    /// <summary>22 lines on the 225 mm of a letter: 28.95 pt.</summary>
    public const int LinePitch = 579;

    public int TextWidth => Width - Left - Right;

    /// <summary>In points.</summary>
    public double TextHeight => (Height - Top - Bottom) / 20.0;

    public bool IsTurned => Width > Height;

    public static LetterPaper Of(LetterPage page) => page switch
    {
        LetterPage.Letter => new(A4Short, A4Long, Mm(37), Mm(35), Mm(28), Mm(26), Mm(23)),
        LetterPage.Wide => new(A4Long, A4Short, Mm(28), Mm(26), Mm(25), Mm(25), Mm(14)),
        LetterPage.Form => new(A4Short, A4Long, Mm(25), Mm(22), Mm(25), Mm(20), Mm(12)),
        _ => throw new ArgumentOutOfRangeException(nameof(page)),
    };

    /// <summary>The section's properties; footers are those of the odd and the even pages.</summary>
    public W.SectionProperties Section(string oddFooter, string evenFooter) => new(
        new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = oddFooter },
        new W.FooterReference { Type = W.HeaderFooterValues.Even, Id = evenFooter },
        new W.SectionType { Val = W.SectionMarkValues.NextPage },
        new W.PageSize { Width = (uint)Width, Height = (uint)Height, Orient = IsTurned ? W.PageOrientationValues.Landscape : W.PageOrientationValues.Portrait },
        new W.PageMargin { Top = Top, Bottom = Bottom, Left = (uint)Left, Right = (uint)Right, Header = (uint)Mm(15), Footer = (uint)Footer, Gutter = 0 },
        new W.DocGrid { Type = W.DocGridValues.Lines, LinePitch = LinePitch });

    private static int Mm(double millimetres) => (int)Math.Round(millimetres * 1440 / 25.4);
}
