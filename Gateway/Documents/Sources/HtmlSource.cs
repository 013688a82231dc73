using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DistrictUnion.Documents.Sources;

/// <summary>
/// The text of a web page: blocks become lines, data tables rows, list items get their numbers back; scripts, forms, navigation and
/// lists of links stay out. Nothing is loaded and no script runs. The tree is walked without recursion.
/// </summary>
internal static class HtmlSource
{
    private const int Peek = 2_048;
    private const int DeepestNesting = 512;

    private static readonly HashSet<string> Left =
        ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "NAV", "FOOTER", "ASIDE", "FORM", "BUTTON", "SELECT", "IFRAME", "OBJECT", "SVG", "HEAD", "TITLE", "INPUT", "TEXTAREA"];

    private static readonly HashSet<string> Blocks =
        ["P", "DIV", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "UL", "OL", "SECTION", "ARTICLE", "HEADER", "MAIN", "BLOCKQUOTE", "PRE", "TABLE", "TBODY", "THEAD", "TR", "DL", "DT", "DD", "FIGURE", "CENTER", "CAPTION", "HR"];

    public static bool Is(string text)
    {
        var begin = text.AsSpan(0, Math.Min(text.Length, Peek)).TrimStart();
        if (begin.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || begin.StartsWith("<html", StringComparison.OrdinalIgnoreCase)) return true;
        if (begin.IsEmpty || begin[0] != '<') return false;
        foreach (var tag in (ReadOnlySpan<string>)["<body", "<div", "<p>", "<p ", "<table", "<h1", "<h2", "<meta", "<head"])
            if (begin.Contains(tag, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    public static string Text(string page, ReadingLimits limits)
    {
        using var document = new HtmlParser().ParseDocument(page);
        var writer = new Writer(limits.MaxCharacters);
        if (document.Body is { } body) writer.Walk(body);
        return writer.Finish();
    }

    /// <summary>One walk over the tree; a step is a node that begins or an element that ends.</summary>
    private sealed class Writer(int most)
    {
        private readonly StringBuilder _text = new();
        private readonly Stack<(INode Node, bool Ends, int Depth)> _steps = new();
        private int _tableDepth;

        public void Walk(INode root)
        {
            _steps.Push((root, false, 0));
            while (_steps.Count > 0 && _text.Length < most)
            {
                var (node, ends, depth) = _steps.Pop();
                if (node is IText text) Append(text.Data);
                else if (node is IElement element && ends) End(element);
                else if (node is IElement begun && depth < DeepestNesting) Begin(begun, depth);
            }
        }

        public string Finish() => _text.ToString().Trim('\n');

        private void Begin(IElement element, int depth)
        {
            if (Left.Contains(element.TagName) || IsHidden(element) || IsLinkList(element)) return;
            switch (element.TagName)
            {
                case "BR":
                    if (_tableDepth > 0) _text.Append('\v');
                    else NewLine();
                    return;
                case "TABLE" when IsData(element):
                    NewLine();
                    _tableDepth++;
                    break;
                case "TD" or "TH" when _tableDepth > 0:
                    if (!EndsWith('\n') && _text.Length > 0) _text.Append('\t');
                    else if (element.PreviousElementSibling is not null) _text.Append('\t');
                    break;
                case "LI":
                    NewLine();
                    if (element.ParentElement is { TagName: "OL" } list) _text.Append(CultureInfo.InvariantCulture, $"{Ordinal(list, element)}. ");
                    break;
                case "TR" when _tableDepth > 0:
                    NewRow();
                    break;
                default:
                    if (Blocks.Contains(element.TagName)) Break();
                    break;
            }

            _steps.Push((element, true, depth));
            for (var child = element.LastChild; child is not null; child = child.PreviousSibling) _steps.Push((child, false, depth + 1));
        }

        private void End(IElement element)
        {
            if (element.TagName == "TABLE" && _tableDepth > 0 && IsData(element)) _tableDepth--;
            if (element.TagName == "TR" && _tableDepth > 0) NewRow();
            else if (Blocks.Contains(element.TagName)) Break();
            else if (element.TagName is "TD" or "TH" && _tableDepth == 0) NewLine();
        }

        private void Append(string data)
        {
            foreach (var character in data)
            {
                if (character is ' ' or '\n' or '\r' or '\t')
                {
                    if (_text.Length > 0 && _text[^1] is not (' ' or '\n' or '\t' or '\v')) _text.Append(' ');
                }
                else _text.Append(character);
            }
        }

        /// <summary>Blocks within a cell are lines of the cell.</summary>
        private void Break()
        {
            if (_tableDepth == 0) NewLine();
            else if (_text.Length > 0 && _text[^1] is not ('\v' or '\t' or '\n')) _text.Append('\v');
        }

        private void NewRow()
        {
            while (EndsWith('\v')) _text.Length--;
            NewLine();
        }

        private void NewLine()
        {
            if (_text.Length > 0 && !EndsWith('\n')) _text.Append('\n');
        }

        private bool EndsWith(char character) => _text.Length > 0 && _text[^1] == character;
    }

    private static int Ordinal(IElement list, IElement item)
    {
        var ordinal = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var start) && start is > 0 and < 1000 ? start : 1;
        for (var before = item.PreviousElementSibling; before is not null && ordinal < 1000; before = before.PreviousElementSibling)
            if (before.TagName == "LI") ordinal++;
        return ordinal;
    }

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden") || element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    /// <summary>A table whose rows have several cells and that holds no other table; the rest is layout.</summary>
    private static bool IsData(IElement table) =>
        table.QuerySelector("table") is null && table.QuerySelectorAll("tr").Take(5).Count(row => row.Children.Length >= 2) >= 2;

    /// <summary>A block of three links or more in which hardly anything but links is printed.</summary>
    private static bool IsLinkList(IElement element)
    {
        if (element.TagName is not ("UL" or "OL" or "DIV" or "P" or "DL" or "TABLE" or "SECTION") || element.ChildNodes.Length > 2_000) return false;
        var links = element.Children.Where(child => child.TagName == "A" || child.Children.Length == 1 && child.FirstElementChild!.TagName == "A").Take(200).ToList();
        if (links.Count < 3 || links.Count * 3 < element.Children.Length * 2) return false;
        return links.Sum(link => link.TextContent.Length) * 10 >= element.TextContent.Trim().Length * 7;
    }
}
