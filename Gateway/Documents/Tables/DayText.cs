using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace DistrictUnion.Documents.Tables;

/// <summary>
/// Days as people write them: 2026年11月21日, 2026-11-21, 2026/11/21, 2026.11.21, 20261121, 2026年11月21日（周六）, also in full-width
/// digits and with a time of the day behind.
/// </summary>
public static partial class DayText
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Reads a day from 2000 to 2100.</summary>
    public static bool TryRead(string text, out DateOnly day)
    {
        day = default;
        var match = Day().Match(text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal));
        return match.Success
            && DateOnly.TryParseExact(
                $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is >= FirstYear and <= LastYear;
    }

    [GeneratedRegex(@"^(?:(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})[日号]?|(?<y>\d{4})[-/.、](?<m>\d{1,2})[-/.、](?<d>\d{1,2})|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))(?:\((?:周|星期).\))?(?:T?0?0:00(?::00)?)?$")]
    private static partial Regex Day();
}
