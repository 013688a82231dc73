using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Resets;

/// <summary>Somebody asks for a reset.</summary>
public sealed record ResetRequestLine(string Id, string Account, string Name, string? Phone, ImmutableArray<Tenure> Posts, DateTimeOffset At, string Address);

/// <summary>重置申请: asked for from the sign-in page, seen by whoever may answer. Asking never tells whether the account exists.</summary>
public sealed class ResetRequests(AccountsUnit unit, Holders holders, Candidates candidates)
{
    /// <summary>How often an address may ask within <see cref="Window"/>.</summary>
    public const int Most = 5;

    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <returns>Refused: reset.too-many. Otherwise always the same answer.</returns>
    public Task<Outcome<Done>> Ask(string organisation, string name, string address, CancellationToken cancellationToken = default) =>
        unit.Change<Done>(async () =>
        {
            var place = NetworkAddress.Of(address);
            var since = unit.Now - Window;
            if (await unit.Db.ResetRequests.Where(r => r.Address == place && r.At > since).Select(r => r.At).Distinct().CountAsync(cancellationToken) >= Most)
                return new Refusal("reset.too-many", RefusalKind.TooMany, "这个网络地址提交的申请太多，请一小时后再试，或直接打电话。");
            var found = await candidates.Of(organisation, name, cancellationToken);
            foreach (var account in found.Select(a => (string?)a.Id).DefaultIfEmpty(null))
                unit.Db.ResetRequests.Add(new() { Id = Ids.New(), AccountId = account, Address = place, At = unit.Now });
            foreach (var account in found)
                unit.Tell(new(AccountEventKinds.ResetRequested, unit.Now, null, null, null, null, account.Id, address, "提交了重置申请"));
            return Done.It;
        }, cancellationToken);

    /// <summary>The open requests that a keeper may answer, the oldest first; one a person.</summary>
    public async Task<ImmutableArray<ResetRequestLine>> Of(Keeper keeper, CancellationToken cancellationToken = default)
    {
        var rows = await unit.Db.ResetRequests.AsNoTracking().Include(r => r.Account)
            .Where(r => r.AccountId != null && r.AnsweredAt == null).OrderBy(r => r.At).Take(1_000).ToListAsync(cancellationToken);
        var lines = ImmutableArray.CreateBuilder<ResetRequestLine>();
        foreach (var row in rows.DistinctBy(r => r.AccountId))
        {
            var held = await holders.NotOver(row.AccountId!, cancellationToken);
            if (row.Account is { DisabledAt: null } account && AccountRights.MayKeep(keeper, held))
                lines.Add(new(row.Id, account.Id, account.Name, account.PhoneNumber, [.. held.Select(Tenure.Of)], row.At, row.Address));
        }

        return lines.ToImmutable();
    }

    /// <summary>Takes somebody's requests off the list without a code.</summary>
    /// <returns>Refused: reset.absent, account.not-yours.</returns>
    public Task<Outcome<Done>> Dismiss(Keeper keeper, string id, CancellationToken cancellationToken = default) =>
        unit.Change<Done>(async () =>
        {
            var row = await unit.Db.ResetRequests.SingleOrDefaultAsync(r => r.Id == id && r.AccountId != null, cancellationToken);
            if (row is null) return new Refusal("reset.absent", RefusalKind.Absent, "没有这条申请。");
            if (!AccountRights.MayKeep(keeper, await holders.NotOver(row.AccountId!, cancellationToken))) return AccountRights.NotYours;
            foreach (var one in await unit.Db.ResetRequests.Where(r => r.AccountId == row.AccountId && r.AnsweredAt == null).ToListAsync(cancellationToken))
            {
                one.AnsweredAt = unit.Now;
                one.AnsweredBy = keeper.Actor.Account;
            }

            unit.Tell(keeper.Event(AccountEventKinds.RequestDismissed, unit.Now, row.AccountId, "不处理这条重置申请"));
            return Done.It;
        }, cancellationToken);
}
