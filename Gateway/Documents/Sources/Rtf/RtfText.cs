using System.Text;

namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>
/// What an RTF document prints: paragraphs with the numbers that Word printed in front of them, tables as rows, text boxes behind the
/// paragraph that they hang on.
/// </summary>
internal sealed class RtfText
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _boxes = new();
    private readonly StringBuilder _number = new();
    private readonly RtfTable _table = new();
    private readonly Stack<(StringBuilder Line, int Paragraph)> _anchors = new();
    private StringBuilder _line = new();
    private int _paragraph;

    public int Length => _text.Length + _boxes.Length + _line.Length;

    public RtfTable Table => _table;

    public bool IsInBox => _anchors.Count > 0;

    public void Append(string text) => _line.Append(text);

    public void AppendNumber(string text) => _number.Append(text);

    /// <summary>Ends a paragraph within a cell.</summary>
    public void EndCellLine()
    {
        EndParagraph();
        _line.Append('\v');
        _paragraph = _line.Length;
    }

    public void EndCell()
    {
        EndParagraph();
        _table.EndCell(TableText.Clean(_line.ToString()));
        ClearLine();
    }

    /// <summary>Ends a paragraph outside of tables.</summary>
    public void EndLine()
    {
        EndParagraph();
        if (IsInBox) _boxes.Append(_line).Append('\n');
        else
        {
            if (_table.IsOpen) _table.AppendTo(_text);
            _text.Append(_line).Append('\n').Append(_boxes);
            _boxes.Clear();
        }

        ClearLine();
    }

    /// <summary>The line in which a box stands waits for the end of the box.</summary>
    public void BeginBox()
    {
        _anchors.Push((_line, _paragraph));
        _line = new StringBuilder();
        _paragraph = 0;
    }

    public void EndBox()
    {
        if (_line.Length > 0) EndLine();
        (_line, _paragraph) = _anchors.Pop();
    }

    public string Finish()
    {
        if (_line.Length > 0 || _boxes.Length > 0) EndLine();
        if (_table.IsOpen) _table.AppendTo(_text);
        return _text.ToString().TrimEnd('\n');
    }

    /// <summary>Puts the printed number in front; an empty paragraph shows none. 1. is followed by its text at once, 1 by a space.</summary>
    private void EndParagraph()
    {
        var number = _number.ToString().Trim();
        _number.Clear();
        if (number.Length == 0 || _line.ToString(_paragraph, _line.Length - _paragraph).AsSpan().IsWhiteSpace()) return;
        _line.Insert(_paragraph, char.IsAsciiLetterOrDigit(number[^1]) || number[^1] is '●' or '•' ? number + " " : number);
    }

    private void ClearLine()
    {
        _line.Clear();
        _paragraph = 0;
    }
}
