using System.Buffers;
using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Months;

/// <summary>Reads a time at a place of a text.</summary>
internal static class TimeScanner
{
    private static readonly (string Word, ImmutableArray<int> Months)[] Spans =
    [
        ("上半年", [1, 2, 3, 4, 5, 6]), ("下半年", [7, 8, 9, 10, 11, 12]), ("寒假期间", [1, 2]), ("暑假期间", [7, 8]), ("寒假", [1, 2]), ("暑假", [7, 8]),
        ("暑期", [7, 8]), ("寒暑假", [1, 2, 7, 8]),
    ];

    private static readonly string[] Loose =
    [
        "学期初", "学期中", "学期末", "学期结束", "学年初", "学年末", "期初", "期中", "期末", "开学初", "开学前", "每月", "每学期", "每周", "常规工作", "常规",
        "全年", "全学期", "全学年", "平时", "日常", "常年", "长期", "年初", "年中", "年末", "年底", "每季度", "学期内",
    ];

    private static readonly SearchValues<char> Begins = SearchValues.Create([.. Spans.Select(span => span.Word[0]), .. Loose.Select(word => word[0])]);

    /// <returns>The time that begins exactly at <paramref name="at"/>, or null.</returns>
    public static TimeRef? At(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return null;
        var (year, behindYear) = Year(text, at);
        var time = Week(text, behindYear) ?? Quarter(text, behindYear) ?? Span(text, behindYear) ?? MonthScanner.At(text, behindYear) ?? LooseTime(text, behindYear);
        return time is { } found ? found with { Length = behindYear - at + found.Length, Year = found.Year ?? year } : null;
    }

    public static (int? Year, int Behind) Year(ReadOnlySpan<char> text, int at)
    {
        var (value, length) = ChineseNumber.Any(text, at);
        if (length == 4 && value is >= 1950 and <= 2100 && at + 4 < text.Length && text[at + 4] == '年') return (value, Skip(text, at + 5));
        foreach (var word in (ReadOnlySpan<string>)["次年", "翌年", "来年", "明年", "当年", "本年", "今年", "20xx年", "20XX年"])
            if (text[at..].StartsWith(word, StringComparison.Ordinal)) return (null, Skip(text, at + word.Length));
        return (null, at);
    }

    public static int Skip(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return at;
    }

    /// <summary>第3周, 第2—3周, 第五、六周, 3周; with the dates that stand behind it.</summary>
    private static TimeRef? Week(ReadOnlySpan<char> text, int at)
    {
        var ordinal = at < text.Length && text[at] == '第';
        var from = Skip(text, ordinal ? at + 1 : at);
        var (first, length) = ChineseNumber.Any(text, from);
        if (length == 0 || first is 0 or > 60 || text[from] == '两') return null;
        var end = Skip(text, from + length);
        int? last = null;
        if (end < text.Length && text[end] == '周' && end + 1 < text.Length && IsRange(text[end + 1])) end++;
        if (end < text.Length && (IsRange(text[end]) || text[end] is '、' or '，' or ','))
        {
            var second = end + 1;
            while (second < text.Length && (IsRange(text[second]) || text[second] == ' ')) second++;
            if (second < text.Length && text[second] == '第') second++;
            var (value, secondLength) = ChineseNumber.Any(text, second);
            if (secondLength == 0 || value <= first || value > 60) return null;
            (last, end) = (value, Skip(text, second + secondLength));
        }

        if (end >= text.Length || text[end] != '周') return null;
        end++;
        // 一周一次, 两周内 and 第一周次 are no headings; a bare number needs its 周 to stand alone.
        if (end < text.Length && text[end] is '次' or '内' or '年' or '岁' or '以') return null;
        if (!ordinal && end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('（' or '(' or '：' or ':')) return null;
        var dates = Dates(text, end, out var behind);
        return new TimeRef(TimeForm.Week, dates, null, first, last, behind - at);
    }

