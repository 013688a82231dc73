using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Summaries;

/// <summary>The district's list of who handed a work summary in.</summary>
internal static class DistrictSummaryPages
{
    public static async Task<IResult> Show(DistrictCall call, string? summary, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        if (summary is null) return PageResults.Go(Address(call.Code, SummaryPeriod.At(today)));
        if (!SummaryPeriod.TryParse(summary, out var period)) return PageResults.Say(Notice.NotFound);
        var list = await call.Comparison.Summaries(call.Actor, period, cancellationToken);
        return list.Value is { } found ? PageResults.Draw<DistrictSummariesPage>(new { Model = new DistrictSummariesModel(district, found, today) }) : PageResults.Say(Notice.Of(list.Refusals[0]));
    }

    public static string Address(DistrictCode district, SummaryPeriod period) => $"/districts/{district}/summaries/{period}";
}

/// <summary>The list as it is drawn.</summary>
public sealed record DistrictSummariesModel(DistrictView District, SummaryList List, DateOnly Today)
{
    public DateOnly Due => List.Period.Due(District.Settings);

    /// <summary>This year's and last year's, newest first.</summary>
    public ImmutableArray<SummaryPeriod> Periods { get; } =
        [.. SummaryPeriod.OfYear(Today.Year).Concat(SummaryPeriod.OfYear(Today.Year - 1)).Append(List.Period).Where(p => p.Opens <= Today || p == List.Period).Distinct().OrderDescending()];

    public string GroupName(GroupCode code) => List.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code.Value;

    public string AddressOf(SummaryRow row) => $"/districts/{District.Code}/schools/{row.School}/summaries/{List.Period}";
}
