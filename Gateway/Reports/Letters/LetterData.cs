using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Letters;

/// <summary>A letter (公文), or forms that are filled in, as data: what stands in it, in order.</summary>
/// <param name="Title">Title in the document's properties.</param>
/// <param name="Author">Organisation that issues it; in the properties.</param>
/// <param name="MadeAt">When its content was asked, as the district's clock shows it. The only time in the file.</param>
public sealed record LetterData(string Title, string Author, DateTimeOffset MadeAt, ImmutableArray<LetterSection> Sections);

/// <summary>Pages of one kind; each section begins on a page of its own.</summary>
public sealed record LetterSection(LetterPage Page, ImmutableArray<LetterBlock> Blocks);

/// <summary>What a page is for; decides paper and margins.</summary>
public enum LetterPage
{
    /// <summary>GB/T 9704: A4, margins 37, 35, 28 and 26 mm.</summary>
    Letter,

    /// <summary>A wide table of a letter: the same page turned, so that its binding edge is above, with narrower margins at the sides.</summary>
    Wide,

    /// <summary>A form that is filed alone: A4 with the narrower margins of tables.</summary>
    Form,
}

/// <summary>A part of a letter.</summary>
public abstract record LetterBlock;

/// <summary>The title (2号小标宋), broken into lines as it is to stand.</summary>
/// <param name="BeginsPage">It begins a page.</param>
public sealed record LetterTitle(ImmutableArray<string> Lines, bool BeginsPage = false) : LetterBlock;

/// <summary>Whom it is for (主送), without the colon.</summary>
public sealed record LetterAddressee(string Text) : LetterBlock;

/// <summary>A head; its number follows from its place.</summary>
/// <param name="Level">1 一、 (黑体), 2 （一） (楷体), 3 1. and 4 (1), which are sentences (仿宋).</param>
public sealed record LetterHead(int Level, string Text) : LetterBlock;

/// <summary>A paragraph of the body (3号仿宋).</summary>
public sealed record LetterParagraph(string Text) : LetterBlock;

/// <summary>附件：1. … below the body.</summary>
public sealed record LetterAttachments(ImmutableArray<string> Titles) : LetterBlock;

/// <summary>附件1 above what is attached.</summary>
public sealed record LetterAttachmentMark(string Text) : LetterBlock;

/// <summary>Who issues it, and when; with room for the seal.</summary>
public sealed record LetterSignature(string Organ, DateOnly Day) : LetterBlock;

/// <summary>单位（盖章）, period and day above a table or form.</summary>
public sealed record LetterLine(TitleLine Line) : LetterBlock;

/// <summary>Small print below a table or form.</summary>
public sealed record LetterNote(string Text) : LetterBlock;

/// <summary>A ruled grid: a table, or the cells of a form.</summary>
/// <param name="Widths">Of its columns, in any unit; the grid is as wide as the text.</param>
/// <param name="Size">Of its letters, in points.</param>
public sealed record LetterGrid(ImmutableArray<int> Widths, ImmutableArray<GridRow> Rows, double Size) : LetterBlock
{
    /// <summary>Its height in points, by the lengths of its texts; heads are counted once.</summary>
    /// <param name="width">Of the text, in twentieths of a point.</param>
    internal double Height(int width)
    {
        var perUnit = width / 20.0 / Widths.Sum();
        return Rows.Sum(row =>
        {
            var (height, column) = (row.Height, 0);
            foreach (var cell in row.Cells)
            {
                var room = (Enumerable.Range(column, cell.Across).Sum(c => Widths[c]) * perUnit) - (2 * GridXml.Side);
                if (cell.Down == 1) height = Math.Max(height, (TextMeasure.Lines(cell.Text, room / (Size / 2)) * GridXml.Line(Size)) + (2 * GridXml.Above));
                column += cell.Across;
            }

            return height;
        });
    }
}

/// <summary>A row of a grid. Cells that reach down from rows above are not named again.</summary>
/// <param name="Height">The least, in points.</param>
/// <param name="IsHead">Repeated on every page.</param>
public sealed record GridRow(ImmutableArray<GridCell> Cells, double Height, bool IsHead = false);

/// <summary>A cell of a grid.</summary>
/// <param name="Across">Columns that it covers, 1 or more.</param>
/// <param name="Down">Rows that it covers, 1 or more.</param>
public sealed record GridCell(string Text, GridFace Face = GridFace.Body, Align Align = Align.Left, int Across = 1, int Down = 1);

/// <summary>What a cell of a grid is.</summary>
public enum GridFace
{
    Body,

    /// <summary>Names the value beside it.</summary>
    Label,

    /// <summary>The head of a column or of a part.</summary>
    Head,

    /// <summary>A sum.</summary>
    Total,

    /// <summary>Says that something is not shown.</summary>
    Muted,

    /// <summary>Left to be written by hand; what it holds stands at its foot.</summary>
    ByHand,
}
