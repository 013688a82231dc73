using System.Buffers;
using AngleSharp.Dom;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Elements that a page does not show: by attribute, by their style, or by a rule of the page for their class or id.</summary>
internal sealed class HtmlHidden(IDocument document)
{
    private const int LongestSheet = 200_000;
    private static readonly string[] Hiding = ["display:none", "visibility:hidden", "mso-hide:all", "font-size:0;", "font-size:0px", "font-size:0pt", "mso-element:comment", "mso-element:header", "mso-element:footer", "mso-element:footnote"];
    private static readonly SearchValues<char> Combining = SearchValues.Create(" >+~:[@");
    private readonly HashSet<string> _selectors = Selectors(document);

    public bool Is(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true") return true;
        // Heads and feet of pages, as LibreOffice writes them.
        if (element.TagName == "DIV" && element.GetAttribute("title") is "header" or "footer") return true;
        if (element.GetAttribute("style") is { Length: > 0 } style && Hides(style)) return true;
        if (_selectors.Count == 0) return false;
        if (element.Id is { Length: > 0 } id && _selectors.Contains("#" + id)) return true;
        foreach (var name in element.ClassList)
            if (_selectors.Contains("." + name) || _selectors.Contains(element.LocalName + "." + name)) return true;
        return false;
    }

    private static bool Hides(string style)
    {
        var bare = style.Replace(" ", "", StringComparison.Ordinal) + ";";
        return Array.Exists(Hiding, word => bare.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Selectors of one class or id whose rule hides; @media and chains of selectors are no business of ours.</summary>
    private static HashSet<string> Selectors(IDocument document)
    {
        var selectors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sheet in document.GetElementsByTagName("style"))
        {
            var css = sheet.TextContent;
            if (css.Length > LongestSheet) continue;
            for (int at = 0, open; (open = css.IndexOf('{', at)) >= 0;)
            {
                var close = css.IndexOf('}', open);
                if (close < 0) break;
                if (Hides(css[(open + 1)..close]))
                    foreach (var selector in css[at..open].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                        if (!selector.AsSpan().ContainsAny(Combining) && selector.AsSpan().ContainsAny('.', '#')) selectors.Add(selector);
                at = close + 1;
            }
        }

        return selectors;
    }
}
