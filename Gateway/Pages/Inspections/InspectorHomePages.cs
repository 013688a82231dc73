using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Home;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Where an inspector begins: the schools of the inspection, to be read and not changed.</summary>
internal static class InspectorHomePages
{
    public static void Map(RouteGroupBuilder pages) => pages.MapGet("/districts/{district}/inspection", Overview).WithName("page.inspector-home");

    private static async Task<IResult> Overview(DistrictCall call, HttpContext context, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var today = Zones.DayOf(clock.GetUtcNow(), district.TimeZone);
        var first = district.Rounds.IsEmpty ? today.Year : Math.Min(today.Year, district.Rounds[0].Quarter.Year);
        var year = int.TryParse(context.Request.Query["year"], out var asked) && asked >= first && asked <= today.Year ? asked : today.Year;
        var basis = context.Request.Query["basis"] == "accepted" ? Basis.Accepted : Basis.Reported;
        var schools = ImmutableArray.CreateBuilder<InspectedSchool>();
        foreach (var code in call.Actor.Limits?.Schools ?? [])
        {
            // A school that the district does not know any more is passed over.
            if (await call.Union(code).Year(call.Actor, year, cancellationToken) is { } view) schools.Add(InspectedSchool.Of(view, today));
        }

        return PageResults.Draw<InspectorHomePage>(new
        {
            Model = new InspectorHomeModel(
                district.Name, $"/districts/{call.Code}", year, [.. Enumerable.Range(first, today.Year - first + 1).Reverse()], basis,
                [.. schools.OrderBy(s => s.Name, StringComparer.Ordinal)]),
        });
    }
}

/// <param name="Years">That can be looked at, newest first.</param>
public sealed record InspectorHomeModel(string DistrictName, string At, int Year, ImmutableArray<int> Years, Basis Basis, ImmutableArray<InspectedSchool> Schools);

/// <summary>A school of the inspection.</summary>
/// <param name="Plans">Of the year, the district's own tasks left out.</param>
/// <param name="Quarters">All four; null where nothing was asked.</param>
/// <param name="At">The quarter whose rates stand beside it; null: none was due.</param>
public sealed record InspectedSchool(SchoolCode Code, string Name, ImmutableArray<PlanView> Plans, ImmutableArray<ReportView?> Quarters, ReportView? At)
{
    internal static InspectedSchool Of(SchoolYearView view, DateOnly today)
    {
        var last = SchoolStanding.LastQuarter([view], today);
        return new(
            view.School.Code,
            view.School.Name,
            [.. view.Plans.Where(p => p.Id != PlanId.FromDistrict)],
            [.. Quarter.OfYear(view.Year).Select(q => view.Quarters.FirstOrDefault(r => r.Quarter == q))],
            view.Quarters.FirstOrDefault(r => r.Quarter == last));
    }
}
