using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Storage.Comparison;

/// <summary>The sentences of all plans of a district.</summary>
internal static class PlanTextQuery
{
    private const string SelectPlans =
        """
        SELECT p.school, s.name, s.group_code, p.plan, p.title, p.first_month, p.last_month
        FROM plans p JOIN schools s ON s.district = p.district AND s.school = p.school
        WHERE p.district = @0
        ORDER BY p.school, p.plan
        """;

    private const string SelectSentences = "SELECT school, plan, sentence FROM plan_sentences WHERE district = @0 ORDER BY school, plan, task";

    public static PlanTexts Run(DbConnection snapshot, DistrictCode district)
    {
        var sentences = snapshot.List(SelectSentences, r => (Plan: (r.GetString(0), r.GetString(1)), Text: r.GetString(2)), district.Value)
            .ToLookup(s => s.Plan, s => s.Text);
        var plans = snapshot.List(
            SelectPlans,
            r => new PlanText(
                new(r.GetString(0)), r.GetString(1), new(r.GetString(2)), new(r.GetString(3)), r.GetString(4), new(r.Month(5), r.Month(6)),
                [.. sentences[(r.GetString(0), r.GetString(3))]]),
            district.Value);
        return new(
            [.. plans.Where(plan => !plan.Sentences.IsEmpty)],
            snapshot.List("SELECT title FROM district_tasks WHERE district = @0 ORDER BY task", r => r.GetString(0), district.Value),
            [.. DistrictQueries.Schools(snapshot, district).Select(school => school.Name)]);
    }
}
