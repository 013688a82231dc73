using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Backfills;

/// <summary>What facts about earlier years do to a school's union.</summary>
internal static class BackfillFold
{
    /// <summary>The state after a fact about an earlier year; null when the fact is about something else.</summary>
    public static SchoolUnion? Apply(SchoolUnion union, IFact fact, DateTimeOffset at, string by) => fact switch
    {
        PlanBackfilled f => f.Quarters.Aggregate(
            union.With(PlanOf(union, f, at, by)),
            (state, quarter) => state.With(QuarterReport.NotStarted(quarter.Quarter) with
            {
                State = WorkState.Accepted,
                Submitted = quarter.Content,
                Accepted = quarter.Content,
                Reviews = union.Report(quarter.Quarter).Reviews.Add(Entry(f.Filing, at, by)),
                Backfill = new(f.Filing, by, at),
            })),
        ScoreBackfilled f => union with { PastScores = union.PastScores.SetItem(f.Year, new(f.Year, f.Score, new(f.Filing, by, at))) },
        _ => null,
    };

    private static Plan PlanOf(SchoolUnion union, PlanBackfilled fact, DateTimeOffset at, string by)
    {
        var id = PlanId.Backfilled(fact.Year);
        var plan = union.Plans.GetValueOrDefault(id)
            ?? new Plan(id, BackfillRules.TitleOf(fact.Year), BackfillRules.SpanOf(fact.Year), null, WorkState.Accepted, [], null, null, null, null, []);
        return plan with
        {
            Document = fact.Filing.Source,
            Versions = plan.Versions.Add(new(plan.Versions.Length + 1, plan.Title, fact.Tasks, at, plan.Versions.IsEmpty ? null : fact.Filing.Because)),
            Reviews = plan.Reviews.Add(Entry(fact.Filing, at, by)),
            Backfill = new(fact.Filing, by, at),
        };
    }

    private static ReviewEntry Entry(Backfilling filing, DateTimeOffset at, string by) => new(at, by, "backfilled", filing.Because, [], null);
}
