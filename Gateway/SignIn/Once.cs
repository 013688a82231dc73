using System.Collections.Concurrent;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>
/// Lets what changes accounts happen once for each command id: the second time the first answer comes back. Unlike grains, accounts have no
/// journal of commands; what is remembered here for some minutes covers the second click, the back button and a request that is sent again.
/// </summary>
internal sealed class Once(TimeProvider clock)
{
    private const int MostKept = 5_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, (Lazy<Task<object>> Answer, DateTimeOffset Until)> answers = new();

    public async Task<T> Do<T>(string commandId, Func<Task<T>> act)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (answers.Count >= MostKept) Forget(now);
        var entry = answers.GetOrAdd(commandId, _ => (new(async () => await act()), now + Kept));
        try
        {
            return (T)await entry.Answer.Value;
        }
        catch
        {
            // What broke may be tried again.
            answers.TryRemove(commandId, out _);
            throw;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (id, entry) in answers)
        {
            if (entry.Until < now) answers.TryRemove(id, out _);
        }

        if (answers.Count >= MostKept) answers.Clear();
    }
}
