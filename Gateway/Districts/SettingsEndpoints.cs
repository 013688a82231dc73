using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Districts;

/// <summary>What a district settles for itself, and the plans that it expects (计划期).</summary>
internal static class SettingsEndpoints
{
    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var district = routes.MapGroup("/api/v1/districts/{district}").WithTags("区与设置");
        district.MapGet("/settings", Settings).WithName("getSettings").WithSummary("查看区的设置：签发、发布、称呼、联系方式");
        district.MapPut("/settings", SetSettings).WithName("setSettings").WithSummary("改区的设置（整份）");
        district.MapGet("/plan-periods", PlanPeriods).WithName("getPlanPeriods").WithSummary("查看计划期与报送期限");
        district.MapPut("/plan-periods", SetPlanPeriods).WithName("setPlanPeriods").WithSummary("设置计划期（整份清单）");
    }

    private static async Task<Results<Tagged<DistrictSettings>, Refused>> Settings(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(await call.District.View(cancellationToken), view => view.Settings);

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetSettings(
        DistrictCall call, SettingsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetSettings(new(call.Context, body.Settings), cancellationToken));

    private static async Task<Results<Tagged<PlanPeriodsBody>, Refused>> PlanPeriods(DistrictCall call, CancellationToken cancellationToken) =>
        DistrictEndpoints.Shown(
            await call.District.View(cancellationToken), view => new PlanPeriodsBody([.. view.PlanPeriods.Select(PlanPeriodBody.Of)]));

    private static async Task<Results<Tagged<DistrictView>, Refused>> SetPlanPeriods(
        DistrictCall call, PlanPeriodsBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.District.SetPlanPeriods(new(call.Context, [.. body.Periods.Select(p => p.Period)]), cancellationToken));
}

/// <summary>The settings of a district, whole.</summary>
/// <param name="ChairSigns">Only the chair hands plans, amendments and reports in (签发).</param>
/// <param name="Publication">Who agrees before a text goes out.</param>
/// <param name="RegionWord">区、县、市 …</param>
/// <param name="UnionWord">教育工会、教科文卫体工会 …</param>
/// <param name="Contact">A line for the sign-in page and the help; never a person's private number.</param>
/// <param name="Phone">The office's telephone.</param>
/// <param name="HalfYearSummaryDue">The last day for 半年小结, of the same year (07-10); absent: 10 July.</param>
/// <param name="YearSummaryDue">The last day for 年度总结, of the next year (01-15); absent: 15 January.</param>
public sealed record SettingsBody(
    bool ChairSigns, Publication Publication, string RegionWord, string UnionWord, string? Contact, string? Phone, MonthDay? HalfYearSummaryDue = null, MonthDay? YearSummaryDue = null)
{
    public DistrictSettings Settings => new(ChairSigns, Publication, RegionWord, UnionWord, Contact, Phone, HalfYearSummaryDue, YearSummaryDue);
}

/// <param name="Periods">The whole list; none: no plan is owed.</param>
public sealed record PlanPeriodsBody(ImmutableArray<PlanPeriodBody> Periods);

/// <param name="First">First month of the plans' span.</param>
/// <param name="Last">Last month, included; at most 18 months in all.</param>
/// <param name="Due">Last day for handing the plan in.</param>
/// <param name="Groups">Concerned groups; none: all schools.</param>
public sealed record PlanPeriodBody(string Name, YearMonth First, YearMonth Last, DateOnly Due, ImmutableArray<GroupCode> Groups)
{
    public PlanPeriod Period => new(Name, new(First, Last), Due, Groups);

    public static PlanPeriodBody Of(PlanPeriod period) => new(period.Name, period.Span.First, period.Span.Last, period.Due, period.Groups);
}
