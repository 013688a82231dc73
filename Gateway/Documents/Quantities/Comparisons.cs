namespace DistrictUnion.Documents.Quantities;

/// <summary>Reads the words around a number that make it a floor or a ceiling.</summary>
internal static class Comparisons
{
    private const int Reach = 14;
    private static readonly string[] Floors = ["不少于", "不得少于", "至少", "不低于", "不得低于", "最少", "不下于", "不小于", "高于", "多于"];
    private static readonly string[] Ceilings = ["不超过", "不得超过", "不高于", "不得高于", "不多于", "最多", "控制在", "不大于", "低于", "少于", "至多"];
    private static readonly string[] Exact = ["不低于", "不少于", "不得低于", "不得少于"];

    public static QuantityComparison Of(string text, int at, int unitEnd)
    {
        var before = text.AsSpan(Math.Max(0, at - Reach), at - Math.Max(0, at - Reach));
        var behind = text.AsSpan(unitEnd).TrimStart();
        var floor = Last(before, Floors);
        var ceiling = Last(before, Ceilings);
        foreach (var word in Exact)
            if (before.LastIndexOf(word, StringComparison.Ordinal) >= 0) return QuantityComparison.AtLeast;
        if (before.TrimEnd() is [.., '≥' or '＞' or '>' or '≧'] || before.EndsWith(">=", StringComparison.Ordinal)) return QuantityComparison.AtLeast;
        if (before.TrimEnd() is [.., '≤' or '＜' or '<' or '≦'] || before.EndsWith("<=", StringComparison.Ordinal)) return QuantityComparison.AtMost;
        if (ceiling > floor || ceiling == floor && ceiling >= 0) return QuantityComparison.AtMost;
        if (floor >= 0 || before.EndsWith("超过", StringComparison.Ordinal) || before.EndsWith("超", StringComparison.Ordinal)) return QuantityComparison.AtLeast;
        if (behind.StartsWith("以上", StringComparison.Ordinal) || behind.StartsWith("及以上", StringComparison.Ordinal) || behind.StartsWith("（含", StringComparison.Ordinal)) return QuantityComparison.AtLeast;
        return behind.StartsWith("以内", StringComparison.Ordinal) || behind.StartsWith("之内", StringComparison.Ordinal) || behind.StartsWith("以下", StringComparison.Ordinal) ? QuantityComparison.AtMost : QuantityComparison.Equal;
    }

    /// <summary>Whether a floor or a ceiling stands directly before the number.</summary>
    public static bool IsBound(ReadOnlySpan<char> before) => Math.Max(Last(before, Floors), Last(before, Ceilings)) is >= 0 and var at && at >= before.Length - Reach;

    private static int Last(ReadOnlySpan<char> text, string[] words)
    {
        var last = -1;
        foreach (var word in words)
        {
            var at = text.LastIndexOf(word, StringComparison.Ordinal);
            // 不高于 is no floor, though 高于 is one.
            if (at > 0 && text[at - 1] == '不') continue;
            last = Math.Max(last, at);
        }

        return last;
    }
}
