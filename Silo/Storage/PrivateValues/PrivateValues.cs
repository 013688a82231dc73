using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.PrivateValues;

/// <summary>What a fact holds in place of a private value.</summary>
/// <param name="Reference">32 lower-case hex digits, random; says nothing about the value.</param>
/// <param name="Hmac">HMAC-SHA-256 of the value under a key of its own, 64 lower-case hex digits. Once the key is erased nobody can try values against it.</param>
public sealed record PrivateReference(string Reference, string Hmac);

/// <summary>How much a value is to be protected (DESIGN §4.2).</summary>
public enum PrivacyClass
{
    P2,
    P3,
}

/// <summary>
/// Values of persons, beside the journal. A fact holds the reference alone, so erasing value and key leaves every chain valid. The
/// command that erases, its reason and legal basis, and the fact <c>ValueErased</c> belong to the stream that holds the reference.
/// </summary>
public sealed class PrivateValueStore
{
    private const int KeyBytes = 32;

    private readonly SqliteDatabase database;
    private readonly GroupWriter writer;
    private readonly TimeProvider clock;

    internal PrivateValueStore(SqliteDatabase database, GroupWriter writer, TimeProvider clock) =>
        (this.database, this.writer, this.clock) = (database, writer, clock);

    /// <summary>Stores a value; it is durable when the task ends.</summary>
    public async Task<PrivateReference> Put(DistrictCode district, PrivacyClass privacyClass, string value)
    {
        var (reference, key, bytes) = (RandomNumberGenerator.GetHexString(32, lowercase: true), RandomNumberGenerator.GetBytes(KeyBytes), Encoding.UTF8.GetBytes(value));
        var now = Micros.Of(clock.GetUtcNow());
        await writer.Write(session => session.Execute(
            "INSERT INTO private_values (reference, district, class, value, hmac_key, at) VALUES (@0, @1, @2, @3, @4, @5)",
            reference, district.Value, privacyClass.ToString(), bytes, key, now));
        return new(reference, Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)));
    }

    /// <summary>The value, or null when it was erased or is not this district's.</summary>
    /// <exception cref="StorageException">The value is not the one that the fact refers to: <c>storage.private-value-changed</c>.</exception>
    public async Task<string?> Get(DistrictCode district, PrivateReference reference, CancellationToken cancellationToken)
    {
        await using var connection = database.OpenReader();
        await using var command = connection.Command(
            "SELECT value, hmac_key FROM private_values WHERE reference = @0 AND district = @1", reference.Reference, district.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken)) return null;
        var (value, key) = (reader.Bytes(0), reader.Bytes(1));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, value)) == reference.Hmac
            ? Encoding.UTF8.GetString(value)
            : throw new StorageException("storage.private-value-changed", "该隐私内容与入账时不符，已停止显示。");
    }

    /// <summary>Deletes value and key, and takes them out of the write-ahead log too. Copies in older backups remain until those are deleted.</summary>
    /// <returns>False when there was nothing to erase.</returns>
    public async Task<bool> Erase(DistrictCode district, PrivateReference reference)
    {
        var erased = await writer.Write(session => session.Execute(
            "DELETE FROM private_values WHERE reference = @0 AND district = @1", reference.Reference, district.Value));
        await writer.Alone(session => session.Connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        return erased > 0;
    }
}
