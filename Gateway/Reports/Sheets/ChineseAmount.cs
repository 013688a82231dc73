using System.Text;

namespace DistrictUnion.Reports.Sheets;

/// <summary>An amount of money in words (人民币大写), as it stands under a total: 人民币陆仟零柒元壹角肆分.</summary>
public static class ChineseAmount
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Myriads = ["", "万", "亿"];

    /// <param name="yuan">Two decimals count. Below 10^12 either way.</param>
    /// <returns>Ends in 整 when nothing follows the yuan; 负 stands before what is below zero.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is too large to have a word.</exception>
    public static string Of(decimal yuan)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Abs(yuan), 1_000_000_000_000m);
        var cents = (long)(Math.Round(Math.Abs(yuan), 2, MidpointRounding.AwayFromZero) * 100);
        var (whole, jiao, fen) = (cents / 100, (int)(cents / 10 % 10), (int)(cents % 10));
        var words = new StringBuilder("人民币");
        if (yuan < 0 && cents > 0) words.Append('负');
        if (whole > 0 || cents == 0) words.Append(Whole(whole)).Append('元');
        if (jiao == 0 && fen == 0) return words.Append('整').ToString();
        if (jiao > 0) words.Append(Digits[jiao]).Append('角');
        else if (whole > 0) words.Append('零');
        if (fen > 0) words.Append(Digits[fen]).Append('分');
        return words.ToString();
    }

    private static string Whole(long number)
    {
        if (number == 0) return "零";
        var words = new StringBuilder();
        var (isGap, started) = (false, false);
        for (var group = Myriads.Length - 1; group >= 0; group--)
        {
            var four = (int)(number / (long)Math.Pow(10_000, group) % 10_000);
            if (four == 0)
            {
                isGap = started;
                continue;
            }

            if (isGap || (started && four < 1_000)) words.Append('零');
            words.Append(Four(four)).Append(Myriads[group]);
            (isGap, started) = (false, true);
        }

        return words.ToString();
    }

    private static string Four(int number)
    {
        var words = new StringBuilder();
        var isGap = false;
        for (var place = 3; place >= 0; place--)
        {
            var digit = number / (int)Math.Pow(10, place) % 10;
            if (digit == 0)
            {
                isGap = words.Length > 0;
                continue;
            }

            if (isGap) words.Append('零');
            words.Append(Digits[digit]).Append(Places[place]);
            isGap = false;
        }

        return words.ToString();
    }
}
