using System.Collections.Immutable;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.TwoFactor;

/// <summary>A key to be entered into an authenticator.</summary>
/// <param name="Key">In groups of four, for typing.</param>
/// <param name="Uri">For a QR code: <c>otpauth://totp/…</c>.</param>
public sealed record AuthenticatorKey(string Key, string Uri);

/// <summary>Codes that each replace the authenticator once. They are shown once and kept as hashes.</summary>
public sealed record RecoveryCodes(ImmutableArray<string> Codes);

/// <summary>How an account stands with its authenticator.</summary>
/// <param name="CodesLeft">Recovery codes that were not used yet.</param>
public sealed record TwoFactorState(bool IsOn, int CodesLeft);

/// <summary>Sets up, confirms and removes one's own authenticator (动态验证码).</summary>
public sealed class Authenticators(AccountsUnit unit, Holders holders)
{
    public const int Codes = 8;

    public async Task<TwoFactorState> Of(Visit visit, CancellationToken cancellationToken = default)
    {
        var account = await unit.Db.Accounts.SingleAsync(a => a.Id == visit.Account, cancellationToken);
        return new(account.TwoFactorEnabled, account.TwoFactorEnabled ? await unit.Users.CountRecoveryCodesAsync(account) : 0);
    }

    /// <summary>The key to be entered; a new one unless one waits for its first code.</summary>
    /// <param name="issuer">The service's name as the authenticator lists it.</param>
    /// <returns>Refused: sign-in.authenticator-on.</returns>
    public Task<Outcome<AuthenticatorKey>> Prepare(Visit visit, string issuer, CancellationToken cancellationToken = default) =>
        unit.Change<AuthenticatorKey>(async () =>
        {
            var account = await unit.Db.Accounts.SingleAsync(a => a.Id == visit.Account, cancellationToken);
            if (account.TwoFactorEnabled) return new Refusal("sign-in.authenticator-on", RefusalKind.Conflict, "已经启用了动态验证码，换手机请先停用。");
            if (string.IsNullOrEmpty(await unit.Users.GetAuthenticatorKeyAsync(account))) await unit.Users.ResetAuthenticatorKeyAsync(account);
            var key = (await unit.Users.GetAuthenticatorKeyAsync(account))!;
            var label = Uri.EscapeDataString($"{issuer}:{account.Name}");
            return new AuthenticatorKey(
                string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(chunk => new string(chunk))),
                $"otpauth://totp/{label}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits={ClockAuthenticator.Digits}");
        }, cancellationToken);

    /// <summary>Switches it on with the first code of the authenticator.</summary>
    /// <returns>Refused: sign-in.code-wrong.</returns>
    public Task<Outcome<RecoveryCodes>> Confirm(Visit visit, string code, string address, CancellationToken cancellationToken = default) =>
        unit.Change<RecoveryCodes>(async () =>
        {
            var account = await unit.Db.Accounts.SingleAsync(a => a.Id == visit.Account, cancellationToken);
            if (!await unit.Users.VerifyTwoFactorTokenAsync(account, ClockAuthenticator.Name, Typed.Plain(code)))
                return new Refusal("sign-in.code-wrong", RefusalKind.Invalid, "验证码不对。请看手机上现在显示的六位数字，并核对手机时间。", "code");
            account.TwoFactorEnabled = true;
            var codes = await unit.Users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes);
            if (visit.Stage is SessionStage.Authenticator && await unit.Db.Sessions.FindAsync([visit.Session], cancellationToken) is { } session)
                session.Stage = await holders.StageAfterCode(account, cancellationToken);
            unit.Cache.ForgetAccount(account.Id);
            unit.Tell(visit.Event(AccountEventKinds.TwoFactorOn, unit.Now, account.Id, address, "启用动态验证码"));
            return new RecoveryCodes([.. codes!]);
        }, cancellationToken);

    /// <summary>Switches one's own off. The caller asks for the password first; a required authenticator comes back at the next sign-in.</summary>
    public Task<Outcome<Done>> Remove(Visit visit, string address, CancellationToken cancellationToken = default) =>
        unit.Change<Done>(async () =>
        {
            var account = await unit.Db.Accounts.SingleAsync(a => a.Id == visit.Account, cancellationToken);
            await Off(account);
            unit.Tell(visit.Event(AccountEventKinds.TwoFactorOff, unit.Now, account.Id, address, "停用动态验证码"));
            return Done.It;
        }, cancellationToken);

    /// <summary>Switches somebody's off, who lost telephone and recovery codes.</summary>
    /// <returns>Refused: account.absent, account.not-yours.</returns>
    public Task<Outcome<Done>> Remove(Keeper keeper, string account, CancellationToken cancellationToken = default) =>
        unit.Change<Done>(async () =>
        {
            if (await unit.Db.Accounts.SingleOrDefaultAsync(a => a.Id == account, cancellationToken) is not { } found) return AccountRights.Absent;
            if (!AccountRights.MayKeep(keeper, await holders.NotOver(account, cancellationToken))) return AccountRights.NotYours;
            await Off(found);
            unit.Tell(keeper.Event(AccountEventKinds.TwoFactorOff, unit.Now, account, "停用别人的动态验证码"));
            return Done.It;
        }, cancellationToken);

    private async Task Off(Account account)
    {
        account.TwoFactorEnabled = false;
        account.LastCodeStep = null;
        await unit.Users.ResetAuthenticatorKeyAsync(account);
        await unit.Users.GenerateNewTwoFactorRecoveryCodesAsync(account, 0);
        unit.Cache.ForgetAccount(account.Id);
    }
}
