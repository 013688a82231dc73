using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Grains.Comparison;

/// <summary>Reads the read model across schools. Storage implements it; every answer is from one snapshot.</summary>
public interface IComparisonReader
{
    /// <summary>
    /// The rows behind a comparison: of every quarter from <see cref="ComparisonQuery.From"/> to <see cref="ComparisonQuery.Until"/>, of
    /// the versions in force when the quarter locked or, before that, now. Group and area of the query need not be applied.
    /// </summary>
    /// <param name="now">Decides which quarters are locked.</param>
    /// <returns>Null: there is no such district.</returns>
    Task<ComparisonRows?> Read(DistrictCode district, ComparisonQuery query, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Key tasks (district tasks, and tasks that weigh more than 1) due in the quarter's calendar year, of versions in force as above.</summary>
    Task<ImmutableArray<KeyTaskRow>> KeyTasks(
        DistrictCode district, Quarter quarter, Basis basis, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What the plans of the district say; null: there is no such district.</summary>
    Task<PlanTexts?> PlanTexts(DistrictCode district, CancellationToken cancellationToken);

    /// <summary>What waits for the office's review, of years that are not closed; null: there is no such district.</summary>
    Task<WaitingRows?> Waiting(DistrictCode district, CancellationToken cancellationToken);

    /// <summary>How much of it waits, by the groups that the schools are in now; null: there is no such district.</summary>
    Task<ImmutableDictionary<GroupCode, WaitingCount>?> WaitingCounts(DistrictCode district, CancellationToken cancellationToken);

    /// <summary>Who handed a work summary in, of the schools that are asked for it: with a union of their own, open on its last day; null: there is no such district.</summary>
    Task<SummaryList?> Summaries(DistrictCode district, SummaryPeriod period, CancellationToken cancellationToken);

    /// <summary>The journal's position of the district, and its time zone; null: there is no such district.</summary>
    Task<DistrictPosition?> Position(DistrictCode district, CancellationToken cancellationToken);
}

/// <param name="Task">Its light is set by the grain, which knows the day.</param>
/// <param name="FirstMonth">First month of the occurrence.</param>
/// <param name="HasLeft">不适用, accepted: it left the sums.</param>
public sealed record KeyTaskRow(KeyTask Task, YearMonth FirstMonth, bool HasLeft);

public sealed record DistrictPosition(long Position, string TimeZone);
