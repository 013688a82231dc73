using System.Globalization;
using AngleSharp.Dom;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Writes a page's article: blocks become lines, tables of data rows, list items get their numbers back. Walks without recursion.</summary>
internal sealed class HtmlWriter(HtmlFacts facts, int most)
{
    private const int TitleIsNear = 300;

    private static readonly HashSet<string> Blocks =
    [
        "P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "SECTION", "ARTICLE", "HEADER", "MAIN", "BLOCKQUOTE", "PRE", "TABLE", "TBODY", "THEAD", "TFOOT", "TR", "TD", "TH", "DL", "DT", "DD", "FIGURE", "CENTER",
        "CAPTION", "HR", "FORM", "FIELDSET", "ADDRESS", "DETAILS", "SUMMARY", "BODY",
    ];

    private readonly Stack<(INode Node, bool Ends)> _steps = new();
    private readonly HtmlLists _lists = new();
    private readonly HtmlText _page = new();
    private HtmlText? _cell;
    private TableText? _table;
    private List<CellText> _row = [];
    private int _preformatted;

    private HtmlText Text => _cell ?? _page;

    public string Write(HtmlContent content)
    {
        if (content.Root is { } root) _steps.Push((root, false));
        while (_steps.Count > 0 && _page.Length < most)
        {
            var (node, ends) = _steps.Pop();
            if (node is IText text) Text.Append(text.Data, _preformatted > 0);
            else if (node is IElement ended && ends) End(ended);
            else if (node is IElement element && (element == content.Root || !content.IsLeftOut(element))) Begin(element);
        }

        var article = _page.ToString();
        return content.Title is { } title && !Han.Tight(article.AsSpan(0, Math.Min(article.Length, TitleIsNear))).Contains(title, StringComparison.Ordinal) ? $"{title}\n{article}" : article;
    }

    private void Begin(IElement element)
    {
        switch (element.TagName)
        {
            case "BR":
                Text.NewLine();
                return;
            case "TABLE" when facts.IsData(element):
                _page.NewLine();
                _table = new TableText();
                break;
            case "TR" when _table is not null:
                _row = [];
                break;
            case "TD" or "TH" when _table is not null:
                _cell = new HtmlText();
                break;
            case "LI":
                Text.NewLine();
                Text.BeginItem(_lists.MarkOf(element));
                break;
            case "PRE":
                _preformatted++;
                break;
            case "SPAN" when IsListNumber(element):
                Text.BeginItem(ListNumber(element));
                return;
        }

        if (Blocks.Contains(element.TagName)) Text.NewLine();
        _steps.Push((element, true));
        for (var i = element.ChildNodes.Length - 1; i >= 0; i--) _steps.Push((element.ChildNodes[i], false));
    }

    private void End(IElement element)
    {
        switch (element.TagName)
        {
            case "TABLE" when _table is not null && facts.IsData(element):
                _page.AppendTable(_table);
                _table = null;
                break;
            case "TR" when _table is not null:
                _table.Add(_row);
                break;
            case "TD" or "TH" when _cell is not null:
                _row.Add(new CellText(TableText.Clean(_cell.ToString()), Span(element, "colspan", TableText.MostColumns), Span(element, "rowspan", TableText.MostRows)));
                _cell = null;
                break;
            case "PRE":
                _preformatted--;
                break;
            case "LI":
                Text.EndItem();
                break;
        }

        if (Blocks.Contains(element.TagName)) Text.NewLine();
    }

    /// <summary>A span of 0 goes to the table's end.</summary>
    private static int Span(IElement cell, string attribute, int most) =>
        !int.TryParse(cell.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span) || span < 0 ? 1 : span == 0 ? most : Math.Min(span, most);

    private static bool IsListNumber(IElement element) =>
        element.GetAttribute("style") is { } style && style.Contains("mso-list:", StringComparison.OrdinalIgnoreCase) && style.Contains("Ignore", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number that Word printed into its page; a lone letter or sign is a bullet in a font of pictures.</summary>
    private static string ListNumber(IElement element)
    {
        var number = HtmlText.Beginning(element);
        if (number.Length == 1 && number[0] is not ((>= '①' and <= '⒛') or (>= '㈠' and <= '㈩')) && !Han.Is(number[0])) return "● ";
        return number.Length > 0 && char.IsAsciiLetterOrDigit(number[^1]) ? number + " " : number;
    }
}
