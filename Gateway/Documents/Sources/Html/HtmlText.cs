using System.Text;
using AngleSharp.Dom;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Text as a browser sets it: white space is one space, a line break of the source between Chinese characters is nothing.</summary>
internal sealed class HtmlText
{
    private const int NodesToLookAt = 40;
    private readonly StringBuilder _text = new();
    private Gap _gap;
    private string _mark = "";

    private enum Gap { None, Space, Break }

    public int Length => _text.Length;

    /// <summary>The first characters that an element holds, without white space before them.</summary>
    public static string Beginning(IElement element)
    {
        var steps = new Stack<INode>([element]);
        for (var seen = 0; seen < NodesToLookAt && steps.TryPop(out var node); seen++)
        {
            if (node is IText text && !string.IsNullOrWhiteSpace(text.Data)) return text.Data.Trim();
            for (var i = Math.Min(node.ChildNodes.Length, NodesToLookAt) - 1; i >= 0; i--) steps.Push(node.ChildNodes[i]);
        }

        return "";
    }

    public void Append(string data, bool isPreformatted)
    {
        foreach (var character in data)
        {
            if (isPreformatted && character is '\n' or '\r') NewLine();
            else if (character is ' ' or '\t') _gap = _gap == Gap.None ? Gap.Space : _gap;
            else if (character is '\n' or '\r' or '\f') _gap = Gap.Break;
            else Append(character);
        }
    }

    /// <summary>A number or a bullet is printed where its item's text begins; an item without text shows none.</summary>
    public void BeginItem(string mark) => _mark = mark;

    public void EndItem()
    {
        _mark = "";
        NewLine();
    }

    public void NewLine()
    {
        _gap = Gap.None;
        if (_text.Length > 0 && _text[^1] != '\n') _text.Append('\n');
    }

    public void AppendTable(TableText table)
    {
        NewLine();
        table.AppendTo(_text);
    }

    public override string ToString() => _text.ToString().Trim('\n');

    private void Append(char character)
    {
        var isWithin = _text.Length > 0 && _text[^1] is not ('\n' or ' ');
        if (_gap == Gap.Space && isWithin || _gap == Gap.Break && isWithin && !(IsWide(_text[^1]) && IsWide(character))) _text.Append(' ');
        _gap = Gap.None;
        _text.Append(_mark).Append(character);
        _mark = "";
    }

    private static bool IsWide(char character) => character >= '\u2E80' || character is '“' or '”' or '‘' or '’' or '—' or '…';
}
