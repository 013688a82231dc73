using System.Globalization;

namespace DistrictUnion.Reports.Letters;

/// <summary>Numbers of heads by GB/T 9704: 一、 （一） 1. （1）; a head of a level begins the levels below it anew.</summary>
internal sealed class LetterNumbers
{
    public const int Levels = 4;
    private const string Digits = "零一二三四五六七八九";

    private readonly int[] counts = new int[Levels];

    /// <summary>The number of the next head of a level, with its mark.</summary>
    public string Next(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Levels);
        var number = ++counts[level - 1];
        Array.Clear(counts, level, Levels - level);
        return level switch
        {
            1 => $"{Chinese(number)}、",
            2 => $"（{Chinese(number)}）",
            3 => string.Create(CultureInfo.InvariantCulture, $"{number}."),
            _ => string.Create(CultureInfo.InvariantCulture, $"（{number}）"),
        };
    }

    /// <summary>1 to 99 in Chinese numerals: 九, 十, 二十一.</summary>
    public static string Chinese(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        var (tens, ones) = Math.DivRem(number, 10);
        return tens switch
        {
            0 => Digits[ones..(ones + 1)],
            1 => "十" + One(ones),
            _ => Digits[tens] + "十" + One(ones),
        };

        static string One(int digit) => digit == 0 ? "" : Digits[digit..(digit + 1)];
    }
}
