using System.Buffers;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Web pages, also those that Word saves and those that are called .doc. Nothing is loaded and no script runs.</summary>
internal static class HtmlSource
{
    private const int Peek = 2_048;

    /// <summary>Longest source, in characters, that is parsed; pages with pictures inside have 1,000,000.</summary>
    private const int LongestPage = 8_000_000;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create("\"' />;");
    private static readonly string[] Tags = ["<html", "<body", "<div", "<p>", "<p ", "<table", "<h1", "<h2", "<meta", "<head", "<span", "<article", "<section"];

    public static bool Is(string text)
    {
        var begin = text.AsSpan(0, Math.Min(text.Length, Peek)).TrimStart("\uFEFF \t\r\n");
        if (begin.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)) return true;
        if (begin.IsEmpty || begin[0] != '<') return false;
        foreach (var tag in Tags)
            if (begin.Contains(tag, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>The charset that a page's head names, or null.</summary>
    public static string? DeclaredCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Peek)]);
        var at = head.Contains("<meta", StringComparison.OrdinalIgnoreCase) ? head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) : -1;
        if (at < 0) return null;
        var value = head.AsSpan(at + "charset=".Length).TrimStart("\"' ");
        var end = value.IndexOfAny(ValueEnds);
        return end < 0 ? null : value[..end].ToString();
    }

    public static Received Read(string page, string? encoding, string name, ReadingLimits limits)
    {
        var info = new SourceInfo(SourceKind.Html, encoding);
        try
        {
            using var document = Parse(page[..Math.Min(page.Length, LongestPage)]);
            var facts = new HtmlFacts(document);
            var text = new HtmlWriter(facts, limits.MaxCharacters).Write(new HtmlContent(document, facts));
            return string.IsNullOrWhiteSpace(text) ? new Received(info, null, [SourceFlaws.NoText(facts.HasPictures, name)]) : new Received(info, text, page.Length > LongestPage ? [SourceFlaws.Truncated(name)] : []);
        }
        catch (HtmlEffort.TooMuchException)
        {
            return new Received(info, null, [SourceFlaws.TooComplex(name)]);
        }
    }

    private static IHtmlDocument Parse(string page)
    {
        var effort = new HtmlEffort();
        return new HtmlParser(new HtmlParserOptions { SkipComments = true, OnToken = (token, _) => effort.Count(token) }).ParseDocument(page);
    }
}
