using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Passwords;

/// <summary>Sets and changes passwords.</summary>
public sealed class PasswordChanges(AccountsUnit unit, Holders holders, Attempts attempts)
{
    // A first password is random, 60 bits and more: many rounds would add nothing and make an import of 1,000 people take minutes.
    private static readonly PasswordHasher<Account> FirstHasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));

    /// <summary>Changes one's own password. All other sessions of the account end.</summary>
    /// <param name="current">The present one; not asked for in a session that was opened to change it.</param>
    /// <returns>Refused: password.current-wrong, sign-in.locked, account.absent, and the flaws of the new one: password.*.</returns>
    public async Task<Outcome<Visit>> Change(Visit visit, string? current, string password, string address, CancellationToken cancellationToken = default)
    {
        if (await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == visit.Account, cancellationToken) is not { } account) return AccountRights.Absent;
        if (visit.Stage is not SessionStage.Password && await Wrong(account, current ?? "", address, cancellationToken) is { } wrong) return wrong;
        return await unit.Change<Visit>(async () =>
        {
            if (await Set(account, password, isOneTime: false, cancellationToken) is { Length: > 0 } flaws) return Outcome<Visit>.Refused(flaws);
            account.PasswordFirstUsedAt = unit.Now;
            await EndSessions(account.Id, except: visit.Session, cancellationToken);
            var stage = await holders.StageAfterPassword(account, cancellationToken);
            if (await unit.Db.Sessions.FindAsync([visit.Session], cancellationToken) is { } session && visit.Stage is not SessionStage.Open) session.Stage = stage;
            unit.Tell(visit.Event(AccountEventKinds.PasswordChanged, unit.Now, account.Id, address, "修改自己的密码"));
            return visit with { Stage = visit.Stage is SessionStage.Open ? SessionStage.Open : stage };
        }, cancellationToken);
    }

    /// <summary>Asks for the present password before something that only its person may do.</summary>
    /// <returns>Refused: password.current-wrong, sign-in.locked, account.absent.</returns>
    public async Task<Outcome<Done>> Prove(Visit visit, string current, string address, CancellationToken cancellationToken = default)
    {
        if (await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == visit.Account, cancellationToken) is not { } account) return AccountRights.Absent;
        return await Wrong(account, current, address, cancellationToken) is { } wrong ? wrong : Done.It;
    }

    /// <summary>Sets a password that people chose, unless it has flaws. Part of a change.</summary>
    internal async Task<Refusal[]> Set(Account account, string password, bool isOneTime, CancellationToken cancellationToken)
    {
        var held = await holders.NotOver(account.Id, cancellationToken);
        var settings = await holders.SettingsOf(held, cancellationToken);
        var personal = held.SelectMany(h => new[] { h.Post.School, h.Post.District }).OfType<string>().Append(account.Name).Append(account.PhoneNumber ?? "");
        var flaws = settings.Select(s => s.Policy).Distinct().SelectMany(policy => PasswordRules.Flaws(policy, password, [.. personal.Distinct()]))
            .DistinctBy(f => f.Code).ToList();
        if (account.PasswordHash is not null && Matches(account, account.PasswordHash, password)) flaws.Add(PasswordRules.Same);
        else if (settings.Any(s => s.Policy is PasswordPolicy.Protection) && await WasUsed(account, password, cancellationToken)) flaws.Add(PasswordRules.UsedBefore);
        if (flaws.Count > 0) return [.. flaws];
        Put(account, unit.Hasher.HashPassword(account, password), isOneTime);
        return [];
    }

    /// <summary>Sets a password without asking what it is like: first passwords are ours. Part of a change.</summary>
    internal FirstPassword PutFirst(Account account)
    {
        var password = Ids.FirstPassword();
        Put(account, FirstHasher.HashPassword(account, password), isOneTime: true);
        return new(account.Id, account.Name, password, unit.Now + PasswordStates.UnusedFor);
    }

    internal async Task EndSessions(string account, string? except, CancellationToken cancellationToken)
    {
        await unit.Db.Sessions.Where(s => s.AccountId == account && s.Id != except).ExecuteDeleteAsync(cancellationToken);
        unit.Cache.ForgetAccount(account);
    }

    private void Put(Account account, string hash, bool isOneTime)
    {
        if (account.PasswordHash is { } old && !account.PasswordIsOneTime)
            unit.Db.Passwords.Add(new() { AccountId = account.Id, Hash = old, SetAt = account.PasswordSetAt ?? unit.Now });
        account.PasswordHash = hash;
        account.PasswordSetAt = unit.Now;
        account.PasswordFirstUsedAt = null;
        account.PasswordIsOneTime = isOneTime;
        account.SecurityStamp = Ids.New();
    }

    /// <summary>The present one counts as the first of the five.</summary>
    private async Task<bool> WasUsed(Account account, string password, CancellationToken cancellationToken)
    {
        var earlier = await unit.Db.Passwords.Where(p => p.AccountId == account.Id).OrderByDescending(p => p.Id)
            .Take(PasswordRules.Remembered - 1).Select(p => p.Hash).ToListAsync(cancellationToken);
        return earlier.Any(hash => Matches(account, hash, password));
    }

    private bool Matches(Account account, string hash, string password) =>
        unit.Hasher.VerifyHashedPassword(account, hash, password) is not PasswordVerificationResult.Failed;

    /// <summary>A wrong present password counts like a failed sign-in: a session left open is no way to guess.</summary>
    private async Task<Refusal?> Wrong(Account account, string current, string address, CancellationToken cancellationToken)
    {
        var attempt = await attempts.Begin(account.Id, address, cancellationToken);
        if (attempt.Refusal is not null) return attempt.Refusal;
        if (account.PasswordHash is { } hash && Matches(account, hash, current))
        {
            await attempts.Succeed(attempt, cancellationToken);
            return null;
        }

        var left = await attempts.Fail(attempt, cancellationToken);
        return new("password.current-wrong", RefusalKind.Invalid, left > 0 ? $"现在的密码不对，还可以再试 {left} 次。" : "现在的密码不对，请稍后再试。", "current");
    }
}
