using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>What every page about a school's plans knows: whose it is, where it lies, how things are called.</summary>
/// <param name="At">Address of the school's plans.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record PlanFrame(DistrictView District, School School, Actor Actor, string At, DateOnly Today)
{
    private readonly ImmutableDictionary<AreaCode, WorkArea> areas = District.Areas.ToImmutableDictionary(a => a.Code);

    /// <summary>The frame; null when the district or the school is not there.</summary>
    internal static async Task<PlanFrame?> Of(SchoolCall call, TimeProvider clock, CancellationToken cancellationToken)
    {
        var district = await call.District.District.View(cancellationToken);
        var school = await call.District.District.School(call.Code, cancellationToken);
        return district is null || school is null
            ? null
            : new(district, school, call.Actor, PlanPages.Address(call), Zones.DayOf(clock.GetUtcNow(), district.TimeZone));
    }

    public string AreaName(AreaCode code) => areas.TryGetValue(code, out var area) ? area.Name : code.Value;

    public string ShortName(AreaCode code) => areas.TryGetValue(code, out var area) ? area.ShortName : code.Value;

    /// <summary>Areas by the order of the district's list; unknown ones behind.</summary>
    public int PlaceOf(AreaCode code) => areas.TryGetValue(code, out var area) ? District.Areas.IndexOf(area) : int.MaxValue;

    public string Moment(DateTimeOffset moment) => Figures.Moment(moment, District.TimeZone);

    /// <summary>14:32.</summary>
    public string Clock(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Zones.Find(District.TimeZone));
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{local.Hour}:{local.Minute:00}");
    }

    public string Page(PlanId plan, string page = "") => $"{At}/{plan}{page}";

    /// <summary>Whether the post may do it to a plan in this state; what the district handed down, or entered afterwards (补录), is not the school's to change.</summary>
    internal bool May(string route, PlanView plan) =>
        plan.Id != PlanId.FromDistrict && plan.Backfill is null && PolicyTable.Allows(route, Actor, plan.State);
}
