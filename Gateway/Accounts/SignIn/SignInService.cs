using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Accounts.TwoFactor;
using DistrictUnion.Domain;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>What somebody types to sign in.</summary>
/// <param name="Organisation">The school's code, <c>qu</c> for the district's office and inspectors, or nothing.</param>
/// <param name="Name">Title of the post, name or telephone number.</param>
public sealed record SignInForm(string Organisation, string Name, string Password, string Address, string UserAgent);

/// <summary>A session has begun.</summary>
/// <param name="Session">Its id, to be kept by the browser only.</param>
/// <param name="Stage">What it has to do first.</param>
public sealed record SignedIn(string Session, string Account, string Name, SessionStage Stage);

/// <summary>Signs people in. It never says which part was wrong, and does as much work for a name that nobody has.</summary>
public sealed class SignInService(AccountsUnit unit, Candidates candidates, Holders holders, Attempts attempts, Sessions sessions, DummyPassword dummy)
{
    /// <returns>Refused: sign-in.wrong, sign-in.locked, sign-in.slow, sign-in.guarded, password.unused-expired.</returns>
    public async Task<Outcome<SignedIn>> SignIn(SignInForm form, CancellationToken cancellationToken = default)
    {
        var found = await candidates.Of(form.Organisation, form.Name, cancellationToken);
        var begun = new List<(Account? Account, Attempt Attempt)>();
        foreach (var account in found) begun.Add((account, await attempts.Begin(account.Id, form.Address, cancellationToken)));
        if (begun.Count == 0) begun.Add((null, await attempts.Begin(Candidates.Nobody(form.Organisation, form.Name), form.Address, cancellationToken)));
        var judged = begun.Where(b => b.Attempt.Refusal is null).ToArray();
        if (judged.Length == 0)
        {
            await Tell(AccountEventKinds.SignInLocked, found, form, $"登录被拒绝（{begun[0].Attempt.Refusal!.Code}）");
            return begun[0].Attempt.Refusal!;
        }

        var right = judged.Where(b => IsRight(b.Account, form.Password)).ToArray();
        if (right is [{ Account: { } one } match])
        {
            foreach (var other in judged.Where(b => b.Attempt != match.Attempt)) await attempts.TakeBack(other.Attempt, cancellationToken);
            return await Enter(one, match.Attempt, form, cancellationToken);
        }

        var left = int.MaxValue;
        foreach (var (_, attempt) in judged) left = Math.Min(left, await attempts.Fail(attempt, cancellationToken));
        await Tell(left > 0 ? AccountEventKinds.SignInRefused : AccountEventKinds.SignInLocked, found, form, "学校编号、岗位或密码不对");
        return Wrong(left);
    }

    /// <summary>Goes on with the code of an authenticator, or with a recovery code.</summary>
    /// <returns>Refused: sign-in.ended, sign-in.code-wrong, sign-in.locked.</returns>
    public async Task<Outcome<SignedIn>> ConfirmCode(string session, string code, string address, CancellationToken cancellationToken = default)
    {
        var row = await unit.Db.Sessions.SingleOrDefaultAsync(s => s.Id == session && s.Stage == SessionStage.Code, cancellationToken);
        if (row is null || unit.Now - row.From > Sessions.CodeWaits || await unit.Users.FindByIdAsync(row.AccountId) is not { DisabledAt: null } account)
            return Sessions.Ended;
        var attempt = await attempts.Begin(account.Id, address, cancellationToken);
        if (attempt.Refusal is { } locked) return locked;
        if (!await IsCode(account, code))
        {
            var left = await attempts.Fail(attempt, cancellationToken);
            await unit.TellNow(new(AccountEventKinds.SignInRefused, unit.Now, null, null, null, null, account.Id, address, "动态验证码不对"));
            return new Refusal("sign-in.code-wrong", RefusalKind.Invalid, left > 0 ? $"验证码不对，还可以再试 {left} 次。" : "验证码不对，请稍后再试。", "code");
        }

        await attempts.Succeed(attempt, cancellationToken);
        return await unit.Change<SignedIn>(async () =>
        {
            row.Stage = await Begin(account, cancellationToken);
            unit.Cache.Forget(session);
            await TellIn(account, address, cancellationToken);
            return new SignedIn(session, account.Id, account.Name, row.Stage);
        }, cancellationToken);
    }

