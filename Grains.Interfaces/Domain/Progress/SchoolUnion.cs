using System.Collections.Immutable;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Domain.Progress;

/// <summary>One school's union as the fold of its facts: its plans, its quarter reports and its work summaries.</summary>
/// <param name="HandedOver">What left it when it merged into another school, or null.</param>
public sealed record SchoolUnion(
    ImmutableSortedDictionary<PlanId, Plan> Plans,
    ImmutableSortedDictionary<Quarter, QuarterReport> Reports,
    TasksHandedOver? HandedOver) : IState<SchoolUnion>
{
    public static SchoolUnion Empty { get; } = new(
        ImmutableSortedDictionary<PlanId, Plan>.Empty, ImmutableSortedDictionary<Quarter, QuarterReport>.Empty, null);

    /// <summary>Files of its plans and quarters, oldest first.</summary>
    public ImmutableArray<AttachedFile> Files { get; init; } = [];

    /// <summary>Work summaries (半年小结, 年度总结) that were handed in at least once.</summary>
    public ImmutableSortedDictionary<SummaryPeriod, WorkSummary> Summaries { get; init; } = ImmutableSortedDictionary<SummaryPeriod, WorkSummary>.Empty;

    /// <summary>Scores of earlier years that the office entered afterwards (补录).</summary>
    public ImmutableSortedDictionary<int, BackfilledScore> PastScores { get; init; } = ImmutableSortedDictionary<int, BackfilledScore>.Empty;

    public WorkSummary Summary(SummaryPeriod period) => Summaries.GetValueOrDefault(period) ?? WorkSummary.NotStarted(period);

    public QuarterReport Report(Quarter quarter) => Reports.GetValueOrDefault(quarter) ?? QuarterReport.NotStarted(quarter);

    /// <summary>The occurrences of all plans, in the versions in force just before a moment; null: in force now.</summary>
    public IEnumerable<Occurrence> OccurrencesBefore(DateTimeOffset? moment) =>
        from plan in Plans.Values
        let version = moment is { } m ? plan.InForceBefore(m) : plan.InForce
        where version is not null
        from task in version.Tasks
        from occurrence in Occurrences.Of(plan.Id, plan.Span, task)
        select occurrence;

    public SchoolUnion Apply(IFact fact, DateTimeOffset at, string by) =>
        PlanFold.Apply(this, fact, at, by)
        ?? ReportFold.Apply(this, fact, at, by)
        ?? SummaryFold.Apply(this, fact, at, by)
        ?? BackfillFold.Apply(this, fact, at, by)
        ?? (FileFold.Apply(Files, fact, at, by) is { } files ? this with { Files = files } : null)
        ?? throw new UnknownFactException(nameof(SchoolUnion), fact);

    internal SchoolUnion With(Plan plan) => this with { Plans = Plans.SetItem(plan.Id, plan) };

    internal SchoolUnion With(WorkSummary summary) => this with { Summaries = Summaries.SetItem(summary.Period, summary) };

    internal SchoolUnion With(QuarterReport report) => this with { Reports = Reports.SetItem(report.Quarter, report) };
}
