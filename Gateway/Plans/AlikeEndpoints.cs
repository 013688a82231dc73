using DistrictUnion.Documents.Alike;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Plans;

/// <summary>Plans that share much text (雷同计划), for the district's own office alone: a school never sees another's plan.</summary>
internal static class AlikeEndpoints
{
    public static void MapAlike(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/districts/{district}/schools/{school}/plans/{plan}/alike", Alike)
            .WithTags("计划").WithName("getAlikePlans").WithSummary("查找与这个计划文字雷同的计划，相同的句子并排列出");

    private static async Task<Results<Ok<AlikeAnswer>, Refused>> Alike(SchoolCall call, PlanId plan, CancellationToken cancellationToken)
    {
        var outcome = await call.District.Comparison.PlanTexts(call.Actor, cancellationToken);
        if (outcome.Value is not { } texts) return Refused.With(outcome.Refusals);
        for (var asked = 0; asked < texts.Plans.Length; asked++)
        {
            if (texts.Plans[asked].School != call.Code || texts.Plans[asked].Plan != plan) continue;
            var finding = AlikePlans.Find(
                asked, [.. texts.Plans.Select(p => new PlanWording(p.School.Value, p.Sentences))], texts.DistrictTasks, texts.SchoolNames);
            return TypedResults.Ok(AlikeAnswer.Of(texts.Plans, asked, finding));
        }

        return await call.Union.Plan(call.Actor, plan, cancellationToken) is null
            ? Refused.Absent("plan.unknown", "没有这个计划。", plan.Value)
            : Refused.Absent("plan.nothing-handed-in", "这个计划还没有报送过学校自己的任务，没有可以比较的句子。", plan.Value);
    }
}
