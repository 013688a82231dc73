using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Goes on with last year's plan (沿用上年计划).</summary>
internal static class LastYearEndpoints
{
    public static void MapLastYear(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/districts/{district}/schools/{school}/plans/{plan}/draft/from-plan", Copy)
            .WithTags("计划").WithName("draftFromPlan").WithSummary("沿用上年计划：任务保留、月份顺移，标明上年是否完成，存为计划草稿");

    private static async Task<Results<Tagged<PlanDraft>, Refused>> Copy(
        SchoolCall call, PlanId plan, FromPlanBody body, CancellationToken cancellationToken) =>
        Answer.Of(await call.Union.CopyPlan(new(plan, body.Source, body.Replace, call.TypedOn), call.Actor, cancellationToken));
}

/// <param name="Source">An accepted plan of the same school.</param>
/// <param name="Replace">Whether tasks that the draft already holds may go. Absent: false.</param>
public sealed record FromPlanBody(PlanId Source, bool Replace = false);
