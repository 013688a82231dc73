using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>A submission that was ticked, as it stood when the list was drawn.</summary>
/// <param name="SubmittedAt">µs UTC of the submission that was looked at: a later one is another report.</param>
internal sealed record ReviewItem(SchoolCode School, Quarter Quarter, long SubmittedAt)
{
    public static ReviewItem Of(WaitingReport report) => new(report.School.School, report.Quarter, Micros(report.SubmittedAt));

    /// <summary>school.2026Q3.µs.</summary>
    public static ReviewItem? Parse(string text) =>
        text.Split('.') is [var school, var quarter, var at]
        && Codes.TryParse<SchoolCode>(school, out var code) && Quarter.TryParse(quarter, out var of)
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            ? new(code, of, micros)
            : null;

    public static long Micros(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{School}.{Quarter}.{SubmittedAt}");
}
