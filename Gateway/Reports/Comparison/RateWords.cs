using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Reports.Comparison;

/// <summary>A rate inside a sentence: never without its n/m.</summary>
internal static class RateWords
{
    /// <summary>85.3%（6.40 ÷ 7.50）, amounts by weight; — where there is none.</summary>
    public static string Of(Rate rate) => rate.InTenthsOfPercent() is { } tenths
        ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.0}%（{Amount(rate.Part)} ÷ {Amount(rate.Whole)}）")
        : "—";

    static string Amount(long millionths) => (millionths / (decimal)Millionths.One).ToString("0.00", CultureInfo.InvariantCulture);
}
