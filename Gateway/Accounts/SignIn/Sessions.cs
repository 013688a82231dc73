using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>One of somebody's sessions, for his own list.</summary>
/// <param name="Key">Names the session in the list; of no use for signing in.</param>
public sealed record SessionLine(string Key, string Address, string UserAgent, DateTimeOffset From, DateTimeOffset LastSeen, bool IsThis);

/// <summary>Done; there is nothing to answer.</summary>
public sealed record Done
{
    public static Done It { get; } = new();
}

/// <summary>
/// Signed-in sessions. One ends by its own idle time and by an absolute time, and with its account, its password, its post, at the next request.
/// </summary>
public sealed class Sessions(AccountsUnit unit, Holders holders)
{
    private const int MostUserAgent = 200;

    /// <summary>How long a session waits for the code of an authenticator.</summary>
    internal static readonly TimeSpan CodeWaits = TimeSpan.FromMinutes(10);

    // A request within this time of the last changes nothing in the table.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromSeconds(30);

    internal static Refusal Ended { get; } = new("sign-in.ended", RefusalKind.Invalid, "登录已经结束，请重新登录。");

    /// <summary>Who a session belongs to now; null when it has ended.</summary>
    public async Task<Visit?> Find(string session, CancellationToken cancellationToken = default)
    {
        if (unit.Cache.Find(session) is { } kept) return kept;
        var row = await unit.Db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == session, cancellationToken);
        if (row is null) return null;
        if (await VisitOf(row, cancellationToken) is not { } visit)
        {
            await unit.Db.Sessions.Where(s => s.Id == session).ExecuteDeleteAsync(cancellationToken);
            return null;
        }

        var now = unit.Now;
        if (now - row.LastSeen > SeenEvery)
            await unit.Db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeen, now), cancellationToken);
        unit.Cache.Keep(session, visit);
        return visit;
    }

    /// <summary>Goes on in another post of the same account.</summary>
    /// <returns>Refused: post.absent.</returns>
    public Task<Outcome<Visit>> Switch(Visit visit, string holding, string address, CancellationToken cancellationToken = default) =>
        unit.Change<Visit>(async () =>
        {
            if (visit.IsToken || visit.Posts.FirstOrDefault(p => p.Holding == holding) is not { } post) return AccountRights.PostAbsent;
            await unit.Db.Sessions.Where(s => s.Id == visit.Session).ExecuteUpdateAsync(set => set.SetProperty(s => s.HoldingId, holding), cancellationToken);
            await unit.Db.Accounts.Where(a => a.Id == visit.Account).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastHolding, holding), cancellationToken);
            unit.Cache.Forget(visit.Session);
            var switched = visit with { Current = post };
            unit.Tell(switched.Event(AccountEventKinds.PostSwitched, unit.Now, visit.Account, address, $"切换到岗位“{post.Title}”"));
            return switched;
        }, cancellationToken);

    /// <summary>Signs out.</summary>
    public Task<Outcome<Done>> SignOut(Visit visit, string address, CancellationToken cancellationToken = default) =>
        End(visit, [visit.Session], AccountEventKinds.SignedOut, "退出登录", address, cancellationToken);

    /// <summary>One's own sessions, the latest first.</summary>
    public async Task<ImmutableArray<SessionLine>> Of(Visit visit, CancellationToken cancellationToken = default)
    {
        var rows = await unit.Db.Sessions.AsNoTracking().Where(s => s.AccountId == visit.Account).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderByDescending(s => s.LastSeen)
                .Select(s => new SessionLine(KeyOf(s.Id), s.Address, s.UserAgent, s.From, s.LastSeen, s.Id == visit.Session)),
        ];
    }

    /// <summary>Ends one of one's own sessions, or all but this one.</summary>
    /// <param name="key">Of <see cref="SessionLine"/>; null: all others.</param>
    /// <returns>Refused: sign-in.session-absent.</returns>
    public async Task<Outcome<Done>> End(Visit visit, string? key, string address, CancellationToken cancellationToken = default)
    {
        var own = await unit.Db.Sessions.AsNoTracking().Where(s => s.AccountId == visit.Account).Select(s => s.Id).ToListAsync(cancellationToken);
        var ending = own.Where(id => key is null ? id != visit.Session : KeyOf(id) == key).ToArray();
        if (key is not null && ending.Length == 0) return new Refusal("sign-in.session-absent", RefusalKind.Absent, "这个登录已经结束。");
        return await End(visit, ending, AccountEventKinds.SessionEnded, "结束自己的其他登录", address, cancellationToken);
    }

    /// <summary>Begins in the post of the organisation that was typed, without one in the post of last time.</summary>
    internal async Task<SessionRow> Open(Account account, SessionStage stage, SignInForm form, CancellationToken cancellationToken)
    {
        var today = await holders.Today(account.Id, cancellationToken);
        var named = today.Where(Candidates.In(form.Organisation).Compile()).ToArray();
        var among = named.Length > 0 ? named : [.. today];
        var row = new SessionRow
        {
            Id = Ids.Secret(),
            AccountId = account.Id,
            HoldingId = (among.FirstOrDefault(h => h.Id == account.LastHolding) ?? among[0]).Id,
            Stage = stage,
            Address = form.Address,
            UserAgent = form.UserAgent.Length > MostUserAgent ? form.UserAgent[..MostUserAgent] : form.UserAgent,
            From = unit.Now,
            LastSeen = unit.Now,
        };
        unit.Db.Sessions.Add(row);
        return row;
    }

    private Task<Outcome<Done>> End(Visit visit, string[] sessions, string kind, string text, string address, CancellationToken cancellationToken) =>
        unit.Change<Done>(async () =>
        {
            await unit.Db.Sessions.Where(s => sessions.Contains(s.Id)).ExecuteDeleteAsync(cancellationToken);
            foreach (var session in sessions) unit.Cache.Forget(session);
            unit.Tell(visit.Event(kind, unit.Now, visit.Account, address, text));
            return Done.It;
        }, cancellationToken);

    private async Task<Visit?> VisitOf(SessionRow row, CancellationToken cancellationToken)
    {
        var now = unit.Now;
        var account = await unit.Db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == row.AccountId, cancellationToken);
        var today = await holders.Today(row.AccountId, cancellationToken);
        if (account is not { DisabledAt: null } || today.FirstOrDefault(h => h.Id == row.HoldingId) is not { } current) return null;
        var idle = (await holders.Of(current.Post.District, cancellationToken)).IdleMinutes;
        if (now - row.LastSeen > TimeSpan.FromMinutes(idle) || now - row.From > unit.Options.SessionLasts) return null;
        if (row.Stage is SessionStage.Code && now - row.From > CodeWaits) return null;
        return new(row.Id, account.Id, account.Name, row.Stage, Tenure.Of(current), [.. today.Select(Tenure.Of)], IsToken: false, idle);
    }

    private static string KeyOf(string session) => Ids.Digest(session)[..16];
}
