using System.Text;
using System.Text.RegularExpressions;
using DistrictUnion.Documents;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>The form in which two strings are compared: what differs only in script, width, case, spaces or punctuation is equal.</summary>
internal static partial class ComparedText
{
    private static readonly Dictionary<Rune, string> Simplified = LoadSimplified();

    /// <summary>Simplified script, compatibility forms unified, lower case; letters, digits and %, $, * alone.</summary>
    public static string Of(string? text)
    {
        var plain = Gloss().Replace(Entity().Replace(text ?? "", "").Replace("\u200B", "", StringComparison.Ordinal), "");
        plain = Simplify(Simplify(plain).FormKC()).ToLowerInvariant();
        var kept = new StringBuilder(plain.Length);
        foreach (var rune in plain.EnumerateRunes())
            if (Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) || rune.Value is '%' or '$' or '*') kept.Append(rune);
        return kept.ToString();
    }

    public static string WithoutBrackets(string? text) => Of(Bracket().Replace(text ?? "", ""));

    /// <summary>Without the number or bullet in front of it.</summary>
    public static string WithoutNumber(string? text) => Of(Number().Replace(text ?? "", "", 1));

    /// <summary>Without the page's ordinal: 篇二, 【范文一】, &lt;3&gt;.</summary>
    public static string OfTitle(string? title) => Of(OrdinalWord().Replace(OrdinalBehind().Replace(OrdinalBefore().Replace(title ?? "", ""), ""), ""));

    public static string OfUnit(string? unit) => Simplify(Gloss().Replace(unit ?? "", "")).FormKC();

    private static string Simplify(string text)
    {
        var simplified = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Simplified.TryGetValue(rune, out var other)) simplified.Append(other);
            else simplified.Append(rune);
        }

        return simplified.ToString();
    }

    /// <summary>Character by character; the reader's own way by phrases is what is judged here.</summary>
    private static Dictionary<Rune, string> LoadSimplified()
    {
        using var stream = typeof(PlanReader).Assembly.GetManifestResourceStream("TSCharacters")!;
        using var reader = new StreamReader(stream);
        var table = new Dictionary<Rune, string> { [new Rune('著')] = "着" };
        while (reader.ReadLine() is { } line)
            if (line.Split('\t') is [var from, var to]) table.TryAdd(Rune.GetRuneAt(from, 0), to.Split(' ')[0]);
        return table;
    }

    [GeneratedRegex("&[a-zA-Z]{2,8};", RegexOptions.None, 1000)]
    private static partial Regex Entity();

    [GeneratedRegex(@"(?<=[\u3400-\u9FFF])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüɡ]{1,6}[)）]", RegexOptions.None, 1000)]
    private static partial Regex Gloss();

    [GeneratedRegex("[(（][^()（）]*[)）]", RegexOptions.None, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^\s*([(（\[【]?\s*(第?[一二三四五六七八九十]+|\d+(\.\d+)*|[a-zA-Z])\s*[)）\]】、.．,，:：]|[㈠-㈩①-⑳⑴-⒇⒈-⒛]|[、★☆●■▲▶☑—-]+)\s*", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*[【\[（(<〈《]?\s*(第\s*)?(范文|篇)?\s*[一二三四五六七八九十\d]+\s*篇?\s*[】\]）)>〉》]\s*(?=\S)", RegexOptions.None, 1000)]
    private static partial Regex OrdinalBefore();

    [GeneratedRegex(@"\s*[【\[（(<〈《]\s*(范文|篇)?\s*[一二三四五六七八九十\d]+\s*篇?\s*[】\]）)>〉》]\s*$", RegexOptions.None, 1000)]
    private static partial Regex OrdinalBehind();

    [GeneratedRegex(@"\s*(篇|范文)\s*[一二三四五六七八九十\d]+\s*$", RegexOptions.None, 1000)]
    private static partial Regex OrdinalWord();
}
