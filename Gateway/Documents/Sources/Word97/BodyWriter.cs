using System.Text;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Writes paragraphs as lines and tables as rows, with the automatic numbers in front.</summary>
/// <param name="most">Characters after which nothing more is written; the reader says that the text was cut.</param>
internal sealed class BodyWriter(StoryReader story, ListTables lists, StringBuilder text, int most)
{
    private readonly List<List<(string Text, ParagraphFormat Format)>> _cells = [];
    private readonly List<(string Text, ParagraphFormat Format)> _cell = [];
    private bool _hasDeleted;

    /// <param name="boxes">Text boxes in the order of their anchors; each is written behind the paragraph, or the table's row, that it hangs on.</param>
    /// <param name="writeBox">Writes a box.</param>
    public void Write(int from, int to, Queue<TextBox> boxes, Action<TextBox> writeBox)
    {
        foreach (var paragraph in story.Paragraphs(from, to))
        {
            if (text.Length > most) return;
            Add(paragraph);
            if (_cells.Count > 0 || _cell.Count > 0) continue;
            while (boxes.TryPeek(out var box) && box.Anchor < paragraph.End) writeBox(boxes.Dequeue());
        }

        EndRow(null, false);
    }

    private void Add(WordParagraph paragraph)
    {
        var format = paragraph.Format;
        if (paragraph.Mark == StoryReader.CellMark && format.IsRowEnd) EndRow(format.Continued, paragraph.HasDeleted);
        else if (paragraph.Mark == StoryReader.CellMark || format.Depth > 0)
        {
            _hasDeleted |= paragraph.HasDeleted;
            if (!format.IsInnerRowEnd) _cell.Add((paragraph.Text, format));
            if (paragraph.Mark == StoryReader.CellMark) EndCell();
        }
        else
        {
            EndRow(null, false);
            if (!format.IsContents) text.Append(Numbered(paragraph.Text, format)).Append('\n');
        }
    }

    private void EndCell()
    {
        _cells.Add([.. _cell]);
        _cell.Clear();
    }

    /// <summary>
    /// A row that is empty because its text was deleted is a deleted row. A cell that goes on from the row above is empty, whatever it still holds.
    /// </summary>
    private void EndRow(HashSet<int>? continued, bool isMarkDeleted)
    {
        if (_cell.Count > 0) EndCell();
        if (_cells.Count > 0 && !((_hasDeleted || isMarkDeleted) && _cells.TrueForAll(cell => cell.TrueForAll(line => line.Text.Length == 0)))) WriteRow(continued);
        _cells.Clear();
        _hasDeleted = false;
    }

    private void WriteRow(HashSet<int>? continued)
    {
        for (var column = 0; column < _cells.Count; column++)
        {
            if (column > 0) text.Append('\t');
            if (continued?.Contains(column) == true) continue;
            text.AppendJoin('\v', _cells[column].Where(line => line.Text.Length > 0).Select(line => Numbered(line.Text, line.Format).Replace('\n', '\v')));
        }

        text.Append('\n');
    }

    private string Numbered(string line, ParagraphFormat format) =>
        line.AsSpan().IsWhiteSpace() ? line : lists.NumberOf(format.List, format.Level) + line;
}
