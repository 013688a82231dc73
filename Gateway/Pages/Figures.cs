using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages;

/// <summary>How numbers, days and sums are written on pages. It only writes; every number comes from a view.</summary>
public static class Figures
{
    private const string Nothing = "—";

    /// <summary>One decimal without the sign: 94.7; no rate: —.</summary>
    public static string Percent(Rate rate) => rate.InTenthsOfPercent() is { } tenths ? Tenths(tenths) : Nothing;

    /// <param name="millionths">A median; null or negative: there is none.</param>
    public static string Percent(long? millionths) => Percent(OfMedian(millionths));

    /// <summary>94.7%; no rate: —.</summary>
    public static string PercentSign(Rate rate) => rate.Exists ? Percent(rate) + "%" : Nothing;

    /// <summary>The n/m of a rate over weights: 11.5/20; no rate: —.</summary>
    public static string Weights(Rate rate) => rate.Exists ? $"{Weight(rate.Part)}/{Weight(rate.Whole)}" : Nothing;

    /// <summary>The n/m of a rate over schools: 10/12.</summary>
    public static string Schools(Rate rate) => string.Create(CultureInfo.InvariantCulture, $"{rate.Part}/{rate.Whole}");

    /// <summary>A median as a rate, so that it is rounded and tinted like one.</summary>
    public static Rate OfMedian(long? millionths) => millionths is { } m and >= 0 ? new(m, Millionths.One) : default;

    /// <summary>A quantity in its unit: 1,200 元, 3 次, 95%.</summary>
    public static string Quantity(long thousandths, Target target) =>
        target.Measure is Measure.Percent ? $"{Thousandths(thousandths)}%" : $"{Thousandths(thousandths)} {target.Unit}";

    /// <summary>A target with its bound: ≥ 3 次.</summary>
    public static string Aim(Target? target) => target is null
        ? Nothing
        : (target.Bound switch { Bound.AtMost => "≤ ", Bound.AtLeast => "≥ ", _ => "" }) + Quantity(target.QuantityThousandths, target);

    /// <summary>Up to two decimals, cut and not rounded up: a part never looks like the whole.</summary>
    public static string Weight(long millionths) =>
        (decimal.Truncate(millionths / 10_000m) / 100m).ToString("#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>Percentage points between two rates as they are printed: −1.7, 0.0, +2.1; without one of them: —.</summary>
    public static string Points(Rate rate, Rate against)
    {
        if (rate.InTenthsOfPercent() is not { } tenths || against.InTenthsOfPercent() is not { } other) return Nothing;
        return (tenths - other) switch { 0 => "0.0", > 0 and var ahead => "+" + Tenths(ahead), var behind => "−" + Tenths(-behind) };
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>2026年10月15日 9:10, in the district's zone.</summary>
    public static string Moment(DateTimeOffset moment, string timeZone)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zones.Find(timeZone));
        return string.Create(CultureInfo.InvariantCulture, $"{local.Year}年{local.Month}月{local.Day}日 {local.Hour}:{local.Minute:00}");
    }

    /// <summary>3月, 3–5月, 12月–次年2月; months of other years than the given one are written with the year.</summary>
    public static string Months(IReadOnlyList<YearMonth> months)
    {
        var (first, last) = (months[0], months[^1]);
        return first == last ? $"{first.Month}月"
            : first.Year == last.Year ? $"{first.Month}–{last.Month}月"
            : $"{first.Month}月–次年{last.Month}月";
    }

    private static string Thousandths(long value) => (value / 1000m).ToString("#,##0.###", CultureInfo.InvariantCulture);

    private static string Tenths(long tenths) => (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture);
}
