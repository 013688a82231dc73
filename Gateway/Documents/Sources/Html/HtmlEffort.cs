using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>
/// Counts what a page costs the parser, and stops it at a bound. At every tag it looks through the elements that are open, and opens
/// font, b and their like anew in every block as long as nobody closes them: a hundred thousand open ones would take hours.
/// </summary>
internal sealed class HtmlEffort
{
    private const long Most = 40_000_000;

    /// <summary>Opening an element again costs as much as looking at so many.</summary>
    private const int Reopening = 100;

    private const int MostElements = 600_000;
    private const int UsualDepth = 200;
    private const int UsualFormatting = 100;

    private static readonly HashSet<string> ClosedByOthers =
        ["p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "br", "img", "hr", "input", "meta", "link", "col", "area", "base", "embed", "param", "source", "wbr", "html", "head", "body"];

    private static readonly HashSet<string> Formatting = ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

    private readonly Dictionary<string, int> _open = [];
    private int _elements;
    private int _depth;
    private int _formatting;
    private long _effort;

    /// <exception cref="TooMuchException">The page costs more than any that people read.</exception>
    public void Count(HtmlToken token)
    {
        if (token.Type == HtmlTokenType.StartTag) _elements++;
        if (token.Type == HtmlTokenType.StartTag && !ClosedByOthers.Contains(token.Name)) Open(token.Name, 1);
        else if (token.Type == HtmlTokenType.EndTag && _open.GetValueOrDefault(token.Name) > 0) Open(token.Name, -1);
        _effort += Math.Max(0, _depth - UsualDepth) + Reopening * Math.Max(0, _formatting - UsualFormatting);
        if (_effort > Most || _elements > MostElements) throw new TooMuchException();
    }

    private void Open(string name, int change)
    {
        _open[name] = _open.GetValueOrDefault(name) + change;
        _depth += change;
        if (Formatting.Contains(name)) _formatting += change;
    }

    public sealed class TooMuchException : Exception;
}
