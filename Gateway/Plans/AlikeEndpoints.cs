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
        var outcome = await Of(call, plan, cancellationToken);
        return outcome.Value is { } answer ? TypedResults.Ok(answer) : Refused.With(outcome.Refusals);
    }

    /// <summary>The plans that are like one. Refusals: plan.unknown, plan.nothing-handed-in, and those of the comparison's grain.</summary>
    internal static async Task<Outcome<AlikeAnswer>> Of(SchoolCall call, PlanId plan, CancellationToken cancellationToken)
    {
        var outcome = await call.District.Comparison.PlanTexts(call.Actor, cancellationToken);
        if (outcome.Value is not { } texts) return Outcome<AlikeAnswer>.Refused(outcome.Refusals);
        for (var asked = 0; asked < texts.Plans.Length; asked++)
        {
            if (texts.Plans[asked].School != call.Code || texts.Plans[asked].Plan != plan) continue;
            var finding = AlikePlans.Find(
                asked, [.. texts.Plans.Select(p => new PlanWording(p.School.Value, p.Sentences))], texts.DistrictTasks, texts.SchoolNames);
            return AlikeAnswer.Of(texts.Plans, asked, finding);
        }

        return await call.Union.Plan(call.Actor, plan, cancellationToken) is null
            ? new Refusal("plan.unknown", RefusalKind.Absent, "没有这个计划。", plan.Value)
            : new Refusal("plan.nothing-handed-in", RefusalKind.Absent, "这个计划还没有报送过学校自己的任务，没有可以比较的句子。", plan.Value);
    }
}