    private async Task<Outcome<SignedIn>> Enter(Account account, Attempt attempt, SignInForm form, CancellationToken cancellationToken)
    {
        await attempts.Succeed(attempt, cancellationToken);
        if (await holders.PasswordStateOf(account, cancellationToken) is PasswordState.Unused)
        {
            return new Refusal(
                "password.unused-expired", RefusalKind.Conflict, "这个一次性密码发出 30 天没有使用，已经失效，请提交重置申请。");
        }

        return await unit.Change<SignedIn>(async () =>
        {
            var stage = account.TwoFactorEnabled ? SessionStage.Code : await Begin(account, cancellationToken);
            var session = await sessions.Open(account, stage, form, cancellationToken);
            if (stage is not SessionStage.Code) await TellIn(account, form.Address, cancellationToken);
            return new SignedIn(session.Id, account.Id, account.Name, stage);
        }, cancellationToken);
    }

    /// <summary>All proofs were given: the password counts as used, and the session goes where it must.</summary>
    private async Task<SessionStage> Begin(Account account, CancellationToken cancellationToken)
    {
        account.LastSignInAt = unit.Now;
        account.PasswordFirstUsedAt ??= unit.Now;
        return await holders.StageAfterCode(account, cancellationToken);
    }

    private async Task<bool> IsCode(Account account, string code)
    {
        var plain = Typed.Plain(code);
        if (plain.Length == ClockAuthenticator.Digits)
            return await unit.Users.VerifyTwoFactorTokenAsync(account, ClockAuthenticator.Name, plain);
        return (await unit.Users.RedeemTwoFactorRecoveryCodeAsync(account, plain.ToUpperInvariant())).Succeeded;
    }

    private bool IsRight(Account? account, string password)
    {
        var hash = account?.PasswordHash ?? dummy.Hash(unit.Hasher);
        return unit.Hasher.VerifyHashedPassword(account!, hash, password) is not PasswordVerificationResult.Failed && account?.PasswordHash is not null;
    }

    private async Task TellIn(Account account, string address, CancellationToken cancellationToken)
    {
        var post = (await holders.Today(account.Id, cancellationToken)).FirstOrDefault()?.Post;
        unit.Tell(new(
            AccountEventKinds.SignedIn, unit.Now, account.Id, post?.Title, post is null ? null : new DistrictCode(post.District),
            post?.School is { } school ? new SchoolCode(school) : null, account.Id, address, "登录"));
    }

    private async Task Tell(string kind, IReadOnlyList<Account> found, SignInForm form, string text)
    {
        var subject = found is [var one] ? one : null;
        var post = subject?.Holdings.Select(h => h.Post).FirstOrDefault();
        await unit.TellNow(new(
            kind, unit.Now, null, null, post is null ? null : new DistrictCode(post.District), post?.School is { } school ? new SchoolCode(school) : null,
            subject?.Id, form.Address, text));
    }

    private static Refusal Wrong(int left) => new(
        "sign-in.wrong", RefusalKind.Invalid,
        left > 0 ? $"学校编号、岗位（姓名、手机号）或密码不对。再错 {left} 次，在这台电脑上要等一会儿。" : "学校编号、岗位（姓名、手机号）或密码不对，请 15 分钟后再试。",
        left.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>The hash of a password that nobody has, so that an unknown name costs as much as a known one.</summary>
public sealed class DummyPassword
{
    private string? hash;

    internal string Hash(IPasswordHasher<Account> hasher) => hash ??= hasher.HashPassword(null!, Ids.Secret());
}
