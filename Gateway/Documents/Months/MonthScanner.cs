using System.Collections.Immutable;
using DistrictUnion.Documents.Blocks;

namespace DistrictUnion.Documents.Months;

/// <summary>Reads months and dates: 三月份, 7-8月, 七、八月份, 七月份八月份, 12月—次年1月, 5月中旬, 3月1日—15日.</summary>
internal static class MonthScanner
{
    /// <summary>More are no heading, whether they differ or not.</summary>
    private const int MostPrinted = 24;
    private static readonly string[] Parts = ["上中旬", "中下旬", "上旬", "中旬", "下旬", "初旬", "月初", "月底", "月末", "初", "底", "末"];

    public static TimeRef? At(ReadOnlySpan<char> text, int at)
    {
        var months = ImmutableArray.CreateBuilder<int>();
        var (end, waiting, range, isDay) = (at, false, false, false);
        var printed = 0;
        for (var i = at; i < text.Length && months.Count <= 12 && printed < MostPrinted; printed++)
        {
            (_, i) = TimeScanner.Year(text, i);
            if (Number(text, i) is not { } number) break;
            i = TimeScanner.Skip(text, i + number.Length);
            var named = i < text.Length && text[i] == '月';
            if (named) i = Behind(text, i + 1, ref isDay);
            if (!named && !IsJoin(text, i, number.Value, months, range)) break;
            Add(months, number.Value, range);
            waiting = !named;
            if (named) end = i;
            (i, range) = Joint(text, i);
            if (i < 0) break;
        }

        return waiting || months.Count == 0 || end == at ? null : TimeRef.Of(isDay ? TimeForm.Day : TimeForm.Month, end - at, months.ToImmutable());
    }

    /// <summary>The months from first to last, over New Year if need be.</summary>
    public static ImmutableArray<int> Range(int first, int last)
    {
        var months = ImmutableArray.CreateBuilder<int>();
        for (var month = first; ; month = month % 12 + 1)
        {
            months.Add(month);
            if (month == last) return months.ToImmutable();
        }
    }

    private static (int Value, int Length)? Number(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 < text.Length && text[at] is '元' or '正' && text[at + 1] == '月') return (1, 1);
        var (value, length) = ChineseNumber.Any(text, at);
        return length is > 0 and <= 2 && value is >= 1 and <= 12 && text[at] != '两' ? (value, length) : null;
    }

    /// <summary>Behind 月: 份, a part of the month, days and a span of days.</summary>
    private static int Behind(ReadOnlySpan<char> text, int at, ref bool isDay)
    {
        if (at < text.Length && text[at] == '份') at++;
        foreach (var part in Parts)
        {
            if (!text[at..].StartsWith(part, StringComparison.Ordinal)) continue;
            at += part.Length;
            break;
        }

        var (day, length) = ChineseNumber.Any(text, at);
        if (length is 0 or > 3 || day is 0 or > 31) return at;
        var end = at + length;
        if (end < text.Length && (TimeScanner.IsRange(text[end]) || text[end] is '、'))
        {
            var (last, lastLength) = ChineseNumber.Any(text, end + 1);
            if (lastLength > 0 && last <= 31 && end + 1 + lastLength < text.Length && text[end + 1 + lastLength] is '日' or '号') end += 1 + lastLength;
        }

        if (end >= text.Length || text[end] is not ('日' or '号')) return at;
        isDay = true;
        end++;
        if (end < text.Length && TimeScanner.IsRange(text[end]))
        {
            var (last, lastLength) = ChineseNumber.Any(text, end + 1);
            if (lastLength > 0 && last <= 31 && end + 1 + lastLength < text.Length && text[end + 1 + lastLength] is '日' or '号') end += 2 + lastLength;
        }

        foreach (var suffix in (ReadOnlySpan<string>)["前后", "前", "左右", "起", "上午", "下午", "晚上"])
        {
            if (!text[end..].StartsWith(suffix, StringComparison.Ordinal)) continue;
            end += suffix.Length;
            break;
        }

        return end;
    }

    /// <summary>A number without 月 counts only if another follows at once: 七、八月份, 7-8月. 1、3月份 is item 1.</summary>
    private static bool IsJoin(ReadOnlySpan<char> text, int at, int value, ImmutableArray<int>.Builder months, bool range)
    {
        var (next, isRange) = Joint(text, at);
        if (next < 0) return at < text.Length && Number(text, at) is { } glued && glued.Value == value % 12 + 1 && months.Count == 0 && !range;
        if (Number(text, next) is not { } following) return false;
        return isRange || following.Value == value % 12 + 1;
    }

    /// <summary>The sign between two months; -1 when there is none.</summary>
    private static (int Next, bool IsRange) Joint(ReadOnlySpan<char> text, int at)
    {
        var i = TimeScanner.Skip(text, at);
        if (i >= text.Length) return (-1, false);
        if (TimeScanner.IsRange(text[i]))
        {
            while (i < text.Length && (TimeScanner.IsRange(text[i]) || text[i] == ' ')) i++;
            return IsMonthAhead(text, i) ? (i, true) : (-1, false);
        }

        if (text[i] is '、' or '，' or ',' or '和' or '及' or '与' or '或' or '/' or '．' && IsMonthAhead(text, i + 1)) return (TimeScanner.Skip(text, i + 1), false);
        return i == at && IsMonthAhead(text, i) ? (i, false) : (-1, false);
    }

    /// <summary>Whether a number and, at latest behind two more numbers, 月 follow.</summary>
    private static bool IsMonthAhead(ReadOnlySpan<char> text, int at)
    {
        (_, at) = TimeScanner.Year(text, TimeScanner.Skip(text, at));
        for (var tries = 0; tries < 3; tries++)
        {
            if (Number(text, at) is not { } number) return false;
            at = TimeScanner.Skip(text, at + number.Length);
            if (at < text.Length && text[at] == '月') return true;
            if (at >= text.Length || !(TimeScanner.IsRange(text[at]) || text[at] is '、' or ',' or '，')) return false;
            at = TimeScanner.Skip(text, at + 1);
        }

        return false;
    }

    private static void Add(ImmutableArray<int>.Builder months, int month, bool range)
    {
        if (range && months.Count > 0)
        {
            foreach (var between in Range(months[^1], month))
                if (!months.Contains(between)) months.Add(between);
        }
        else if (!months.Contains(month)) months.Add(month);
    }
}
