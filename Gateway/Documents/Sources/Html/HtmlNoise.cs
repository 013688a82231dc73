using AngleSharp.Dom;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Parts of a page that are not its article: by element, role, class, or because hardly anything but links stands there.</summary>
internal static class HtmlNoise
{
    private const int FewestLinks = 3;
    private static readonly HashSet<string> Roles = ["navigation", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog", "alert", "banner"];
    private static readonly HashSet<string> Names =
    [
        "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "location", "position", "weizhi", "footer", "foot", "copyright", "sidebar", "aside", "related", "relative", "relevant", "recommend", "recommended",
        "recommendation", "tuijian", "xiangguan", "share", "bdshare", "comment", "comments", "pinglun", "ad", "ads", "advert", "advertisement", "guanggao", "pager", "pagination", "prevnext", "search", "login",
        "toolbar", "topbar", "ranking", "friendlink", "friendlinks", "links", "qrcode", "ewm", "popup", "modal", "social", "hotnews", "cookie",
    ];

    private static readonly HashSet<string> ListBlocks = ["UL", "OL", "DIV", "P", "DL", "TABLE", "SECTION", "NAV"];

    public static bool Is(IElement element, HtmlFacts facts, int proseOfPage)
    {
        var fact = facts.Of(element);
        // What holds a third of the page's prose is its article, whatever it is called.
        if (fact.Prose * 3 > proseOfPage) return false;
        if (element.TagName is "NAV" or "FOOTER" or "ASIDE" or "MENU" or "DIALOG") return true;
        if (element.GetAttribute("role") is { } role && Roles.Contains(role)) return true;
        return IsLinkList(element, fact) || Words(element).Any(Names.Contains) && element.TagName is not ("BODY" or "HTML" or "H1" or "H2" or "H3" or "TD" or "TR" or "TABLE" or "TBODY" or "P" or "LI");
    }

    /// <summary>The words of class and id in lower case: "leftNav main-menu" has left, nav, main, menu.</summary>
    public static IEnumerable<string> Words(IElement element)
    {
        var names = element.ClassName + " " + element.Id;
        var start = 0;
        for (var i = 0; i <= names.Length; i++)
        {
            var isLetter = i < names.Length && char.IsAsciiLetter(names[i]);
            if (isLetter && !(i > start && char.IsAsciiLetterUpper(names[i]) && char.IsAsciiLetterLower(names[i - 1]))) continue;
            if (i > start) yield return names[start..i].ToLowerInvariant();
            start = isLetter ? i : i + 1;
        }
    }

    /// <summary>A block of links in which little else is printed.</summary>
    private static bool IsLinkList(IElement element, HtmlFacts.Fact fact) =>
        ListBlocks.Contains(element.TagName) && fact.Links >= FewestLinks && fact.Linked * 3 >= (fact.Linked + fact.Prose) * 2;
}
