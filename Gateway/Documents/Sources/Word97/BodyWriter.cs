using System.Text;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Writes paragraphs as lines and tables as rows, with the automatic numbers in front.</summary>
/// <param name="most">Characters after which nothing more is written; the reader says that the text was cut.</param>
internal sealed class BodyWriter(StoryReader story, ListTables lists, StringBuilder text, int most)
{
    /// <summary>Word's own limit is 63 cells; a table that has lost its row ends must not fill the memory.</summary>
    private const int MostLinesInRow = 10_000;
    private readonly List<WordParagraph> _row = [];

    /// <param name="boxes">Text boxes in the order of their anchors; each is written behind the paragraph, or the table's row, that it hangs on.</param>
    /// <param name="writeBox">Writes a box.</param>
    public void Write(int from, int to, Queue<TextBox> boxes, Action<TextBox> writeBox)
    {
        foreach (var paragraph in story.Paragraphs(from, to))
        {
            if (text.Length > most) return;
            Add(paragraph);
            if (_row.Count > 0) continue;
            while (boxes.TryPeek(out var box) && box.Anchor < paragraph.End) writeBox(boxes.Dequeue());
        }

        EndRow(default);
    }

    private void Add(WordParagraph paragraph)
    {
        if (_row.Count == MostLinesInRow) EndRow(default);
        var isInTable = paragraph.Mark == StoryReader.CellMark || paragraph.Format.Depth > 0;
        if (paragraph.Mark == StoryReader.CellMark && paragraph.Format.IsRowEnd) EndRow(paragraph);
        else if (isInTable && !paragraph.Format.IsInnerRowEnd) _row.Add(paragraph);
        else if (!isInTable)
        {
            EndRow(default);
            if (!paragraph.Format.IsContents) text.Append(Numbered(paragraph)).Append('\n');
        }
    }

    /// <summary>A row that is empty because its text was deleted is a deleted row.</summary>
    private void EndRow(WordParagraph mark)
    {
        var isDeleted = (mark.HasDeleted || _row.Exists(line => line.HasDeleted)) && _row.TrueForAll(line => line.Text.Length == 0);
        if (_row.Count > 0 && !isDeleted) WriteRow(mark.Format.ContinuedCells());
        _row.Clear();
    }

    /// <summary>A cell that goes on from the row above is empty, whatever it still holds.</summary>
    private void WriteRow(HashSet<int> continued)
    {
        var (column, isFirst) = (0, true);
        for (var i = 0; i < _row.Count && text.Length <= most; i++)
        {
            var line = _row[i];
            if (line.Text.Length > 0 && !continued.Contains(column))
            {
                if (!isFirst) text.Append('\v');
                text.Append(Numbered(line).Replace('\n', '\v'));
                isFirst = false;
            }

            if (line.Mark != StoryReader.CellMark || i + 1 == _row.Count) continue;
            text.Append('\t');
            (column, isFirst) = (column + 1, true);
        }

        text.Append('\n');
    }

    private string Numbered(WordParagraph paragraph) =>
        paragraph.Text.AsSpan().IsWhiteSpace() ? paragraph.Text : lists.NumberOf(paragraph.Format.List, paragraph.Format.Level) + paragraph.Text;
}
