using System.Collections.Immutable;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.People;

/// <summary>Lists accounts and posts. A keeper sees those whose posts he keeps; the office and the log auditor see all of the district.</summary>
public sealed class AccountDirectory(AccountsUnit unit, Holders holders)
{
    /// <summary>Districts that have accounts.</summary>
    public async Task<ImmutableArray<DistrictCode>> Districts(CancellationToken cancellationToken = default) =>
        [.. (await unit.Db.Posts.Select(p => p.District).Distinct().OrderBy(d => d).ToListAsync(cancellationToken)).Select(DistrictCode.Of)];

    /// <summary>Accounts of the keeper's district, the office's first, then by school and name.</summary>
    public async Task<ImmutableArray<AccountLine>> List(Keeper keeper, AccountFilter filter, CancellationToken cancellationToken = default)
    {
        var district = keeper.Actor.District.Value;
        var settings = await holders.Of(district, cancellationToken);
        var today = settings.DayOf(unit.Now);
        var holdings = await unit.Db.Holdings.AsNoTracking().Include(h => h.Post).Include(h => h.Account)
            .Where(h => h.Post.District == district).ToListAsync(cancellationToken);
        var text = Typed.Plain(filter.Text);
        var lines =
            from one in holdings.GroupBy(h => h.AccountId)
            let open = one.Where(h => !h.IsOver(today)).ToArray()
            let account = one.First().Account
            where Sees(keeper, open.Length > 0 ? open : [.. one])
                && (filter.School is not { } school || open.Any(h => h.Post.School == school.Value))
                && (filter.Role is not { } role || open.Any(h => h.Post.Role == role))
                && (filter.Disabled is not { } disabled || account.DisabledAt is not null == disabled)
                && (!filter.NeverSignedIn || account.LastSignInAt is null)
                && (text.Length == 0 || Has(account, one, text))
            let state = PasswordStates.Of(account, open.Where(h => h.IsOn(today)).Select(h => (h, settings)), unit.Now)
            orderby open.Min(h => h.Post.School) ?? "", account.PlainName, account.Id
            select new AccountLine(
                account.Id, account.Name, account.PhoneNumber, [.. open.OrderBy(h => h.From).Select(Tenure.Of)], account.DisabledAt is not null,
                account.LastSignInAt, state);
        return [.. lines];
    }

    /// <summary>One account; null when it has no post in the keeper's district, or he may not see it.</summary>
    public async Task<AccountView?> One(Keeper keeper, string account, CancellationToken cancellationToken = default)
    {
        var district = keeper.Actor.District.Value;
        var today = (await holders.Of(district, cancellationToken)).DayOf(unit.Now);
        var row = await unit.Db.Accounts.AsNoTracking().Include(a => a.Holdings).ThenInclude(h => h.Post).SingleOrDefaultAsync(a => a.Id == account, cancellationToken);
        HoldingRow[] here = [.. (row?.Holdings ?? []).Where(h => h.Post.District == district)];
        if (row is null || here.Length == 0 || !Sees(keeper, here)) return null;
        return new(
            row.Id, row.Name, row.PhoneNumber, row.CreatedAt, row.LastSignInAt, row.DisabledAt, row.PasswordSetAt,
            await holders.PasswordStateOf(row, cancellationToken), row.TwoFactorEnabled,
            [.. here.OrderBy(h => h.IsOver(today)).ThenByDescending(h => h.From).Select(Tenure.Of)],
            AccountRights.MayKeep(keeper, await holders.ToKeepBy(account, cancellationToken)));
    }

    /// <summary>One post and who held it; null when it is of another district or he may not see it.</summary>
    public async Task<PostView?> Post(Keeper keeper, string post, CancellationToken cancellationToken = default)
    {
        var row = await unit.Db.Posts.AsNoTracking().Include(p => p.Holdings).ThenInclude(h => h.Account).SingleOrDefaultAsync(p => p.Id == post, cancellationToken);
        return row is null || row.District != keeper.Actor.District.Value || !Sees(keeper, row) ? null : View(row);
    }

    /// <summary>Posts of a school that are not over, or of the office.</summary>
    public async Task<ImmutableArray<PostView>> Posts(Keeper keeper, SchoolCode? school, CancellationToken cancellationToken = default)
    {
        var (district, code) = (keeper.Actor.District.Value, school?.Value);
        var today = (await holders.Of(district, cancellationToken)).DayOf(unit.Now);
        var rows = await unit.Db.Posts.AsNoTracking().Include(p => p.Holdings).ThenInclude(h => h.Account)
            .Where(p => p.District == district && p.School == code).OrderBy(p => p.Role).ThenBy(p => p.Id).ToListAsync(cancellationToken);
        return [.. rows.Where(p => !(p.To < today) && Sees(keeper, p)).Select(View)];
    }

    private static PostView View(PostRow row) => new(
        row.Id, row.Title, row.Role, new(row.District), row.School is { } school ? new SchoolCode(school) : null, row.Limits, row.From, row.To,
        [.. row.Holdings.OrderByDescending(h => h.From).Select(h => new HolderLine(h.Id, h.AccountId, h.Account.Name, h.From, h.To, h.IsStandIn))]);

    private static bool Sees(Keeper keeper, PostRow post) =>
        keeper.Actor.Role is Role.DistrictAdmin or Role.LogAuditor or Role.SystemAdmin || AccountRights.MayKeep(keeper, post)
        || (keeper.Actor.School is { } own && own.Value == post.School);

    private static bool Sees(Keeper keeper, IEnumerable<HoldingRow> holdings) => holdings.Any(h => Sees(keeper, h.Post));

    private static bool Has(Account account, IEnumerable<HoldingRow> holdings, string text) =>
        account.PlainName.Contains(text, StringComparison.Ordinal) || account.PhoneNumber?.Contains(text, StringComparison.Ordinal) is true
        || holdings.Any(h => h.Post.PlainTitle.Contains(text, StringComparison.Ordinal));
}
