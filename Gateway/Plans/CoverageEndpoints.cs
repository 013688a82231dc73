using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Plans;

/// <summary>What a plan covers of the district's required points (必备工作要点).</summary>
internal static class CoverageEndpoints
{
    public static void MapCoverage(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/districts/{district}/schools/{school}/plans/{plan}/coverage", Coverage).WithTags("计划")
            .WithName("getPlanCoverage").WithSummary("查看计划涉及了哪些必备工作要点，还缺哪些");

    /// <summary>The coverage of a plan as it was read, by the points that hold for the school.</summary>
    public static async Task<CoverageView> Of(SchoolCall call, PlanReading reading, ReadPlan plan, CancellationToken cancellationToken) =>
        CoverageView.Of(CoverageBasis.Reading, PlanCoverage.Of(reading, plan, await Points(call, cancellationToken)));

    /// <summary>The school's own saved draft, as long as it is newer than the plan; else the version under way, else the one in force.</summary>
    private static async Task<Results<Tagged<CoverageView>, Refused>> Coverage(SchoolCall call, PlanId plan, CancellationToken cancellationToken)
    {
        if (await call.Union.Plan(call.Actor, plan, cancellationToken) is not { } found) return Refused.Absent("plan.unknown", "没有这个计划。", plan.Value);
        var draft = await call.Union.PlanDraft(call.Actor, plan, cancellationToken);
        var coverage = PlanCoverage.Of(draft?.Tasks ?? found.Tasks, found.Span, await Points(call, cancellationToken));
        return new Tagged<CoverageView>(CoverageView.Of(draft is null ? CoverageBasis.Plan : CoverageBasis.Draft, coverage), found.Revision);
    }

    /// <summary>The required points that hold for the school.</summary>
    internal static async Task<IEnumerable<RequiredPoint>> Points(SchoolCall call, CancellationToken cancellationToken)
    {
        var district = call.District.District;
        var list = await district.RequiredPoints(cancellationToken);
        var school = await district.School(call.Code, cancellationToken);
        return list is null || school is null ? [] : list.Points.Where(point => point.ConcernsGroup(school.Group));
    }
}

/// <summary>What was looked at.</summary>
public enum CoverageBasis
{
    /// <summary>The document as it was read.</summary>
    Reading,

    /// <summary>The school's saved draft.</summary>
    Draft,

    /// <summary>The version that is under way or in force.</summary>
    Plan,
}

/// <summary>What a plan covers of the required points that hold for its school.</summary>
/// <param name="Summary">One sentence: 未涉及：女职工工作、经费审查。</param>
public sealed record CoverageView(CoverageBasis Basis, string Summary, ImmutableArray<PointCoverage> Points)
{
    public static CoverageView Of(CoverageBasis basis, ImmutableArray<PointCoverage> points) => new(basis, PlanCoverage.Summary(points), points);
}
