using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>Pages about the whole district: for posts of all groups, once the district is founded.</summary>
internal static class WholeDistrict
{
    /// <param name="draw">Given the district, and its today.</param>
    public static async Task<IResult> Open(DistrictCall call, TimeProvider clock, Func<DistrictView, DateOnly, Task<IResult>> draw, CancellationToken cancellationToken) =>
        call.Actor.UnlessOfAllGroups() is { } refusal ? PageResults.Say(Notice.Of(refusal))
        : await call.District.View(cancellationToken) is { } view ? await draw(view, Zones.DayOf(clock.GetUtcNow(), view.TimeZone))
        : PageResults.Go($"/districts/{call.Code}/settings");
}
