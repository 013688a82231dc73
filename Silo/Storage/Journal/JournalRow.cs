using System.Data.Common;
using System.Security.Cryptography;

namespace DistrictUnion.Storage.Journal;

/// <summary>A row of the journal.</summary>
/// <param name="Position">Database-wide, ascending; not part of the hash.</param>
/// <param name="At">µs UTC.</param>
/// <param name="Actor">Account id.</param>
/// <param name="CommandDigest">SHA-256 of the command, hex.</param>
/// <param name="Facts">UTF-8 JSON as it was written; never re-serialised.</param>
/// <param name="Answer">UTF-8 JSON of the answer that was given.</param>
/// <param name="PreviousHash">Hash of the stream's row before; 32 zero bytes for its first.</param>
internal sealed record JournalRow(
    long Position,
    string Stream,
    long Version,
    long At,
    string Actor,
    string CommandId,
    string CommandDigest,
    ReadOnlyMemory<byte> Facts,
    ReadOnlyMemory<byte> Answer,
    ReadOnlyMemory<byte> PreviousHash,
    ReadOnlyMemory<byte> Hash)
{
    /// <summary>The columns, in the order in which <see cref="From"/> reads them.</summary>
    public const string Columns = "position, stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash";

    public static JournalRow From(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetInt64(3),
        reader.GetString(4),
        reader.GetString(5),
        reader.GetString(6),
        reader.Bytes(7),
        reader.Bytes(8),
        reader.Bytes(9),
        reader.Bytes(10));

    /// <summary>
    /// SHA-256 over stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, in this order. Each is
    /// preceded by its length in bytes as an unsigned 32-bit big-endian number; texts are UTF-8, numbers 64-bit big-endian.
    /// </summary>
    public byte[] ComputeHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return hash
            .Add(Stream).Add(Version).Add(At).Add(Actor).Add(CommandId).Add(CommandDigest)
            .Add(Facts.Span).Add(Answer.Span).Add(PreviousHash.Span)
            .GetHashAndReset();
    }
}
