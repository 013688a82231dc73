using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Reports.Comparison;

/// <summary>Rates, differences and names in the sentences of a letter.</summary>
internal static class CircularWords
{
    /// <summary>88.9%（40/45）, schools; — where there is none.</summary>
    public static string OfSchools(Rate rate) => Of(rate, $"{rate.Part}/{rate.Whole}");

    /// <summary>85.3%（6.40/7.50）, weights; — where there is none.</summary>
    public static string OfWeight(Rate rate) => Of(rate, $"{Amount(rate.Part)}/{Amount(rate.Whole)}");

    /// <summary>Percentage points between the two as they are printed: 落后3.2个百分点.</summary>
    public static string Difference(Rate rate, Rate against) => (rate.InTenthsOfPercent() - against.InTenthsOfPercent()) switch
    {
        null => "—",
        0 => "持平",
        < 0 and var behind => string.Create(CultureInfo.InvariantCulture, $"落后{-behind / 10m:0.0}个百分点"),
        var ahead => string.Create(CultureInfo.InvariantCulture, $"超前{ahead / 10m:0.0}个百分点"),
    };

    /// <summary>Names of schools in a sentence; none: 无.</summary>
    public static string Names(IEnumerable<string> names) => string.Join("、", names.DefaultIfEmpty("无"));

    private static string Of(Rate rate, string amounts) =>
        rate.InTenthsOfPercent() is { } tenths ? string.Create(CultureInfo.InvariantCulture, $"{tenths / 10m:0.0}%（{amounts}）") : "—";

    private static string Amount(long millionths) => (millionths / (decimal)Millionths.One).ToString("0.00", CultureInfo.InvariantCulture);
}
