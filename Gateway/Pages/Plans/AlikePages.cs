using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>雷同: which plans of the district share much text, and one plan beside those that are like it. For the office alone.</summary>
internal static class AlikePages
{
    public static void Map(RouteGroupBuilder pages, string plan)
    {
        pages.MapGet("/districts/{district}/alike", All).WithName("page.alike");
        pages.MapGet($"{plan}/alike", One).WithName("page.plan-alike");
    }

    private static async Task<IResult> All(DistrictCall call, int? year, AlikeDesk desk, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var found = await desk.Of(call, cancellationToken);
        return found.Value is { } alike
            ? PageResults.Draw<AlikePage>(new { Model = AlikeModel.Of(district.Name, call.Code, alike.Pairs, year, Zones.DayOf(clock.GetUtcNow(), district.TimeZone).Year) })
            : PageResults.Say(Notice.Of(found.Refusals[0]));
    }

    private static async Task<IResult> One(SchoolCall call, PlanId plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await PlanFrame.Of(call, clock, cancellationToken) is not { } frame) return PageResults.Say(Notice.NotFound);
        var alike = await AlikeEndpoints.Of(call, plan, cancellationToken);
        return alike.Value is { } found
            ? PageResults.Draw<PlanAlikePage>(new { Frame = frame, Model = found })
            : PageResults.Say(Notice.Of(alike.Refusals[0]));
    }
}

/// <summary>The alike plans of a year.</summary>
/// <param name="Years">Calendar years of which there are alike plans, the latest first.</param>
public sealed record AlikeModel(string DistrictName, DistrictCode District, int Year, ImmutableArray<int> Years, ImmutableArray<AlikeSchools> Pairs)
{
    /// <param name="asked">The year that is asked for; null: this one, or the last one of which there are alike plans.</param>
    public static AlikeModel Of(string name, DistrictCode district, ImmutableArray<AlikeSchools> found, int? asked, int today)
    {
        ImmutableArray<int> years = [.. found.SelectMany(p => YearsOf(p.Here.Span).Intersect(YearsOf(p.There.Span))).Distinct().OrderDescending()];
        var year = asked ?? (years.IsEmpty || years.Contains(today) ? today : years[0]);
        return new(name, district, year, years, [.. found.Where(p => YearsOf(p.Here.Span).Contains(year) && YearsOf(p.There.Span).Contains(year))]);
    }

    public string PlanAddress(SchoolCode school, PlanId plan) => $"/districts/{District}/schools/{school}/plans/{plan}";

    private static IEnumerable<int> YearsOf(PlanSpan span) => Enumerable.Range(span.First.Year, span.Last.Year - span.First.Year + 1);
}
