using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.Store;

namespace DistrictUnion.Accounts.Passwords;

/// <summary>How an account's password stands.</summary>
public enum PasswordState
{
    /// <summary>Nobody can sign in with it: none was set yet.</summary>
    None,

    Good,

    /// <summary>It was handed out and must be changed at the next sign-in.</summary>
    OneTime,

    /// <summary>Handed out and not changed in time: a new one or a code is needed.</summary>
    Unused,

    /// <summary>Its time by role is over: it must be changed at the next sign-in.</summary>
    Expired,
}

internal static class PasswordStates
{
    /// <summary>How long a handed-out password counts.</summary>
    public static readonly TimeSpan UnusedFor = TimeSpan.FromDays(30);

    /// <param name="holdings">Those of today, with their district's settings.</param>
    public static PasswordState Of(Account account, IEnumerable<(HoldingRow Holding, AccountSettings Settings)> holdings, DateTimeOffset now)
    {
        if (account.PasswordHash is null || account.PasswordSetAt is not { } setAt) return PasswordState.None;
        if (account.PasswordIsOneTime) return now - setAt > UnusedFor ? PasswordState.Unused : PasswordState.OneTime;
        var days = holdings.Select(h => h.Settings.ExpiryDays.TryGetValue(h.Holding.Post.Role, out var found) ? found : int.MaxValue).Append(int.MaxValue).Min();
        return days < int.MaxValue && account.PasswordFirstUsedAt is { } first && now - first > TimeSpan.FromDays(days) ? PasswordState.Expired : PasswordState.Good;
    }
}
