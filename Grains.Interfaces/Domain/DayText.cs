using System.Globalization;
using System.Text.RegularExpressions;

namespace DistrictUnion.Domain;

/// <summary>
/// Days and months as people write them: 2026年11月21日, 2026-11-21, 2026/11/21, 2026.11.21, 26.11.21, 20261121, 二〇二六年十一月二十一日,
/// 2026年11月21日（周六）; also in full-width digits, with 元月 and 号, and with the midnight that a spreadsheet adds.
/// </summary>
public static partial class DayText
{
    private const int FirstYear = 1900;
    private const int LastYear = 2100;
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Reads a day from 2000 to 2100, unless an earlier first year is given (birthdays).</summary>
    public static bool TryRead(string text, out DateOnly day, int firstYear = 2000)
    {
        day = default;
        var match = Day().Match(Plain(text));
        return match.Success
            && DateOnly.TryParseExact(
                $"{YearOf(match.Groups["y"].Value):0000}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year >= firstYear && day.Year <= LastYear;
    }

    /// <summary>Reads a month: 2026年11月, 2026-11, 2026.11, 202611. A day is read as its month.</summary>
    public static bool TryReadMonth(string text, out YearMonth month)
    {
        month = default;
        if (TryRead(text, out var day))
        {
            month = new(day.Year, day.Month);
            return true;
        }

        var match = Month().Match(Plain(text));
        if (!match.Success) return false;
        month = new(YearOf(match.Groups["y"].Value), int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture));
        return month.IsKnown;
    }

    private static string Plain(string text)
    {
        var plain = text.FormKC().Replace(" ", "", StringComparison.Ordinal).Replace("元月", "1月", StringComparison.Ordinal);
        return plain.IndexOfAny([.. Digits, '〇', '○', '十', '廿']) < 0 ? plain : HanNumber().Replace(plain, match => NumberOf(match.Value));
    }

    /// <summary>二〇二六 digit by digit, 二十一 by its tens; a plain 0 among Han digits (二0一二) counts as one of them.</summary>
    private static string NumberOf(string han)
    {
        if (!han.Contains('十', StringComparison.Ordinal) && !han.Contains('廿', StringComparison.Ordinal))
            return string.Concat(han.Select(c => c is '〇' or '○' ? '0' : Digits.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));
        var parts = han.Replace("廿", "二十", StringComparison.Ordinal).Split('十');
        return string.Create(CultureInfo.InvariantCulture, $"{(parts[0].Length == 0 ? 1 : Math.Max(0, Digits.IndexOf(parts[0][0], StringComparison.Ordinal))) * 10 + (parts[1].Length == 0 ? 0 : Math.Max(0, Digits.IndexOf(parts[1][0], StringComparison.Ordinal)))}");
    }

    /// <summary>26 is 2026.</summary>
    private static int YearOf(string digits)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        return digits.Length == 2 ? 2000 + year : year is >= FirstYear and <= LastYear ? year : 0;
    }

    [GeneratedRegex(@"^(?:(?<y>\d{4}|\d{2})年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?|(?<y>\d{4}|\d{2})(?<s>[-/.、])(?<m>\d{1,2})\k<s>(?<d>\d{1,2})|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))(?:\((?:周|星期).\))?(?:T?0?0:00(?::00)?)?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(?:(?<y>\d{4}|\d{2})年(?<m>\d{1,2})月份?|(?<y>\d{4})[-/.](?<m>\d{1,2})|(?<y>\d{4})(?<m>\d{2}))$")]
    private static partial Regex Month();

    [GeneratedRegex("[零一二三四五六七八九〇○十廿][零一二三四五六七八九〇○十廿0-9]*|[0-9]+(?=[零一二三四五六七八九〇○])[零一二三四五六七八九〇○0-9]*")]
    private static partial Regex HanNumber();
}