    /// <summary>The months of （8.28—9.3）, (9月1日-9月5日) or 9.1—9.5 at a place; empty when there are no dates.</summary>
    public static ImmutableArray<int> Dates(ReadOnlySpan<char> text, int at, out int behind)
    {
        behind = at;
        var from = Skip(text, at);
        var bracket = from < text.Length && text[from] is '（' or '(' or '[' or '【';
        if (bracket) from = Skip(text, from + 1);
        var (_, begin) = Year(text, from);
        if (Date(text, begin) is not { } first) return [];
        var end = begin + first.Length;
        ImmutableArray<int> months = [first.Month];
        if (Skip(text, end) is var range && range < text.Length && IsRange(text[range]))
        {
            end = range;
            while (end < text.Length && (IsRange(text[end]) || text[end] == ' ')) end++;
            (_, end) = Year(text, end);
            if (Date(text, end) is { } last)
            {
                if (last.Month != first.Month) months = MonthScanner.Range(first.Month, last.Month);
                end += last.Length;
            }
            else
            {
                var (_, day) = ChineseNumber.Western(text, end);
                end += day;
                if (end < text.Length && text[end] is '日' or '号') end++;
            }
        }

        if (bracket)
        {
            var close = text.Slice(end, Math.Min(12, text.Length - end)).IndexOfAny("）)]】");
            if (close < 0) return [];
            end += close + 1;
        }

        behind = end;
        return months;
    }

    /// <summary>9.1, 9/1, 9月1日, 2023.9.1.</summary>
    private static (int Month, int Length)? Date(ReadOnlySpan<char> text, int at, bool isBehindYear = false)
    {
        var (month, length) = ChineseNumber.Western(text, at);
        var end = at + length;
        if (length == 4 && end < text.Length && text[end] is '.' or '/' or '-')
        {
            var inner = Date(text, end + 1, isBehindYear: true);
            return inner is { } date ? (date.Month, length + 1 + date.Length) : null;
        }

        if (length is 0 or > 2 || month is 0 or > 12 || end >= text.Length || !(text[end] is '.' or '/' or '月' or '．' || isBehindYear && text[end] == '-')) return null;
        var (day, dayLength) = ChineseNumber.Western(text, end + 1);
        if (dayLength is 0 or > 2 || day is 0 or > 31) return null;
        end += 1 + dayLength;
        if (end < text.Length && text[end] is '日' or '号') end++;
        return (month, end - at);
    }

    public static bool IsRange(char character) => character is '—' or '-' or '–' or '~' or '～' or '至' or '到' or '－' or '−' or '─';

    private static TimeRef? Quarter(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 < text.Length && text[at] is 'Q' or 'q' && text[at + 1] is >= '1' and <= '4') return TimeRef.Of(TimeForm.Quarter, 2, MonthsOfQuarter(text[at + 1] - '0'));
        var ordinal = at < text.Length && text[at] == '第';
        var (value, length) = ChineseNumber.Any(text, ordinal ? at + 1 : at);
        var end = at + (ordinal ? 1 : 0) + length;
        if (length == 0 || value is < 1 or > 4 || !text[end..].StartsWith("季度", StringComparison.Ordinal)) return null;
        return TimeRef.Of(TimeForm.Quarter, end + 2 - at, MonthsOfQuarter(value));
    }

    private static ImmutableArray<int> MonthsOfQuarter(int quarter) => [quarter * 3 - 2, quarter * 3 - 1, quarter * 3];

    private static TimeRef? Span(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !Begins.Contains(text[at])) return null;
        foreach (var (word, months) in Spans)
            if (text[at..].StartsWith(word, StringComparison.Ordinal)) return TimeRef.Of(word[^1] == '年' ? TimeForm.HalfYear : TimeForm.Holiday, word.Length, months);
        return null;
    }

    private static TimeRef? LooseTime(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || !Begins.Contains(text[at])) return null;
        foreach (var word in Loose)
            if (text[at..].StartsWith(word, StringComparison.Ordinal)) return TimeRef.Of(TimeForm.Loose, word.Length);
        return null;
    }
}
