using System.Collections.Concurrent;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>Visits that were checked a moment ago. What ends in this process is forgotten at once, what ends in another within seconds.</summary>
internal sealed class SessionCache(TimeProvider clock, TimeSpan believe)
{
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, (Visit Visit, DateTimeOffset Until)> visits = new();

    public Visit? Find(string key) => visits.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow() ? kept.Visit : null;

    public void Keep(string key, Visit visit)
    {
        if (believe == TimeSpan.Zero) return;
        if (visits.Count >= MostKept) visits.Clear();
        visits[key] = (visit, clock.GetUtcNow() + believe);
    }

    public void Forget(string key) => visits.TryRemove(key, out _);

    public void ForgetAccount(string account)
    {
        foreach (var (key, kept) in visits)
        {
            if (kept.Visit.Account == account) visits.TryRemove(key, out _);
        }
    }

    public void Clear() => visits.Clear();
}
