using System.Globalization;

namespace DistrictUnion.Domain.Books;

/// <summary>The number (编号) of an issued book, as it is printed and typed: <c>QINGLAN.2026.SONGLING.2</c>. Codes have no dot, so it can be taken apart.</summary>
/// <param name="Ordinal">1 is the first book of this school and year.</param>
public readonly record struct BookNumber(DistrictCode District, int Year, SchoolCode School, int Ordinal)
{
    /// <param name="text">Letters of either case.</param>
    public static bool TryParse(string? text, out BookNumber number)
    {
        number = default;
        if (text?.Trim().ToLowerInvariant().Split('.') is not [var first, { Length: 4 } second, var third, { Length: <= 6 } fourth]) return false;
        if (!Codes.TryParse<DistrictCode>(first, out var district) || !Periods.TryYear(second, out var year) || !Codes.TryParse<SchoolCode>(third, out var school)) return false;
        if (!int.TryParse(fourth, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) || ordinal < 1) return false;
        number = new(district, year, school, ordinal);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{District}.{Year:0000}.{School}.{Ordinal}").ToUpperInvariant();
}
