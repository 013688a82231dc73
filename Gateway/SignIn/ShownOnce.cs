using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>
/// Secrets between the form that made them and the page that shows them: first passwords on slips, codes, tokens. They are kept in memory only,
/// for who made them, long enough to be printed.
/// </summary>
internal sealed class ShownOnce(TimeProvider clock)
{
    private const int MostKept = 500;
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (string Account, object Secret, DateTimeOffset Until)> secrets = new();

    /// <returns>What the address of the page names.</returns>
    public string Put(string account, object secret)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, kept) in secrets)
        {
            if (kept.Until < now || secrets.Count > MostKept) secrets.TryRemove(old, out _);
        }

        var key = RandomNumberGenerator.GetHexString(32, lowercase: true);
        secrets[key] = (account, secret, now + Kept);
        return key;
    }

    public T? Find<T>(string account, string key)
        where T : class =>
        secrets.TryGetValue(key, out var kept) && kept.Account == account && kept.Until > clock.GetUtcNow() ? kept.Secret as T : null;
}
