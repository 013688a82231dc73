using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using DistrictUnion.Accounts.Import;
using DistrictUnion.Accounts.Store;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>A secret between the form that made it and the page that shows it.</summary>
[JsonDerivedType(typeof(ShownToken), "token")]
[JsonDerivedType(typeof(ShownCodes), "recovery-codes")]
[JsonDerivedType(typeof(ShownResetCode), "reset-code")]
[JsonDerivedType(typeof(ShownSlips), "slips")]
public abstract record ShownSecret;

/// <summary>A token.</summary>
public sealed record ShownToken(string Token) : ShownSecret;

/// <summary>Recovery codes.</summary>
public sealed record ShownCodes(ImmutableArray<string> Codes) : ShownSecret;

/// <summary>A code to be read out to somebody.</summary>
/// <param name="Back">Address of the account that it belongs to.</param>
public sealed record ShownResetCode(string Name, string Code, string Back) : ShownSecret;

/// <summary>First passwords, to be printed on slips.</summary>
public sealed record ShownSlips(ImmutableArray<Slip> Slips) : ShownSecret;

/// <summary>
/// Keeps secrets for who made them, long enough to be printed, at every gateway. What opens one stands in the address of its page alone.
/// </summary>
internal sealed class ShownOnce(SealedNotes notes)
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    /// <returns>What the address of the page names.</returns>
    public async Task<string> Put(string account, ShownSecret secret)
    {
        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        await notes.Leave(Name(account, key), secret, Kept);
        return key;
    }

    public Task<ShownSecret?> Find(string account, string key) => notes.Find<ShownSecret>(Name(account, key));

    private static string[] Name(string account, string key) => ["shown", account, key];
}
