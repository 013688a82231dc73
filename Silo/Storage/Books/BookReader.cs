using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Grains.Books;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.Comparison;

namespace DistrictUnion.Storage.Books;

/// <summary>Reads heads of streams from the journal itself, never from the read model.</summary>
internal sealed class BookReader(SqliteDatabase database) : IBookReader
{
    /// <summary>SQLite gives the other columns of the row that has the maximum. Names between “…/” and “…0” begin with “…/”.</summary>
    private const string HeadsSql =
        """
        SELECT stream, max(version), hash FROM journal
        WHERE stream = @0 OR (stream > @1 || '/' AND stream < @1 || '0') OR (stream > @2 || '/' AND stream < @2 || '0' AND substr(stream, -length(@3)) = @3)
        GROUP BY stream ORDER BY stream
        """;

    private const string RowSql = "SELECT count(*) FROM journal WHERE stream = @0 AND version = @1 AND hash = @2";

    public Task<ImmutableArray<StreamMark>> Heads(DistrictCode district, SchoolCode school, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            return connection.List(
                HeadsSql, r => new StreamMark(r.GetString(0), r.GetInt64(1), Convert.ToHexStringLower(r.Bytes(2))),
                StreamName.School(district, school).Value, $"ledger:{district}/{school}", $"inspection:{district}", $"/{school}");
        },
        cancellationToken);

    public Task<ImmutableArray<StreamMark>> Differing(ImmutableArray<StreamMark> marks, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = connection.BeginTransaction(deferred: true);
            return marks.Where(mark => connection.Scalar<long>(RowSql, mark.Stream, mark.Version, Convert.FromHexString(mark.Hash)) == 0).ToImmutableArray();
        },
        cancellationToken);
}
