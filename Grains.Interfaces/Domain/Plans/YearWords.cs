using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>
/// Words in a title that are true of one year only: a year (2025年, 二〇二五年), an ordinal that counts years (第41个教师节, 第三届教代会),
/// an anniversary (建校70周年).
/// </summary>
internal static class YearWords
{
    private const string Digits = "〇零○一二三四五六七八九";
    private const string Numerals = Digits + "十百";
    private const string Festivals = "节日";
    private const string Ranges = "-—－–~～至到/";

    /// <summary>The first such words of each kind of place, as they stand in the text, in order.</summary>
    public static ImmutableArray<string> In(string text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < text.Length;)
        {
            var length = Math.Max(YearAt(text, i), Math.Max(OrdinalAt(text, i), AnniversaryAt(text, i)));
            if (length > 0) found.Add(text.Substring(i, length));
            i += Math.Max(Math.Max(length, NumberLength(text, i)), 1);
        }

        return found.DrainToImmutable();
    }

    /// <summary>Four digits of 2000 to 2099 with 年 behind them, or the first year of 2025—2026; a longer number is none.</summary>
    private static int YearAt(string text, int at)
    {
        var end = at + 4;
        if (!IsYear(text, at) || end == text.Length) return 0;
        if (text[end] == '年') return 5;
        return text[end] is '学' or '春' or '秋' || (Ranges.Contains(text[end], StringComparison.Ordinal) && IsYear(text, end + 1)) ? 4 : 0;
    }

    private static bool IsYear(string text, int at) => NumberLength(text, at) == 4 && Value(text[at]) == 2 && Value(text[at + 1]) == 0;

    /// <summary>第…届, and 第…个 before a day that comes every year; a small number before 个 only counts things.</summary>
    private static int OrdinalAt(string text, int at)
    {
        if (text[at] != '第') return 0;
        var number = NumberLength(text, at + 1);
        var unit = at + 1 + number;
        if (number == 0 || unit >= text.Length) return 0;
        if (text[unit] == '届') return unit + 1 - at;
        if (text[unit] != '个' || (number == 1 && text[at + 1] != '十')) return 0;
        var festival = text.AsSpan(unit, Math.Min(text.Length - unit, 9)).IndexOfAny(Festivals);
        return festival < 0 ? 0 : unit + festival + 1 - at;
    }

    private static int AnniversaryAt(string text, int at)
    {
        var number = NumberLength(text, at);
        return number > 0 && text.AsSpan(at + number).StartsWith("周年") ? number + 2 : 0;
    }

    /// <summary>How many characters of a numeral stand there: Western, also full-width, or Chinese ones; they do not mix.</summary>
    private static int NumberLength(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsWestern(text[end])) end++;
        if (end > at) return end - at;
        while (end < text.Length && Numerals.Contains(text[end], StringComparison.Ordinal)) end++;
        return end - at;
    }

    private static bool IsWestern(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    /// <returns>−1 for 十 and 百: no digit of a year.</returns>
    private static int Value(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => Digits.IndexOf(c, StringComparison.Ordinal) switch { < 0 => -1, < 3 => 0, var index => index - 2 },
    };
}
