using DistrictUnion.Documents.Blocks;
using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Quantities;

/// <param name="Length">0: no number stands here.</param>
/// <param name="IsPercent">百分之九十: the share is said before the number.</param>
internal readonly record struct Number(decimal Value, int Length, bool IsWestern, bool IsPercent);

internal static class Numbers
{
    public static Number At(ReadOnlySpan<char> text, int at)
    {
        if (text[at..].StartsWith("百分之", StringComparison.Ordinal))
        {
            var share = text[(at + 3)..].StartsWith("百", StringComparison.Ordinal) ? (Value: 100, Length: 1) : ChineseNumber.Any(text, at + 3);
            return share.Length > 0 ? new Number(share.Value, 3 + share.Length, false, true) : default;
        }

        if (Han.IsDigit(text[at]))
        {
            var (whole, length) = ChineseNumber.Western(text, at);
            if (length == 0) return SkipLong(text, at);
            decimal value = whole;
            var end = at + length;
            if (end + 1 < text.Length && text[end] == '.' && Han.IsDigit(text[end + 1]))
            {
                var (part, partLength) = ChineseNumber.Western(text, end + 1);
                if (partLength is > 0 and <= 4)
                {
                    value += part / (decimal)Math.Pow(10, partLength);
                    end += 1 + partLength;
                }
            }

            return new Number(value, end - at, true, false);
        }

        if (text[at] is '百' or '千' or '万') return default;
        var (chinese, chineseLength) = ChineseNumber.Chinese(text, at);
        // 三八节, 五一: two digits side by side are a name, not a number.
        if (chineseLength > 1 && text.Slice(at, chineseLength).IndexOfAny("十百千万") < 0) return new Number(-1, chineseLength, false, false);
        return chineseLength == 0 ? default : new Number(chinese, chineseLength, false, false);
    }

    /// <summary>A string of more digits than any quantity has is passed over as a whole.</summary>
    private static Number SkipLong(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && Han.IsDigit(text[end])) end++;
        return new Number(-1, end - at, true, false);
    }
}
