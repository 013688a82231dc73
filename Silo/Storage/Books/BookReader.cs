using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Grains.Books;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage.Books;

/// <summary>Reads heads of streams from the journal itself, never from the read model.</summary>
internal sealed class BookReader(Database database) : IBookReader
{
    /// <summary>Names between “…/” and “…0” begin with “…/”.</summary>
    private const string HeadsSql =
        """
        SELECT head.stream, head.version, head.hash
        FROM journal head
        JOIN (
            SELECT stream, max(version) AS version FROM journal
            WHERE stream = @0 OR (stream > @1 AND stream < @2) OR (stream > @3 AND stream < @4 AND stream LIKE @5)
            GROUP BY stream) last ON last.stream = head.stream AND last.version = head.version
        ORDER BY head.stream
        """;

    private const string RowSql = "SELECT count(*) FROM journal WHERE stream = @0 AND version = @1 AND hash = @2";

    public Task<ImmutableArray<StreamMark>> Heads(DistrictCode district, SchoolCode school, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            return connection.List(
                HeadsSql, r => new StreamMark(r.GetString(0), r.GetInt64(1), Convert.ToHexStringLower(r.Bytes(2))),
                StreamName.School(district, school).Value, $"ledger:{district}/{school}/", $"ledger:{district}/{school}0", $"inspection:{district}/",
                $"inspection:{district}0", $"%/{school}");
        },
        cancellationToken);

    public Task<ImmutableArray<StreamMark>> Differing(ImmutableArray<StreamMark> marks, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            return marks.Where(mark => connection.Scalar<long>(RowSql, mark.Stream, mark.Version, Convert.FromHexString(mark.Hash)) == 0).ToImmutableArray();
        },
        cancellationToken);
}
