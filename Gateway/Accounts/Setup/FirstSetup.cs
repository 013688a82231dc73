using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Accounts.Events;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Setup;

/// <summary>The one-time code of this start, as its digest. It is drawn anew at every start and good for nothing once an account exists.</summary>
public sealed class SetupCode
{
    private byte[]? digest;

    /// <summary>Draws the code; what was drawn before counts no longer.</summary>
    internal string Draw()
    {
        var code = Ids.New() + Ids.New();
        digest = SHA256.HashData(Encoding.UTF8.GetBytes(code));
        return code;
    }

    /// <summary>Whether a code was drawn and is not used up.</summary>
    internal bool IsDrawn => digest is not null;

    internal bool Fits(string code) => digest is { } drawn && CryptographicOperations.FixedTimeEquals(drawn, SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim())));

    internal void Forget() => digest = null;
}

/// <summary>What the first administrator enters.</summary>
public sealed record SetupForm(string Code, DistrictCode District, string TimeZone, string Name, string? Phone, string Title, string Password, string Address);

/// <summary>The first administrator of an installation without accounts.</summary>
public sealed class FirstSetup(AccountsUnit unit, SetupCode code, AccountMaker maker, PasswordChanges passwords, AccountSettingsStore settings)
{
    /// <summary>Whether nobody has an account yet.</summary>
    public async Task<bool> IsDue(CancellationToken cancellationToken = default) => !await unit.Db.Accounts.AnyAsync(cancellationToken);

    /// <summary>The code for the setup link, to be printed on the console; null when there are accounts.</summary>
    public async Task<string?> Begin(CancellationToken cancellationToken = default) => await IsDue(cancellationToken) ? code.Draw() : null;

    /// <summary>Whether a link's code is the one of this start, and still due.</summary>
    public async Task<bool> Fits(string typed, CancellationToken cancellationToken = default) => code.Fits(typed) && await IsDue(cancellationToken);

    /// <summary>Makes the district's first administrator.</summary>
    /// <returns>Refused: account.setup-code-wrong, account.setup-done, account.zone-unknown, account.name-invalid, account.phone-invalid, post.title-invalid, password.*.</returns>
    public Task<Outcome<Given>> Complete(SetupForm form, CancellationToken cancellationToken = default) =>
        unit.Change<Given>(async () =>
        {
            if (!code.Fits(form.Code)) return new Refusal("account.setup-code-wrong", RefusalKind.Forbidden, "设置链接不对，请用服务最近一次启动时打印的链接。");
            if (!await IsDue(cancellationToken)) return new Refusal("account.setup-done", RefusalKind.Conflict, "已经设置过了，请直接登录。");
            var chosen = AccountSettings.Default(unit.Options) with { TimeZone = form.TimeZone };
            var post = new NewPost(Role.DistrictAdmin, form.Title, form.District, null, PostLimits.None);
            var flaws = chosen.Flaws().Concat(PostRules.PersonFlaws(new(null, form.Name, form.Phone))).ToList();
            if (flaws.Count > 0) return Outcome<Given>.Refused(flaws);
            await settings.Put(form.District, chosen, cancellationToken);
            var today = chosen.DayOf(unit.Now);
            if (PostRules.Flaws(post, today).ToArray() is { Length: > 0 } wrong) return Outcome<Given>.Refused(wrong);
            var account = maker.New(form.Name, Typed.Phone(form.Phone));
            unit.Db.Accounts.Add(account);
            var row = maker.NewPost(post, today);
            var held = await maker.Hold(account, row, row.From, null, isStandIn: false, cancellationToken);
            await unit.Db.SaveChangesAsync(cancellationToken);
            if (await passwords.Set(account, form.Password, isOneTime: false, cancellationToken) is { Length: > 0 } weak) return Outcome<Given>.Refused(weak);
            code.Forget();
            unit.Tell(new(
                AccountEventKinds.AccountCreated, unit.Now, account.Id, row.Title, form.District, null, account.Id, form.Address,
                "首次设置：建立区管理员"));
            return new Given(account.Id, account.Name, Tenure.Of(held.Value!), null);
        }, cancellationToken);
}
