using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using DistrictUnion.Storage.Journal;

namespace DistrictUnion.Storage.Sealing;

/// <summary>A row of <c>seals</c>.</summary>
/// <param name="At">µs UTC.</param>
/// <param name="Heads">
/// A line for each stream of the district, by name: <c>stream version hash</c>, each ended by a line feed. Where the first line is
/// <see cref="OnlyChanged"/>, the streams that stand as in the district's seal before are left out; that seal's digest is part of this one's.
/// </param>
/// <param name="PreviousDigest">Digest of the district's seal before; 32 zero bytes for its first.</param>
internal sealed record SealRow(long Number, string District, long At, string Heads, byte[] PreviousDigest, byte[] Digest)
{
    public const string Columns = "number, district, at, heads, previous_digest, digest";

    /// <summary>First line of heads that only name what changed.</summary>
    public const string OnlyChanged = "+";

    public bool IsWhole => !Heads.StartsWith(OnlyChanged, StringComparison.Ordinal);

    public static SealRow From(DbDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.Bytes(4), reader.Bytes(5));

    /// <summary>SHA-256 over number, district, at, heads, previous_digest, length-prefixed as the journal's rows are.</summary>
    public byte[] ComputeDigest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return hash.Add(Number).Add(District).Add(At).Add(Heads).Add(PreviousDigest.AsSpan()).GetHashAndReset();
    }

    /// <summary>The lines that it has, whole or not.</summary>
    public IEnumerable<SealedHead> Lines()
    {
        foreach (var line in Heads.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(IsWhole ? 0 : 1))
        {
            var parts = line.Split(' ');
            yield return new(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }

    /// <summary>All streams as they stood at the last of some seals of a district, which follow each other and begin with a whole one.</summary>
    public static Dictionary<string, SealedHead> HeadsAt(IEnumerable<SealRow> seals)
    {
        var heads = new Dictionary<string, SealedHead>();
        foreach (var seal in seals)
        {
            if (seal.IsWhole) heads.Clear();
            foreach (var line in seal.Lines()) heads[line.Stream] = line;
        }

        return heads;
    }
}

/// <summary>Where a stream stood.</summary>
/// <param name="Hash">64 lower-case hex digits.</param>
internal readonly record struct SealedHead(string Stream, long Version, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Stream} {Version} {Hash}\n");
}
