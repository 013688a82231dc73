namespace DistrictUnion.Documents.Blocks;

/// <summary>Reads numerals: 12, 十二, 二十一, 两百, 二〇二三.</summary>
internal static class ChineseNumber
{
    private const int MostDigits = 9;

    /// <returns>Value and length; length 0 when no Chinese numeral stands there or it is too large.</returns>
    public static (int Value, int Length) Chinese(ReadOnlySpan<char> text, int at)
    {
        long total = 0, section = 0, digit = -1;
        var i = at;
        var digits = 0;
        for (; i < text.Length && i - at < 12; i++)
        {
            // 二O二五, 二0二五: a round letter or digit among Chinese ones.
            var value = digits > 0 && text[i] is 'O' or 'o' or '0' ? 0 : Digit(text[i]);
            if (value >= 0)
            {
                // 二〇二三 is read digit by digit.
                digit = digit > 0 || digits > 0 && digit == 0 ? digit * 10 + value : value;
                if (++digits > MostDigits) return (0, 0);
            }
            else if (text[i] is '十' or '百' or '千')
            {
                section += (digit < 0 ? 1 : digit) * (text[i] == '十' ? 10 : text[i] == '百' ? 100 : 1000);
                (digit, digits) = (-1, 0);
            }
            else if (text[i] == '万' && i > at)
            {
                total += (section + Math.Max(0, digit)) * 10_000;
                (section, digit, digits) = (0, -1, 0);
            }
            else break;
        }

        total += section + Math.Max(0, digit);
        return i == at || total > int.MaxValue ? (0, 0) : ((int)total, i - at);
    }

    /// <summary>Western digits; length 0 when none or more than nine.</summary>
    public static (int Value, int Length) Western(ReadOnlySpan<char> text, int at)
    {
        var value = 0;
        var i = at;
        for (; i < text.Length && text[i] is >= '0' and <= '9'; i++)
        {
            if (i - at >= MostDigits) return (0, 0);
            value = value * 10 + (text[i] - '0');
        }

        return (value, i - at);
    }

    public static (int Value, int Length) Any(ReadOnlySpan<char> text, int at)
    {
        var western = Western(text, at);
        return western.Length > 0 ? western : Chinese(text, at);
    }

    private static int Digit(char character) => character switch
    {
        '〇' or '○' or '零' => 0,
        '一' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };
}
