using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>Rates, lights and weights as cells. The value is the quotient itself, so that Excel rounds it once, as the pages do.</summary>
internal static class RateCells
{
    /// <summary>Tenths of a percent below which a rate is shaded; from the third on it has a sign as well.</summary>
    public const int Shaded1 = 950, Shaded2 = 850, Behind = 700, FarBehind = 500;

    public static Cell Of(Rate rate) =>
        rate.Exists ? Cell.Of(decimal.Round((decimal)rate.Part / rate.Whole, 15)) with { Format = ValueFormat.Percent } : Cell.None;

    /// <summary>The rate with its tint, and ▲ or ■ before it: darker is further behind.</summary>
    public static Cell Heat(Rate rate) => rate.InTenthsOfPercent() is { } tenths ? Shade(Of(rate), tenths) : Cell.None;

    /// <summary>A median in millionths; null or negative where there is none.</summary>
    public static Cell Median(long? millionths) =>
        millionths is >= 0 and var median ? Cell.OfMillionths(median) : Cell.None;

    /// <summary>Percentage points between the two rates as they are printed.</summary>
    public static Cell Points(Rate rate, Rate against) =>
        rate.InTenthsOfPercent() is { } tenths && against.InTenthsOfPercent() is { } other
            ? Cell.Of((tenths - other) / 10m) with { Format = ValueFormat.Points }
            : Cell.None;

    /// <summary>Weight, or what was earned of it.</summary>
    public static Cell Weight(long millionths) => Cell.Of(millionths / (decimal)Millionths.One) with { Format = ValueFormat.Weight };

    /// <summary>Sign and word first, colour last; green is plain.</summary>
    public static Cell Of(Light light) =>
        light is Light.None ? Cell.None : Cell.Of($"{Lights.Sign(light)} {Lights.Word(light)}") with { Align = Align.Centre, Look = LookOf(light) };

    /// <summary>Shares that print as 100.0 % in sum (largest remainder).</summary>
    public static IEnumerable<Cell> Shares(ImmutableArray<long> parts) => parts.Sum() == 0
        ? parts.Select(_ => Cell.None)
        : Rate.SharesInTenthsOfPercent(parts).Select(tenths => Cell.Of(tenths / 1000m) with { Format = ValueFormat.Percent });

    static Cell Shade(Cell cell, long tenths) => tenths switch
    {
        < FarBehind => cell with { Look = Look.Heat4, Format = ValueFormat.PercentFarBehind },
        < Behind => cell with { Look = Look.Heat3, Format = ValueFormat.PercentBehind },
        < Shaded2 => cell with { Look = Look.Heat2 },
        < Shaded1 => cell with { Look = Look.Heat1 },
        _ => cell,
    };

    static Look LookOf(Light light) => light switch
    {
        Light.Yellow => Look.Warn,
        Light.Red => Look.Bad,
        Light.Near => Look.Soon,
        Light.NotBegun => Look.Muted,
        _ => Look.Plain,
    };
}
