using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using DistrictUnion.Accounts.Store;
using Microsoft.AspNetCore.Identity;

namespace DistrictUnion.Accounts.TwoFactor;

/// <summary>
/// Codes of an authenticator (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits) over Identity's authenticator key. Unlike Identity's own provider it
/// takes the time from the clock it is given, and no code counts twice.
/// </summary>
internal sealed class ClockAuthenticator(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public const string Name = "Authenticator";
    public const int Digits = 6;
    public const int StepSeconds = 30;

    /// <summary>Steps before and after the present one whose codes are accepted: telephones' clocks are not exact.</summary>
    private const int Tolerance = 1;

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key) return false;
        var step = clock.GetUtcNow().ToUnixTimeSeconds() / StepSeconds;
        for (var tried = step - Tolerance; tried <= step + Tolerance; tried++)
        {
            if (tried <= (user.LastCodeStep ?? long.MinValue) || !IsSame(Code(Base32.Bytes(key), tried), token)) continue;
            user.LastCodeStep = tried;
            return (await manager.UpdateAsync(user)).Succeeded;
        }

        return false;
    }

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException();

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // HMAC-SHA-1 is what authenticators compute (RFC 6238 §1.2).
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static bool IsSame(string code, string token) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(code), System.Text.Encoding.ASCII.GetBytes(token));
}

/// <summary>RFC 4648 base32 as authenticators read it.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        var (buffer, bits) = (0, 0);
        foreach (var letter in text.TrimEnd('='))
        {
            buffer = ((buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter))) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits & 0xFF));
        }

        return [.. bytes];
    }
}
