using System.Globalization;
using System.Text;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Layout;

/// <summary>
/// Lengths of texts in half Han characters, without fonts: 1 for a Latin letter or digit, 2 for a Han character,
/// full-width sign or emoji, 0 for what has no width. In SimSun that is exact.
/// </summary>
internal static class TextMeasure
{
    /// <summary>Length of the longest line.</summary>
    public static int Longest(string text)
    {
        var longest = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            longest = Math.Max(longest, Length(line));
        }

        return longest;
    }

    /// <summary>Lines that a text takes when it is wrapped at a width.</summary>
    public static int Lines(string text, double width)
    {
        // A Han character is not cut in half at the edge, and a closing mark takes one along: a line holds a little less than its width.
        var usable = Math.Max(2, width - 1);
        if (text.Length * 2 <= usable && !text.Contains('\n'))
        {
            return 1;
        }

        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += Math.Max(1, (int)Math.Ceiling(Length(line) / usable));
        }

        return Math.Max(1, lines);
    }

    /// <summary>Length of a number as its format shows it.</summary>
    public static int NumberLength(decimal number, ValueFormat format) => format switch
    {
        ValueFormat.Percent => 6,
        ValueFormat.PercentBehind or ValueFormat.PercentFarBehind => 8, // never with 100.0
        ValueFormat.Weight => number.ToString("F2", CultureInfo.InvariantCulture).Length,
        ValueFormat.Date => 14,
        ValueFormat.Month => 10,
        ValueFormat.Moment => 20,
        ValueFormat.Points => 6,
        ValueFormat.Money => number.ToString("N2", CultureInfo.InvariantCulture).Length,
        ValueFormat.Count => number.ToString("N0", CultureInfo.InvariantCulture).Length,
        _ => number.ToString("0.##########", CultureInfo.InvariantCulture).Length,
    };

    static int Length(ReadOnlySpan<char> line)
    {
        var length = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            length += Width(rune.Value);
        }

        return length;
    }

    static int Width(int c) => c switch
    {
        < 0x7F => 1,
        0xB7 or 0xD7 or 0xF7 => 2, // · × ÷
        < 0x300 => 1,
        < 0x370 => 0, // combining marks
        < 0x1100 => 1,
        < 0x1160 => 2,
        < 0x2010 => c is >= 0x200B and <= 0x200F ? 0 : 1,
        < 0x2060 => 2, // — “ ” …
        < 0x2070 => 0,
        < 0x2190 => 1,
        < 0xD7B0 => 2, // arrows, ● ▲ ■, and all of Han, kana, hangul
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE00 and <= 0xFE0F => 0, // variation selectors
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF01 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F000 => Rune.GetUnicodeCategory(new Rune(c)) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0 : 2,
        _ => 1,
    };
}
