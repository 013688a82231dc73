using AngleSharp.Dom;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Finds a page's article: the smallest block that holds most of its prose, what stands beside it, and the title above.</summary>
internal sealed class HtmlContent
{
    /// <summary>Percent of the page's prose that an article holds.</summary>
    private const int Enough = 70;

    private const int ShortestTitle = 6;
    private const int LongestTitle = 60;
    private static readonly HashSet<string> Containers = ["BODY", "DIV", "SECTION", "ARTICLE", "MAIN", "FORM", "CENTER", "TABLE", "TBODY", "TR", "TD", "FIELDSET", "SPAN", "FONT"];
    private static readonly string[] TitleWords = ["计划", "計劃", "安排", "要点", "要點", "方案", "思路", "打算", "设想", "設想", "规划", "規劃"];
    private readonly HtmlFacts _facts;
    private readonly int _prose;
    private readonly HashSet<INode> _beside = [];

    public HtmlContent(IDocument document, HtmlFacts facts)
    {
        _facts = facts;
        if (document.Body is not { } body || !facts.IsShown(body)) return;
        _prose = facts.Of(body).Prose;
        var article = Article(body);
        Root = article == body ? body : article.ParentElement!;
        if (article != body) LeaveLinks(article);
        Title = TitleAbove(article);
    }

    /// <summary>The block to write: the article with what stands beside it; null for a page that shows nothing.</summary>
    public IElement? Root { get; }

    /// <summary>The last short line above the article that names a plan; null when there is none.</summary>
    public string? Title { get; }

    public bool IsLeftOut(IElement element) => !_facts.IsShown(element) || _beside.Contains(element) || HtmlNoise.Is(element, _facts, _prose);

    private IElement Article(IElement body)
    {
        var at = Marked() ?? body;
        var enough = (long)_facts.Of(at).Prose * Enough / 100;
        while (Largest(at) is { } largest && _facts.Of(largest).Prose >= enough && !(largest.TagName == "TABLE" && _facts.IsData(largest))) at = largest;
        return at;
    }

    /// <summary>The smallest block that the page itself calls its article, if it holds most of the prose.</summary>
    private IElement? Marked() => _facts.Shown
        .Where(element => element.TagName is "ARTICLE" or "MAIN" || element.GetAttribute("role") == "main" || element.GetAttribute("itemprop") == "articleBody")
        .Where(element => _facts.Of(element).Prose * 2 > _prose)
        .MinBy(element => _facts.Of(element).Prose);

    private IElement? Largest(IElement parent) =>
        parent.ChildNodes.OfType<IElement>().Where(child => Containers.Contains(child.TagName) && _facts.IsShown(child)).MaxBy(child => _facts.Of(child).Prose);

    /// <summary>Beside the article stand its title and its signature, but also paths, buttons and other articles: these have links.</summary>
    private void LeaveLinks(IElement article)
    {
        var isBehind = false;
        var isLeft = false;
        foreach (var child in Root!.ChildNodes.OfType<IElement>())
        {
            if (child == article)
            {
                isBehind = true;
                continue;
            }

            var hasLinks = _facts.Of(child).Links > 0;
            isLeft = hasLinks || isBehind && isLeft;
            if (isLeft) _beside.Add(child);
        }
    }

    private string? TitleAbove(IElement article)
    {
        string? title = null;
        foreach (var element in _facts.Shown)
        {
            if (element == article) break;
            if (_facts.Of(element) is not { Linked: 0, Prose: >= ShortestTitle and <= LongestTitle }) continue;
            var text = Han.Tight(element.TextContent.Trim());
            if (text.AsSpan().IndexOfAny('>', '»', '›') < 0 && Array.Exists(TitleWords, word => text.Contains(word, StringComparison.Ordinal)) && !IsInNoise(element)) title = text;
        }

        return title;
    }

    private bool IsInNoise(IElement element)
    {
        for (IElement? at = element; at is not null; at = at.ParentElement)
            if (HtmlNoise.Is(at, _facts, _prose)) return true;
        return false;
    }
}
