using AngleSharp.Dom;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>
/// What must be known of every element before its page is written: how much prose it holds, how many links, whether it is a table of
/// data. Counted in one pass without recursion, as a page may nest as deep as it likes.
/// </summary>
internal sealed class HtmlFacts
{
    /// <summary>Elements further down are not read.</summary>
    public const int DeepestNesting = 512;

    private const int LongestLayoutText = 600;
    private static readonly HashSet<string> WithoutText =
        ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "BUTTON", "SELECT", "IFRAME", "OBJECT", "SVG", "HEAD", "TITLE", "INPUT", "TEXTAREA", "VIDEO", "AUDIO", "CANVAS", "MAP", "RT", "RP", "DEL", "XML"];

    private readonly Dictionary<INode, Fact> _facts = [];
    private readonly HtmlHidden _hidden;

    public HtmlFacts(IDocument document)
    {
        _hidden = new HtmlHidden(document);
        Count(document.DocumentElement);
    }

    public bool HasPictures { get; private set; }

    /// <summary>All elements that are shown, in the order of the page.</summary>
    public List<IElement> Shown { get; } = [];

    /// <param name="Prose">Characters outside links.</param>
    /// <param name="Linked">Characters within links.</param>
    /// <param name="Tables">Tables below it.</param>
    /// <param name="WideRows">Rows of several cells below it.</param>
    /// <param name="Largest">Prose of its largest cell.</param>
    public record struct Fact(int Prose, int Linked, int Links, int Tables, int WideRows, int Cells, int Largest);

    /// <summary>What an element holds; nothing when it is hidden or never shows text.</summary>
    public Fact Of(INode element) => _facts.GetValueOrDefault(element);

    public bool IsShown(INode element) => _facts.ContainsKey(element);

    /// <summary>A table whose rows have several cells and that holds no other table. One cell that holds nearly all is a page's layout.</summary>
    public bool IsData(IElement table) =>
        Of(table) is { Tables: 0, WideRows: >= 2 } fact && !(fact.Largest > LongestLayoutText && fact.Largest * 10 > fact.Prose * 6) && table.GetAttribute("role") != "presentation";

    private void Count(IElement root)
    {
        var order = new List<(INode Node, int Parent, bool IsLink)>();
        var steps = new Stack<(INode Node, int Parent, int Depth, bool IsLink)>([(root, -1, 0, false)]);
        while (steps.TryPop(out var step))
        {
            var element = step.Node as IElement;
            if (element?.TagName == "IMG") HasPictures = true;
            if (element is not null && (step.Depth > DeepestNesting || WithoutText.Contains(element.TagName.ToUpperInvariant()) || _hidden.Is(element))) continue;
            if (element is null && step.Node is not IText) continue;
            var isLink = step.IsLink || element is not null && IsLink(element);
            order.Add((step.Node, step.Parent, isLink));
            if (element is not null) Shown.Add(element);
            var children = step.Node.ChildNodes;
            for (var i = children.Length - 1; i >= 0; i--) steps.Push((children[i], order.Count - 1, step.Depth + 1, isLink));
        }

        Fold(order);
    }

    /// <summary>Children stand behind their parents, so from the end every element is whole before its parent is.</summary>
    private void Fold(List<(INode Node, int Parent, bool IsLink)> order)
    {
        var facts = new Fact[order.Count];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var (node, parent, isLink) = order[i];
            var fact = facts[i];
            if (node is IText text)
            {
                var length = Length(text.Data);
                fact = isLink ? fact with { Linked = length } : fact with { Prose = length };
            }
            else _facts[node] = fact;

            if (parent < 0) continue;
            var tag = (node as IElement)?.TagName;
            var isCell = tag is "TD" or "TH";
            var above = facts[parent];
            facts[parent] = new Fact(
                above.Prose + fact.Prose,
                above.Linked + fact.Linked,
                above.Links + fact.Links + (node is IElement element && IsLink(element) ? 1 : 0),
                above.Tables + fact.Tables + (tag == "TABLE" ? 1 : 0),
                above.WideRows + fact.WideRows + (tag == "TR" && fact.Cells > 1 ? 1 : 0),
                above.Cells + (isCell ? 1 : 0),
                Math.Max(above.Largest, isCell ? fact.Prose : fact.Largest));
        }
    }

    /// <summary>An A with a name only is a place to jump to, and its text is the article's.</summary>
    private static bool IsLink(IElement element) => element.TagName == "A" && (element.HasAttribute("href") || !element.HasAttribute("name") && element.Id is null);

    private static int Length(string text)
    {
        var length = 0;
        foreach (var character in text)
            if (!char.IsWhiteSpace(character)) length++;
        return length;
    }
}
