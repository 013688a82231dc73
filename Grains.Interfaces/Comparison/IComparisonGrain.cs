using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Comparison;

/// <summary>Asks the read model across schools; changes nothing. A post of some groups sees the schools that are in them now, and totals over those. Key: "comparison/district".</summary>
public interface IComparisonGrain : IGrainWithStringKey
{
    /// <summary>The comparison of one or more quarters, from one snapshot.</summary>
    /// <returns>Refusals: scope.absent, scope.forbidden, comparison.span-invalid, comparison.unknown-group, comparison.unknown-area, district.unknown.</returns>
    [ReadOnly]
    Task<Outcome<ComparisonView>> Compare(Actor actor, ComparisonQuery query, CancellationToken cancellationToken = default);

    /// <summary>Key tasks of the same schools at the query's last quarter. The same refusals.</summary>
    [ReadOnly]
    Task<Outcome<KeyTaskView>> KeyTasks(Actor actor, ComparisonQuery query, CancellationToken cancellationToken = default);

    /// <summary>What a school may know of its own group at a quarter, for whoever may see the school.</summary>
    /// <returns>Refusals: scope.absent, district.unknown.</returns>
    [ReadOnly]
    Task<Outcome<GroupMedians>> GroupMedians(Actor actor, SchoolCode school, Quarter quarter, Basis basis, CancellationToken cancellationToken = default);

    /// <summary>What waits for the office's review, of the schools that the post leads; refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<ReviewQueue>> Waiting(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>How much of it waits, for a first look; the same refusals.</summary>
    [ReadOnly]
    Task<Outcome<WaitingCount>> WaitingCount(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>What the plans of all schools say, for the office alone; refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<PlanTexts>> PlanTexts(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Who handed a work summary in, of the schools that the post leads; refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<SummaryList>> Summaries(Actor actor, SummaryPeriod period, CancellationToken cancellationToken = default);

    /// <summary>The journal's position that an answer would have now, for <c>If-None-Match</c>; refusals as above.</summary>
    [ReadOnly]
    Task<Outcome<ComparisonVersion>> Version(Actor actor, CancellationToken cancellationToken = default);
}
