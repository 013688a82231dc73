namespace DistrictUnion.Domain;

/// <summary>Whole millionths: completion, weight and what was earned of it are counted in them.</summary>
public static class Millionths
{
    public const long One = 1_000_000;

    /// <summary>Multiplies and divides in one step, rounded half up, once.</summary>
    /// <param name="value">Zero or more.</param>
    /// <param name="numerator">Zero or more.</param>
    /// <param name="denominator">Above zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static long Scale(long value, long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);

        // Nothing and all are by far the most frequent; they need no wide division.
        if (value == 0 || numerator == 0) return 0;
        if (numerator == denominator) return value;
        var doubled = ((Int128)value * numerator * 2) + denominator;
        return (long)(doubled / ((Int128)denominator * 2));
    }
}
