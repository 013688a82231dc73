using System.Globalization;
using System.Runtime.CompilerServices;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>An attempt that was counted before it is judged, so that a hundred at once are no way round the limit.</summary>
/// <param name="Refusal">Why it is not judged at all: sign-in.locked, sign-in.slow, sign-in.guarded.</param>
internal sealed record Attempt(string Subject, string Address, int Failures, Refusal? Refusal);

/// <summary>
/// Counts failures per account and address. Five lock the pair for 15 minutes, each further lock lasts twice as long, to 24 hours. An address
/// that fails on many accounts, and an account that fails from many addresses, are refused only for pairs that never succeeded: so one who
/// guesses locks out himself and nobody who was here before. Names that nobody has are counted alike.
/// </summary>
public sealed class Attempts(AccountsUnit unit)
{
    public const int Tries = 5;

    private const string Counting = """
        (subject, address, failures, locks, last_failure_at) VALUES ({0}, {1}, 1, 0, {2})
        ON CONFLICT (subject, address) DO UPDATE SET
            failures = CASE WHEN attempts.locked_until > {2} THEN attempts.failures ELSE attempts.failures + 1 END, last_failure_at = excluded.last_failure_at
        RETURNING CASE WHEN locked_until > {2} THEN 1000 ELSE failures END AS "Value"
        """;

    internal const int ManyAccounts = 20;
    internal const int ManyAddresses = 20;
    internal static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);
    internal static readonly TimeSpan LongestLock = TimeSpan.FromHours(24);
    internal static readonly TimeSpan SprayWindow = TimeSpan.FromMinutes(15);
    internal static readonly TimeSpan GuardWindow = TimeSpan.FromHours(1);

    /// <summary>How long it is remembered that a pair once succeeded, and that it failed.</summary>
    internal static readonly TimeSpan RemembersSuccess = TimeSpan.FromDays(200);
    internal static readonly TimeSpan RemembersFailure = TimeSpan.FromDays(2);

    internal async Task<Attempt> Begin(string subject, string address, CancellationToken cancellationToken)
    {
        address = NetworkAddress.Of(address);
        var now = unit.Now;
        var pair = await unit.Db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Subject == subject && a.Address == address, cancellationToken);
        if (pair?.LockedUntil > now) return new(subject, address, Tries, Locked(pair.LockedUntil.Value, now));
        if (pair?.SucceededAt is null && await Suspicious(subject, address, now, cancellationToken) is { } refusal) return new(subject, address, 0, refusal);
        var failures = await Count(subject, address, now, cancellationToken);
        if (failures <= Tries) return new(subject, address, failures, null);
        var until = await Lock(subject, address, now, cancellationToken);
        return new(subject, address, failures, Locked(until, now));
    }

    /// <summary>It was right: the pair begins anew.</summary>
    internal Task Succeed(Attempt attempt, CancellationToken cancellationToken)
    {
        var now = (DateTimeOffset?)unit.Now;
        return Pair(attempt).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Failures, 0).SetProperty(a => a.Locks, 0).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null)
                .SetProperty(a => a.LastFailureAt, (DateTimeOffset?)null).SetProperty(a => a.SucceededAt, now),
            cancellationToken);
    }

    /// <summary>It was not meant for this account after all: another candidate's password was right.</summary>
    internal Task TakeBack(Attempt attempt, CancellationToken cancellationToken) =>
        Pair(attempt).Where(a => a.Failures > 0).ExecuteUpdateAsync(set => set.SetProperty(a => a.Failures, a => a.Failures - 1), cancellationToken);

    /// <summary>It was wrong.</summary>
    /// <returns>Tries that are left; 0: locked now.</returns>
    internal async Task<int> Fail(Attempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Failures < Tries) return Tries - attempt.Failures;
        await Lock(attempt.Subject, attempt.Address, unit.Now, cancellationToken);
        return 0;
    }

    /// <summary>Removes what no longer matters.</summary>
    internal Task CleanUp(CancellationToken cancellationToken)
    {
        var failed = unit.Now - RemembersFailure;
        var succeeded = unit.Now - RemembersSuccess;
        return unit.Db.Attempts
            .Where(a => (a.SucceededAt == null || a.SucceededAt < succeeded) && (a.LastFailureAt == null || a.LastFailureAt < failed))
            .ExecuteDeleteAsync(cancellationToken);
    }

    private IQueryable<AttemptRow> Pair(Attempt attempt) => unit.Db.Attempts.Where(a => a.Subject == attempt.Subject && a.Address == attempt.Address);

    private async Task<Refusal?> Suspicious(string subject, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var spray = now - SprayWindow;
        var accounts = await unit.Db.Attempts
            .CountAsync(a => a.Address == address && a.Subject != subject && a.SucceededAt == null && a.LastFailureAt > spray, cancellationToken);
        if (accounts >= ManyAccounts)
            return new("sign-in.slow", RefusalKind.TooMany, "这个网络地址登录失败的账号太多，请 15 分钟后再试；以前在这里登录过的账号不受影响。");
        var guard = now - GuardWindow;
        var addresses = await unit.Db.Attempts
            .CountAsync(a => a.Subject == subject && a.Address != address && a.SucceededAt == null && a.LastFailureAt > guard, cancellationToken);
        return addresses >= ManyAddresses
            ? new("sign-in.guarded", RefusalKind.TooMany, "这个账号正在被许多地址尝试，请在以前登录过的电脑上登录，或一小时后再试。")
            : null;
    }

    /// <summary>Counts one more failure in one statement, whoever else does so at the same time.</summary>
    /// <returns>Failures; 1,000 when somebody locked the pair meanwhile.</returns>
    private async Task<int> Count(string subject, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sql = unit.Db.Database.IsNpgsql() ? $"INSERT INTO {PostgresAccountsContext.Schema}.attempts {Counting}" : $"INSERT INTO attempts {Counting}";
        var failures = await unit.Db.Database.SqlQuery<int>(FormattableStringFactory.Create(sql, subject, address, Micros(now))).ToListAsync(cancellationToken);
        return failures[0];
    }

    /// <returns>Until when the pair is locked; of two who lock it at once the first counts.</returns>
    private async Task<DateTimeOffset> Lock(string subject, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var pair = unit.Db.Attempts.AsNoTracking().Where(a => a.Subject == subject && a.Address == address);
        var row = await pair.SingleAsync(cancellationToken);
        if (row.LockedUntil > now) return row.LockedUntil.Value;
        var lasts = TimeSpan.FromTicks(Math.Min(LongestLock.Ticks, FirstLock.Ticks << Math.Min(row.Locks, 10)));
        var until = (DateTimeOffset?)(now + lasts);
        await pair.Where(a => a.Locks == row.Locks).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Failures, 0).SetProperty(a => a.Locks, row.Locks + 1).SetProperty(a => a.LockedUntil, until)
                .SetProperty(a => a.LastFailureAt, (DateTimeOffset?)now),
            cancellationToken);
        return now + lasts;
    }

    private static Refusal Locked(DateTimeOffset until, DateTimeOffset now)
    {
        var minutes = (long)Math.Ceiling((until - now).TotalMinutes);
        return new(
            "sign-in.locked", RefusalKind.TooMany,
            $"连续 {Tries} 次没有登录成功，在这个网络地址上要等 {(minutes < 120 ? $"{minutes} 分钟" : $"{(minutes + 59) / 60} 小时")}。",
            minutes.ToString(CultureInfo.InvariantCulture));
    }

    private static long Micros(DateTimeOffset moment) => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
}
