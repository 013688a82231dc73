using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.People;

/// <summary>Renames, disables and enables accounts, changes telephone numbers, hands out first passwords.</summary>
public sealed class AccountKeeping(AccountsUnit unit, Holders holders, AccountMaker maker, PostKeeping posts, PasswordChanges passwords)
{
    /// <returns>Refused: account.absent, account.not-yours, account.name-invalid.</returns>
    public Task<Outcome<Done>> Rename(Keeper keeper, string account, string name, CancellationToken cancellationToken = default) =>
        OnAccount<Done>(keeper, account, row =>
        {
            if (PostRules.PersonFlaws(new(null, name)).ToArray() is { Length: > 0 } flaws) return Task.FromResult(Outcome<Done>.Refused(flaws));
            row.Name = name.Trim();
            row.PlainName = Typed.Plain(name);
            unit.Cache.ForgetAccount(row.Id);
            unit.Tell(keeper.Event(AccountEventKinds.AccountRenamed, unit.Now, row.Id, "修改姓名"));
            return Task.FromResult<Outcome<Done>>(Done.It);
        }, cancellationToken);

    /// <param name="phone">Null or blank: none.</param>
    /// <returns>Refused: account.absent, account.not-yours, account.phone-invalid, account.phone-taken.</returns>
    public Task<Outcome<Done>> ChangePhone(Keeper keeper, string account, string? phone, CancellationToken cancellationToken = default) =>
        OnAccount(keeper, account, row => ChangePhone(row, phone, keeper.Actor.District, keeper.Event(AccountEventKinds.PhoneChanged, unit.Now, account, "修改电话"), cancellationToken), cancellationToken);

    /// <summary>One's own telephone number, or null.</summary>
    public Task<string?> PhoneOf(Visit visit, CancellationToken cancellationToken = default) =>
        unit.Db.Accounts.Where(a => a.Id == visit.Account).Select(a => a.PhoneNumber).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Changes one's own telephone number.</summary>
    /// <returns>Refused: account.phone-invalid, account.phone-taken.</returns>
    public Task<Outcome<Done>> ChangeOwnPhone(Visit visit, string? phone, string address, CancellationToken cancellationToken = default) =>
        unit.Change(async () =>
        {
            var row = await unit.Db.Accounts.SingleAsync(a => a.Id == visit.Account, cancellationToken);
            return await ChangePhone(
                row, phone, visit.Current.District, visit.Event(AccountEventKinds.PhoneChanged, unit.Now, row.Id, address, "修改自己的电话"), cancellationToken);
        }, cancellationToken);

    /// <summary>Disables an account: its sessions and tokens end at the next request.</summary>
    /// <returns>Refused: account.absent, account.not-yours, account.yourself, post.last-administrator.</returns>
    public Task<Outcome<Done>> Disable(Keeper keeper, string account, string reason, CancellationToken cancellationToken = default) =>
        OnAccount<Done>(keeper, account, async row =>
        {
            if (row.Id == keeper.Actor.Account) return new Refusal("account.yourself", RefusalKind.Conflict, "不能停用自己的账号。");
            if (row.DisabledAt is not null) return Done.It;
            foreach (var held in await holders.Today(row.Id, cancellationToken))
            {
                if (await posts.LastAdministrator(held.Post, [held], cancellationToken)) return PostKeeping.LastOne;
            }

            row.DisabledAt = unit.Now;
            row.SecurityStamp = Ids.New();
            await passwords.EndSessions(row.Id, except: null, cancellationToken);
            unit.Tell(keeper.Event(AccountEventKinds.AccountDisabled, unit.Now, row.Id, $"停用账号：{reason}"));
            return Done.It;
        }, cancellationToken);

    /// <returns>Refused: account.absent, account.not-yours.</returns>
    public Task<Outcome<Done>> Enable(Keeper keeper, string account, CancellationToken cancellationToken = default) =>
        OnAccount<Done>(keeper, account, row =>
        {
            row.DisabledAt = null;
            unit.Tell(keeper.Event(AccountEventKinds.AccountEnabled, unit.Now, row.Id, "启用账号"));
            return Task.FromResult<Outcome<Done>>(Done.It);
        }, cancellationToken);

    /// <summary>A new first password, for a slip that was lost. The present one counts no longer, and all sessions end.</summary>
    /// <returns>Refused: account.absent, account.not-yours, account.disabled.</returns>
    public Task<Outcome<FirstPassword>> NewFirstPassword(Keeper keeper, string account, CancellationToken cancellationToken = default) =>
        OnAccount<FirstPassword>(keeper, account, async row =>
        {
            if (row.DisabledAt is not null) return new Refusal("account.disabled", RefusalKind.Conflict, "这个账号已停用，请先启用。");
            var first = passwords.PutFirst(row);
            await passwords.EndSessions(row.Id, except: null, cancellationToken);
            unit.Tell(keeper.Event(AccountEventKinds.PasswordChanged, unit.Now, row.Id, "发出新的一次性密码"));
            return first;
        }, cancellationToken);

    private async Task<Outcome<Done>> ChangePhone(Account row, string? phone, DistrictCode district, AccountEvent happened, CancellationToken cancellationToken)
    {
        if (PostRules.PersonFlaws(new(null, row.Name, phone)).ToArray() is { Length: > 0 } flaws) return Outcome<Done>.Refused(flaws);
        var number = Typed.Phone(phone);
        if (await maker.PhoneTaken(number, district, row.Id, cancellationToken) is { } taken) return taken;
        row.PhoneNumber = number;
        unit.Tell(happened);
        return Done.It;
    }

    private Task<Outcome<T>> OnAccount<T>(Keeper keeper, string account, Func<Account, Task<Outcome<T>>> act, CancellationToken cancellationToken)
        where T : class =>
        unit.Change<T>(async () =>
        {
            if (await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == account, cancellationToken) is not { } row) return AccountRights.Absent;
            var held = await holders.ToKeepBy(account, cancellationToken);
            if (held.All(h => h.Post.District != keeper.Actor.District.Value)) return AccountRights.Absent;
            return AccountRights.MayKeep(keeper, held) ? await act(row) : AccountRights.NotYours;
        }, cancellationToken);
}
