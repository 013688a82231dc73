using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Resets;

/// <summary>A one-time code to be read out to its person. Shown once.</summary>
public sealed record ResetCode(string Account, string Name, string Code, DateTimeOffset ExpiresAt);

/// <summary>What somebody types who was read a code.</summary>
/// <param name="Organisation">As at sign-in.</param>
public sealed record RedeemForm(string Organisation, string Name, string Code, string Password, string Address);

/// <summary>Resets passwords by one-time codes: the office's for its schools' chairs, a chair's for the members.</summary>
public sealed class PasswordResets(
    AccountsUnit unit, Holders holders, Candidates candidates, Attempts attempts, PasswordChanges passwords, DummyPassword dummy)
{
    internal static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>Issues a code; an earlier one counts no longer. The password stays as it is until the code is used.</summary>
    /// <returns>Refused: account.absent, account.not-yours, account.disabled.</returns>
    public Task<Outcome<ResetCode>> Issue(Keeper keeper, string account, CancellationToken cancellationToken = default) =>
        unit.Change<ResetCode>(async () =>
        {
            if (await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == account, cancellationToken) is not { } found) return AccountRights.Absent;
            if (!AccountRights.MayKeep(keeper, await holders.NotOver(account, cancellationToken))) return AccountRights.NotYours;
            if (found.DisabledAt is not null) return new Refusal("account.disabled", RefusalKind.Conflict, "这个账号已停用，请先启用。");
            await unit.Db.ResetCodes.Where(c => c.AccountId == account && c.UsedAt == null).ExecuteDeleteAsync(cancellationToken);
            var code = Ids.Code();
            var row = new ResetCodeRow
            {
                Id = Ids.New(),
                AccountId = account,
                Hash = unit.Hasher.HashPassword(found, code),
                IssuedBy = keeper.Actor.Account,
                IssuedAt = unit.Now,
                ExpiresAt = unit.Now + Lasts,
            };
            unit.Db.ResetCodes.Add(row);
            foreach (var request in await unit.Db.ResetRequests.Where(r => r.AccountId == account && r.AnsweredAt == null).ToListAsync(cancellationToken))
            {
                request.AnsweredAt = unit.Now;
                request.AnsweredBy = keeper.Actor.Account;
            }

            unit.Tell(keeper.Event(AccountEventKinds.CodeIssued, unit.Now, account, "发出重置密码的一次性代码"));
            return new ResetCode(account, found.Name, code, row.ExpiresAt);
        }, cancellationToken);

    /// <summary>Sets a new password by a code. Wrong codes count as failed sign-ins.</summary>
    /// <returns>Refused: reset.wrong, sign-in.locked, sign-in.slow, sign-in.guarded, password.*.</returns>
    public async Task<Outcome<Done>> Redeem(RedeemForm form, CancellationToken cancellationToken = default)
    {
        var found = await candidates.Of(form.Organisation, form.Name, cancellationToken);
        var typed = Typed.Plain(form.Code);
        var begun = new List<(Account? Account, Attempt Attempt)>();
        foreach (var account in found) begun.Add((account, await attempts.Begin(account.Id, form.Address, cancellationToken)));
        if (begun.Count == 0) begun.Add((null, await attempts.Begin(Candidates.Nobody(form.Organisation, form.Name), form.Address, cancellationToken)));
        var judged = begun.Where(b => b.Attempt.Refusal is null).ToArray();
        if (judged.Length == 0) return begun[0].Attempt.Refusal!;
        foreach (var (account, attempt) in judged)
        {
            if (await CodeOf(account, typed, cancellationToken) is not { } row) continue;
            foreach (var (_, other) in judged) await attempts.TakeBack(other, cancellationToken);
            return await Use(account!, row, attempt, form, cancellationToken);
        }

        var left = int.MaxValue;
        foreach (var (_, attempt) in judged) left = Math.Min(left, await attempts.Fail(attempt, cancellationToken));
        return new Refusal(
            "reset.wrong", RefusalKind.Invalid,
            left > 0 ? $"学校编号、岗位（姓名、手机号）或代码不对，或代码已过期。还可以再试 {left} 次。" : "学校编号、岗位（姓名、手机号）或代码不对，请稍后再试。", "code");
    }

    private async Task<ResetCodeRow?> CodeOf(Account? account, string typed, CancellationToken cancellationToken)
    {
        var now = unit.Now;
        var row = account is null
            ? null
            : await unit.Db.ResetCodes.FirstOrDefaultAsync(c => c.AccountId == account.Id && c.UsedAt == null && c.ExpiresAt > now, cancellationToken);
        var isRight = unit.Hasher.VerifyHashedPassword(account!, row?.Hash ?? dummy.Hash(unit.Hasher), typed) is not PasswordVerificationResult.Failed;
        return isRight ? row : null;
    }

    private Task<Outcome<Done>> Use(Account account, ResetCodeRow row, Attempt attempt, RedeemForm form, CancellationToken cancellationToken) =>
        unit.Change<Done>(async () =>
        {
            await unit.Db.Entry(row).ReloadAsync(cancellationToken);
            if (row.UsedAt is not null) return new Refusal("reset.wrong", RefusalKind.Invalid, "代码已经用过了。", "code");
            if (await passwords.Set(account, form.Password, isOneTime: false, cancellationToken) is { Length: > 0 } flaws) return Outcome<Done>.Refused(flaws);
            row.UsedAt = unit.Now;
            await passwords.EndSessions(account.Id, except: null, cancellationToken);
            await attempts.Succeed(attempt, cancellationToken);
            unit.Tell(new(AccountEventKinds.CodeRedeemed, unit.Now, account.Id, null, null, null, account.Id, form.Address, "用一次性代码设置了新密码"));
            return Done.It;
        }, cancellationToken);
}
