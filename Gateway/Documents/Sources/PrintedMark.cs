namespace DistrictUnion.Documents.Sources;

/// <summary>Whether a line prints a number or a bullet of its own: 一、 （二） 3. ④ ●.</summary>
internal static class PrintedMark
{
    private const string Numerals = "0123456789０１２３４５６７８９一二三四五六七八九十";
    private const int LongestNumber = 4;

    public static bool Begins(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (text[0] is (>= '①' and <= '⒛') or (>= '㈠' and <= '㈩') or '●' or '★' or '■' or '◆' or '•' or '·' or '▶' or '▲' or '第') return true;
        var isInBrackets = text[0] is '(' or '（' or '[' or '【';
        var start = isInBrackets ? 1 : 0;
        var end = start;
        while (end < text.Length && end - start < LongestNumber && Numerals.Contains(text[end], StringComparison.Ordinal)) end++;
        return end > start && end < text.Length && text[end] is '、' or '.' or '．' or ')' or '）' or ',' or '，' or ']' or '】';
    }
}
