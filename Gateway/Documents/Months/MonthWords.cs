using System.Collections.Immutable;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Months;

/// <summary>The months that a sentence names: 3月组织…, 结合教师节…, 暑期….</summary>
internal static class MonthWords
{
    private static readonly (string Word, int[] Months)[] Days =
    [
        ("三八", [3]), ("三•八", [3]), ("三·八", [3]), ("三.八", [3]), ("妇女节", [3]), ("清明", [4]), ("五一", [5]), ("劳动节", [5]), ("母亲节", [5]), ("六一", [6]), ("儿童节", [6]), ("暑期", [7, 8]), ("暑假", [7, 8]), ("教师节", [9]),
        ("国庆", [10]), ("重阳", [10]), ("敬老节", [10]), ("元旦", [12]), ("端午", [6]), ("中秋", [9]), ("春节", [1, 2]), ("寒假", [1, 2]), ("年终", [12]), ("年底", [12]),
    ];

    /// <summary>Days at the beginning of their month: 国庆节前 is September.</summary>
    private static readonly string[] Firsts = ["国庆", "五一", "劳动节", "六一", "儿童节"];

    /// <returns>In the order of the calendar; empty when the sentence names none.</returns>
    public static ImmutableArray<int> In(string text) => In(text, out _);

    /// <param name="isEach">Whether the work is done in each of them: 4月、10月各举办一次.</param>
    /// <returns>In the order of the calendar; empty when the sentence names none.</returns>
    public static ImmutableArray<int> In(string text, out bool isEach)
    {
        isEach = false;
        var months = new SortedSet<int>();
        foreach (var (word, named) in Days)
            if (text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at) months.UnionWith(IsBefore(text, at + word.Length) && Array.IndexOf(Firsts, word) >= 0 ? [named[0] - 1] : named);
        for (var i = 0; i < text.Length; i++)
        {
            if (!(Han.IsDigit(text[i]) || "一二三四五六七八九十元".Contains(text[i], StringComparison.Ordinal)) || i > 0 && (Han.IsDigit(text[i - 1]) || "第十每近".Contains(text[i - 1], StringComparison.Ordinal))) continue;
            if (MonthScanner.At(text, i) is not { } time) continue;
            var isLunar = text.AsSpan(0, i).EndsWith("农历", StringComparison.Ordinal) || text.AsSpan(0, i).EndsWith("阴历", StringComparison.Ordinal);
            months.UnionWith(isLunar ? time.Months.Select(month => month % 12 + 1) : time.Months);
            i += time.Length - 1;
            isEach |= time.Months.Length > 1 && i + 1 < text.Length && (text[i + 1] == '各' || text.AsSpan(i + 1).StartsWith("分别", StringComparison.Ordinal));
        }

        return [.. months];
    }

    /// <summary>国庆前, 国庆节前夕; 前后 is both.</summary>
    private static bool IsBefore(string text, int at)
    {
        if (at < text.Length && text[at] is '”' or '"') at++;
        if (at < text.Length && text[at] == '节') at++;
        return at < text.Length && text[at] == '前' && !(at + 1 < text.Length && text[at + 1] == '后');
    }
}
