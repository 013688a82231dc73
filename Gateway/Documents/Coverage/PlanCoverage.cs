using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Documents.Coverage;

/// <summary>What a plan covers of the district's required points (必备工作要点), and by which sentences. A pure function of plan and points.</summary>
public static class PlanCoverage
{
    /// <summary>Most characters that are looked at; a plan has a few thousand. Works beyond are left out.</summary>
    private const int MostCharacters = 500_000;

    /// <summary>The coverage of a plan as it was read.</summary>
    /// <returns>One answer for each point, in their order.</returns>
    public static ImmutableArray<PointCoverage> Of(PlanReading reading, ReadPlan plan, IEnumerable<RequiredPoint> points)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return Of(ReadingWorks.Of(reading.Text, plan), points);
    }

    /// <summary>The coverage of a plan as it stands: its tasks, and the sentences that they keep of their document.</summary>
    public static ImmutableArray<PointCoverage> Of(IEnumerable<PlanTask> tasks, PlanSpan span, IEnumerable<RequiredPoint> points) =>
        Of(TaskWorks.Of(tasks, span), points);

    /// <summary>未涉及：女职工工作、经费审查；次数不足：文体活动（3/4 次）; all covered: 必备工作要点全部涉及.</summary>
    public static string Summary(ImmutableArray<PointCoverage> coverage)
    {
        if (coverage.IsEmpty) return "没有设定必备工作要点。";
        var missing = coverage.Where(point => point.State == CoverageState.NotCovered).Select(point => point.Name).ToArray();
        var fewer = coverage.Where(point => point.State == CoverageState.Fewer).Select(point => $"{point.Name}（{point.Found}/{point.Required} {point.Unit}）").ToArray();
        string[] parts = [missing.Length > 0 ? $"未涉及：{string.Join('、', missing)}" : "", fewer.Length > 0 ? $"次数不足：{string.Join('、', fewer)}" : ""];
        return missing.Length + fewer.Length == 0 ? "必备工作要点全部涉及。" : string.Join('；', parts.Where(part => part.Length > 0)) + "。";
    }

    /// <summary>How often a point is asked for in a plan of this length; in half a year half as often as in a whole, rounded up.</summary>
    public static int Required(RequiredPoint point, bool isSemester)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.Per switch
        {
            PointPeriod.Year when isSemester => (point.Least + 1) / 2,
            PointPeriod.Semester when !isSemester => point.Least * 2,
            _ => point.Least,
        };
    }

    internal static ImmutableArray<PointCoverage> Of(PlannedWorks plan, IEnumerable<RequiredPoint> points)
    {
        plan = plan with { Works = WithinBounds(plan.Works) };
        var texts = plan.Works.Select(work => work.Texts.Select(text => Clauses.Of(text.Text)).ToArray()).ToArray();
        return [.. points.Select(point => new PointCount(new PointWords(point), plan, texts).Result())];
    }

    private static ImmutableArray<Work> WithinBounds(ImmutableArray<Work> works)
    {
        var left = MostCharacters;
        var within = ImmutableArray.CreateBuilder<Work>(works.Length);
        foreach (var work in works)
        {
            var length = work.Texts.Sum(text => text.Text.Length);
            if (length > left) continue;
            left -= length;
            within.Add(work);
        }

        return within.ToImmutable();
    }
}
