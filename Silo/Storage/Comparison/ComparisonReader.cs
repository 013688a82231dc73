using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Grains.Comparison;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Reads across schools, each answer in one read transaction: one snapshot of the read model and of the journal's position.</summary>
internal sealed class ComparisonReader(Database database) : IComparisonReader
{
    public Task<ComparisonRows?> Read(DistrictCode district, ComparisonQuery query, DateTimeOffset now, CancellationToken cancellationToken) =>
        Snapshot(snapshot => Read(snapshot, district, query, now), cancellationToken);

    public Task<ImmutableArray<KeyTaskRow>> KeyTasks(
        DistrictCode district, Quarter quarter, Basis basis, DateTimeOffset now, CancellationToken cancellationToken) =>
        Snapshot(snapshot => new KeyTaskQuery(snapshot, district, quarter, basis).Run(now), cancellationToken);

    public Task<PlanTexts?> PlanTexts(DistrictCode district, CancellationToken cancellationToken) =>
        Snapshot(
            snapshot => DistrictQueries.NameAndZone(snapshot, district) is null ? null : PlanTextQuery.Run(snapshot, district), cancellationToken);

    public Task<WaitingRows?> Waiting(DistrictCode district, CancellationToken cancellationToken) =>
        Snapshot(
            snapshot => DistrictQueries.NameAndZone(snapshot, district) is null ? null : WaitingQuery.Run(snapshot, district), cancellationToken);

    public Task<ImmutableDictionary<GroupCode, WaitingCount>?> WaitingCounts(DistrictCode district, CancellationToken cancellationToken) =>
        Snapshot(
            snapshot => DistrictQueries.NameAndZone(snapshot, district) is null ? null : WaitingQuery.Counts(snapshot, district), cancellationToken);

    public Task<SummaryList?> Summaries(DistrictCode district, SummaryPeriod period, CancellationToken cancellationToken) =>
        Snapshot(
            snapshot => DistrictQueries.NameAndZone(snapshot, district) is { } found ? SummaryQuery.Run(snapshot, district, found.Name, found.TimeZone, period) : null,
            cancellationToken);

    public Task<DistrictPosition?> Position(DistrictCode district, CancellationToken cancellationToken) =>
        Snapshot(
            snapshot => DistrictQueries.NameAndZone(snapshot, district) is { } found ? new DistrictPosition(DistrictQueries.Position(snapshot), found.TimeZone) : null,
            cancellationToken);

    private static ComparisonRows? Read(DbConnection snapshot, DistrictCode district, ComparisonQuery query, DateTimeOffset now)
    {
        if (DistrictQueries.NameAndZone(snapshot, district) is not { } found) return null;
        var areas = DistrictQueries.Areas(snapshot, district);
        var schools = DistrictQueries.Schools(snapshot, district);
        var rounds = RoundQueries.Rounds(snapshot, district, query.From, query.Until);
        return new(
            district,
            found.Name,
            found.TimeZone,
            DistrictQueries.Position(snapshot),
            DistrictQueries.Groups(snapshot, district),
            areas,
            schools,
            rounds,
            RoundQueries.Reports(snapshot, district, query.From, query.Until),
            new SumQuery(query.Basis, schools, areas).Run(snapshot, district, RoundQueries.InForceMoments(query.From, query.Until, rounds, found.TimeZone, now)));
    }

    /// <summary>SQLite answers at once, so the work goes to a thread of the pool, on either database: a big answer must not hold up the caller's turn.</summary>
    private Task<T> Snapshot<T>(Func<DbConnection, T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            return read(connection);
        },
        cancellationToken);
}
