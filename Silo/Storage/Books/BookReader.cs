using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Grains.Books;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage.Books;

/// <summary>Reads heads of streams from the journal itself, never from the read model.</summary>
internal sealed class BookReader(Database database) : IBookReader
{
    /// <summary>The first name between two.</summary>
    private const string NextSql = "SELECT min(stream) FROM journal WHERE stream > @0 AND stream < @1";

    /// <summary>Names between “…/” and “…0” begin with “…/”.</summary>
    private static string HeadsSql(int single) =>
        $"""
        SELECT head.stream, head.version, head.hash
        FROM journal head
        JOIN (
            SELECT stream, max(version) AS version FROM journal
            WHERE stream > @0 AND stream < @1 OR stream IN ({Commands.Places(2, single)})
            GROUP BY stream) last ON last.stream = head.stream AND last.version = head.version
        ORDER BY head.stream
        """;

    private const string RowSql = "SELECT count(*) FROM journal WHERE stream = @0 AND version = @1 AND hash = @2";

    public Task<ImmutableArray<StreamMark>> Heads(DistrictCode district, SchoolCode school, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            string[] single = [StreamName.School(district, school).Value, .. Rounds(connection, district).Select(round => StreamName.Inspection(district, round, school).Value)];
            return connection.List(
                HeadsSql(single.Length), r => new StreamMark(r.GetString(0), r.GetInt64(1), Convert.ToHexStringLower(r.Bytes(2))),
                [$"ledger:{district}/{school}/", $"ledger:{district}/{school}0", .. single]);
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

    /// <summary>Rounds of inspections, by jumping from one to the next: the schools of a round are not read.</summary>
    private static IEnumerable<InspectionCode> Rounds(DbConnection snapshot, DistrictCode district)
    {
        var after = $"inspection:{district}/";
        while (snapshot.Scalar<string>(NextSql, after, $"inspection:{district}0") is { } next)
        {
            var round = StreamKey.OfInspection(new(next)).Inspection;
            yield return round;
            after = $"inspection:{district}/{round}0";
        }
    }
}
