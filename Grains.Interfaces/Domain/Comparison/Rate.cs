using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Comparison;

/// <summary>A rate that never stands without its n/m.</summary>
/// <param name="Part">Numerator, millionths (or a count of schools); at most <paramref name="Whole"/>.</param>
/// <param name="Whole">Denominator, in the same; 0: there is no rate (—).</param>
public readonly record struct Rate(long Part, long Whole)
{
    [JsonIgnore]
    public bool Exists => Whole > 0;

    /// <summary>The rate in millionths, rounded half up; null where there is none. For ordering and medians, not for sums.</summary>
    public long? InMillionths() => Exists ? Millionths.Scale(Millionths.One, Part, Whole) : null;

    /// <summary>Tenths of a percent, rounded half up: 947 is 94.7 %. Null where there is none.</summary>
    public long? InTenthsOfPercent() => Exists ? Millionths.Scale(1000, Part, Whole) : null;

    public static Rate operator +(Rate left, Rate right) => new(left.Part + right.Part, left.Whole + right.Whole);

    public static Rate Add(Rate left, Rate right) => left + right;

    /// <summary>The median over the rates that exist, in millionths; of an even number the mean of the middle two, rounded half up.</summary>
    public static long? Median(IEnumerable<Rate> rates)
    {
        var sorted = rates.Select(r => r.InMillionths()).OfType<long>().Order().ToArray();
        if (sorted.Length == 0) return null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle] + 1) / 2;
    }

    /// <summary>
    /// Shares of a whole in tenths of a percent that add up to exactly 1,000: the largest remainders get what is left over
    /// (最大余额法). All zero when there is nothing to share.
    /// </summary>
    public static ImmutableArray<long> SharesInTenthsOfPercent(IReadOnlyList<long> parts)
    {
        var whole = parts.Sum();
        if (whole == 0) return [.. parts.Select(_ => 0L)];
        var shares = parts.Select(part => part * 1000 / whole).ToArray();
        var missing = 1000 - (int)shares.Sum();
        var byRemainder = Enumerable.Range(0, parts.Count).OrderByDescending(i => parts[i] * 1000 % whole).ThenBy(i => i);
        foreach (var i in byRemainder.Take(missing)) shares[i]++;
        return [.. shares];
    }
}
