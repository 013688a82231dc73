using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>Days as people type them: 2026年11月21日, 2026-11-21, 2026/11/21, 2026.11.21, 20261121, also in full-width digits.</summary>
internal static partial class Days
{
    public static bool TryRead(string text, out DateOnly day)
    {
        day = default;
        var match = Day().Match(text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal));
        return match.Success
            && DateOnly.TryParseExact(
                $"{match.Groups["y"].Value}-{match.Groups["m"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year is >= 2000 and <= 2100;
    }

    /// <summary>2026年11月21日; empty for no day.</summary>
    public static string Write(DateOnly? day) => day is { } of ? Words.Day(of) : "";

    [GeneratedRegex(@"^(?:(?<y>\d{4})年(?<m>\d{1,2})月(?<d>\d{1,2})日?|(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})|(?<y>\d{4})(?<m>\d{2})(?<d>\d{2}))$")]
    private static partial Regex Day();
}
