using System.Globalization;
using System.Security.Cryptography;
using DistrictUnion.Domain;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Sealing;

/// <summary>A seal (封存): what can be printed and kept outside. Who holds it can later prove what the journal held then.</summary>
/// <param name="Number">Unique in the database, ascending.</param>
/// <param name="At">µs precise, UTC.</param>
/// <param name="Digest">SHA-256, 64 lower-case hex digits.</param>
/// <param name="Streams">How many streams it names.</param>
public sealed record Seal(long Number, DistrictCode District, DateTimeOffset At, string Digest, int Streams);

/// <summary>A row of <c>seals</c>.</summary>
/// <param name="At">µs UTC.</param>
/// <param name="Heads">A line for each stream of the district, by name: <c>stream version hash</c>, each ended by a line feed.</param>
/// <param name="PreviousDigest">Digest of the district's seal before; 32 zero bytes for its first.</param>
internal sealed record SealRow(long Number, string District, long At, string Heads, byte[] PreviousDigest, byte[] Digest)
{
    public const string Columns = "number, district, at, heads, previous_digest, digest";

    public static SealRow From(SqliteDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.Bytes(4), reader.Bytes(5));

    /// <summary>SHA-256 over number, district, at, heads, previous_digest, length-prefixed as the journal's rows are.</summary>
    public byte[] ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return hash.Add(Number).Add(District).Add(At).Add(Heads).Add(PreviousDigest.AsSpan()).GetHashAndReset();
    }

    public IEnumerable<(string Stream, long Version, string Hash)> ReadHeads()
    {
        foreach (var line in Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ');
            yield return (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }
}

/// <summary>Makes seals.</summary>
internal static class Seals
{
    private const string SelectLast = "SELECT digest FROM seals WHERE district = @0 ORDER BY number DESC LIMIT 1";

    private const string Insert = "INSERT INTO seals (number, district, at, heads, previous_digest, digest) VALUES (@0, @1, @2, @3, @4, @5)";

    /// <summary>Lists the heads of all streams of a district as they stand, and the district's last seal's digest.</summary>
    public static Seal Make(WriterSession session, DistrictCode district, DateTimeOffset now)
    {
        var connection = session.Connection;
        var heads = StreamList.Heads(connection).Where(head => StreamKey.DistrictOf(head.Stream.Value) == district.Value).ToArray();
        var lines = heads.Select(head => $"{head.Stream} {head.Head.Version} {Convert.ToHexStringLower(head.Head.Hash)}\n");
        var row = new SealRow(
            connection.Scalar<long>("SELECT max(number) FROM seals") + 1,
            district.Value,
            Micros.Of(now),
            string.Concat(lines),
            connection.Scalar<byte[]>(SelectLast, district.Value) ?? new byte[32],
            []);
        var digest = row.ComputeDigest();
        session.Execute(Insert, row.Number, row.District, row.At, row.Heads, row.PreviousDigest, digest);
        return new(row.Number, district, Micros.Moment(row.At), Convert.ToHexStringLower(digest), heads.Length);
    }
}
