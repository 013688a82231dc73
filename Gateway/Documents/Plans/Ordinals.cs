using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Plans;

/// <summary>The ordinal that a page gives to one of its plans: 篇二, 【篇3】, &lt;一&gt;, 第一篇：, 范文（二）.</summary>
internal static class Ordinals
{
    private const string Open = "【[（(<〈《〔";
    private const string Close = "】]）)>〉》〕";
    private static readonly string[] Words = ["Part", "PART", "part", "范文", "篇", "例文", "模板", "样本", "方案", "材料"];

    public static (string Text, bool HasOrdinal) Strip(string text)
    {
        var behind = Leading(text);
        if (behind > 0 && behind + 3 < text.Length) return (text[behind..], true);
        var before = Trailing(text);
        return before > 3 && before < text.Length ? (text[..before], true) : (text, false);
    }

    /// <summary>A line of nothing but the ordinal: 【范文二】, 篇三.</summary>
    public static bool IsBare(string text)
    {
        if (text.Length is < 2 or > 8) return false;
        var (stripped, hasOrdinal) = Strip(text + "：甲甲甲甲");
        return hasOrdinal && stripped == "甲甲甲甲";
    }

    /// <summary>…3篇, （精选4篇）: the title counts its pieces.</summary>
    public static bool CountsPieces(string text)
    {
        for (var i = text.IndexOf('篇', StringComparison.Ordinal); i > 0; i = text.IndexOf('篇', i + 1))
            if ((text[i - 1] is (>= '0' and <= '9') or '几' or '多' || ChineseNumber.Chinese(text, i - 1).Length > 0) && !(i > 1 && text[i - 2] == '第')) return true;
        return false;
    }

    private static int Leading(string text)
    {
        var at = 0;
        var bracket = Open.Contains(text[0], StringComparison.Ordinal);
        if (bracket) at++;
        var ordinal = at < text.Length && text[at] == '第';
        if (ordinal) at++;
        var word = WordAt(text, at);
        at += word;
        var (value, length) = ChineseNumber.Any(text, at);
        if (length is 0 or > 2 || value > 50) return 0;
        at += length;
        var hasPiece = at < text.Length && text[at] == '篇';
        if (hasPiece) at++;
        if (bracket) return at < text.Length && Close.Contains(text[at], StringComparison.Ordinal) ? Behind(text, at + 1) : 0;
        if (word == 0 && !(ordinal && hasPiece)) return 0;
        var end = Behind(text, at);
        // Part 1石桥中学…: only a Western number ends where a name begins.
        return end > at || hasPiece || Normalise.Han.IsDigit(text[at - 1]) && at < text.Length && Normalise.Han.Is(text[at]) ? end : 0;
    }

    private static int Behind(string text, int at)
    {
        while (at < text.Length && text[at] is '：' or ':' or '、' or ' ' or '.' or '，') at++;
        return at;
    }

    private static int Trailing(string text)
    {
        var end = text.Length;
        var bracket = Close.Contains(text[^1], StringComparison.Ordinal);
        if (bracket) end--;
        var counts = end > 0 && text[end - 1] == '篇';
        if (counts) end--;
        var digits = end;
        while (digits > 0 && (text[digits - 1] is (>= '0' and <= '9') || "一二三四五六七八九十".Contains(text[digits - 1], StringComparison.Ordinal))) digits--;
        if (end - digits is 0 or > 2) return text.Length;
        var begin = digits;
        foreach (var word in Words)
        {
            if (!text.AsSpan(0, begin).EndsWith(word, StringComparison.Ordinal)) continue;
            begin -= word.Length;
            break;
        }

        var isOrdinal = begin > 0 && text[begin - 1] == '第';
        if (isOrdinal) begin--;
        // …模板3篇 says how many there are, …第3篇 which one it is.
        else if (counts) return text.Length;
        if (bracket) return begin > 0 && Open.Contains(text[begin - 1], StringComparison.Ordinal) ? begin - 1 : text.Length;
        return begin < digits ? begin : text.Length;
    }

    private static int WordAt(string text, int at)
    {
        foreach (var word in Words)
            if (text.AsSpan(at).StartsWith(word, StringComparison.Ordinal)) return word.Length;
        return 0;
    }
}
