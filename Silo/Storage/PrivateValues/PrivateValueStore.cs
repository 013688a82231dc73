using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Grains.Ledgers;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.PrivateValues;

/// <summary>
/// Values of persons, beside the journal. A fact holds the reference alone, so erasing value and key leaves every chain valid. They are
/// written and erased in the transaction of the commit that names them.
/// </summary>
internal sealed class PrivateValueStore(Database database, GroupWriter writer, TimeProvider clock) : IPrivateValues
{
    private const int KeyBytes = 32;

    /// <summary>Parameters of one statement.</summary>
    private const int Chunk = 500;

    private const string Insert =
        "INSERT INTO private_values (reference, district, class, value, hmac_key, at) VALUES (@0, @1, @2, @3, @4, @5) ON CONFLICT (reference) DO NOTHING";

    private const string Delete = "DELETE FROM private_values WHERE reference = @0 AND district = @1";

    /// <exception cref="StorageException">A value is not the one that the fact refers to: <c>storage.private-value-changed</c>.</exception>
    public Task<ImmutableDictionary<string, string>> Read(DistrictCode district, IReadOnlyCollection<PrivateReference> references, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            var values = ImmutableDictionary.CreateBuilder<string, string>();
            foreach (var chunk in references.DistinctBy(r => r.Reference).Chunk(Chunk))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var hmacs = chunk.ToDictionary(r => r.Reference, r => r.Hmac);
                using var command = connection.Command(
                    $"SELECT reference, value, hmac_key FROM private_values WHERE district = @0 AND reference IN ({Commands.Places(1, chunk.Length)})",
                    [district.Value, .. chunk.Select(r => r.Reference)]);
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    var (reference, value, key) = (reader.GetString(0), reader.Bytes(1), reader.Bytes(2));
                    values[reference] = Hmac(key, value) == hmacs[reference]
                        ? Encoding.UTF8.GetString(value)
                        : throw new StorageException("storage.private-value-changed", "该隐私内容与入账时不符，已停止显示。");
                }
            }

            return values.ToImmutable();
        },
        cancellationToken);

    public async Task<ReadOnlyMemory<byte>> BlindingKey(DistrictCode district, StreamName stream, CancellationToken cancellationToken)
    {
        if (Find() is { } known) return known;
        var (made, now) = (RandomNumberGenerator.GetBytes(KeyBytes), Micros.Of(clock.GetUtcNow()));
        await writer.Write(new StatementWrite(Insert, KeyName(stream), district.Value, nameof(PrivacyClass.P3), made, Array.Empty<byte>(), now));
        return Find() ?? throw new StorageException("storage.no-blinding-key", "存储没有写入密钥。");

        byte[]? Find()
        {
            using var connection = database.OpenReader();
            using var command = connection.Command("SELECT value FROM private_values WHERE reference = @0 AND district = @1", KeyName(stream), district.Value);
            using var reader = command.ExecuteReader();
            return reader.Read() ? reader.Bytes(0) : null;
        }
    }

    /// <summary>What a commit does to private values, in its transaction.</summary>
    public static IEnumerable<Statement> Statements(Commit commit, long at)
    {
        var district = StreamKey.DistrictOf(commit.Stream.Value);
        foreach (var one in commit.Sealed) yield return new(Insert, one.Reference.Reference, district, one.Class.ToString(), one.Value, one.Key, at);
        foreach (var reference in commit.Erased) yield return new(Delete, reference, district);

        // Digests of earlier commands were blinded with the old key: without it the erased value cannot be tried against them.
        if (!commit.Erased.IsEmpty) yield return new(Delete, KeyName(commit.Stream), district);
    }

    private static string KeyName(StreamName stream) => $"blinding {stream}";

    private static string Hmac(byte[] key, byte[] value) => Convert.ToHexStringLower(HMACSHA256.HashData(key, value));
}
