using System.Text;

namespace DistrictUnion.Documents.Sources.Word97;

/// <param name="Mark">What ends it: <see cref="StoryReader.ParagraphMark"/> or <see cref="StoryReader.CellMark"/>.</param>
/// <param name="HasDeleted">Whether text of it, or a mark that still stands, was deleted in a tracked change.</param>
/// <param name="End">The position behind its mark.</param>
internal readonly record struct WordParagraph(string Text, char Mark, ParagraphFormat Format, bool HasDeleted, int End);

/// <summary>Cuts a stretch of the text (the document itself, a text box) into paragraphs and leaves out what is not to be read.</summary>
internal sealed class StoryReader(WordText text, Formats formats, HashSet<int> sectionEnds)
{
    public const char ParagraphMark = '\r', CellMark = '\u0007';
    private const char PageBreak = '\f', LineBreak = '\v', ColumnBreak = '\u000E', NoBreakHyphen = '\u001E';

    /// <param name="to">Not beyond the text's length.</param>
    public IEnumerable<WordParagraph> Paragraphs(int from, int to)
    {
        if (from >= to) yield break;
        var areCode = FieldCodes.In(text, from, to);
        var line = new StringBuilder();
        var index = text.PieceAt(from);
        var run = default(CharacterFormat);
        var hasDeleted = false;
        for (var at = from; at < to; at++)
        {
            var isNewPiece = at == from || at >= text.Pieces[index].End;
            if (at >= text.Pieces[index].End) index++;
            var piece = text.Pieces[index];
            var offset = piece.OffsetOf(at);
            if (isNewPiece || offset >= run.To) run = formats.Characters(offset, piece.Properties);
            var character = text[at];
            hasDeleted |= run.IsDeleted;
            // A paragraph mark that is hidden or deleted joins its paragraph to the next one; a cell stays a cell.
            if (character != CellMark && (run.IsHidden || run.IsDeleted || areCode[at - from])) continue;
            if (character is ParagraphMark or CellMark || character == PageBreak && sectionEnds.Contains(at))
            {
                yield return new WordParagraph(line.ToString(), character == CellMark ? CellMark : ParagraphMark, formats.Paragraph(offset, piece.Properties), hasDeleted, at + 1);
                line.Clear();
                hasDeleted = false;
            }
            else Append(line, character, run.IsSymbol);
        }

        if (line.Length > 0) yield return new WordParagraph(line.ToString(), ParagraphMark, default, hasDeleted, to);
    }

    /// <summary>Marks of pictures, notes and fields, and soft hyphens, are no text.</summary>
    private static void Append(StringBuilder line, char character, bool isSymbol)
    {
        if (isSymbol) line.Append('●');
        else if (character == '\t') line.Append("  ");
        else if (character is LineBreak or PageBreak or ColumnBreak or '\n') line.Append('\n');
        else if (character == NoBreakHyphen) line.Append('-');
        else if (character >= ' ') line.Append(character);
    }
}
