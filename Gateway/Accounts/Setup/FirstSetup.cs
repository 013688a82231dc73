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

/// <summary>What the first administrator enters.</summary>
public sealed record SetupForm(string Code, DistrictCode District, string TimeZone, string Name, string? Phone, string Title, string Password, string Address);

/// <summary>The first administrator of an installation without accounts.</summary>
public sealed class FirstSetup(AccountsUnit unit, AccountMaker maker, PasswordChanges passwords, AccountSettingsStore settings)
{
    private static readonly string[] NoteName = ["setup"];
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly Refusal Done = new("account.setup-done", RefusalKind.Conflict, "已经设置过了，请直接登录。");

    /// <summary>Whether nobody has an account yet.</summary>
    public async Task<bool> IsDue(CancellationToken cancellationToken = default) => !await unit.Db.Accounts.AnyAsync(cancellationToken);

    /// <summary>
    /// The code for the setup link, to be printed on the console; null when there are accounts. It is drawn once for an installation, so that every
    /// gateway and every start prints the same link, and counts 30 days at most.
    /// </summary>
    public async Task<string?> Begin(CancellationToken cancellationToken = default) =>
        (await unit.Change<SetupCode>(async () =>
        {
            if (!await IsDue(cancellationToken)) return Done;
            if (await unit.Notes.Find<SetupCode>(NoteName, cancellationToken) is { } drawn) return drawn;
            var code = new SetupCode(Ids.New() + Ids.New());
            await unit.Notes.Leave(NoteName, code, Kept, cancellationToken);
            return code;
        }, cancellationToken)).Value?.Code;

    /// <summary>Whether a link's code is the installation's, and still due.</summary>
    public async Task<bool> Fits(string typed, CancellationToken cancellationToken = default) =>
        await IsDue(cancellationToken) && await unit.Notes.Find<SetupCode>(NoteName, cancellationToken) is { } drawn
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(drawn.Code), Encoding.UTF8.GetBytes(typed.Trim()));

    /// <summary>Makes the district's first administrator.</summary>
    /// <returns>Refused: account.setup-code-wrong, account.setup-done, account.zone-unknown, account.name-invalid, account.phone-invalid, post.title-invalid, password.*.</returns>
    public Task<Outcome<Given>> Complete(SetupForm form, CancellationToken cancellationToken = default) =>
        unit.Change<Given>(async () =>
        {
            if (!await IsDue(cancellationToken)) return Done;
            if (!await Fits(form.Code, cancellationToken)) return new Refusal("account.setup-code-wrong", RefusalKind.Forbidden, "设置链接不对，或已过 30 天，请用服务启动时打印的链接；过期的，重新启动服务就有新的。");
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
            await unit.Notes.Remove(NoteName, cancellationToken);
            unit.Tell(new(
                AccountEventKinds.AccountCreated, unit.Now, account.Id, row.Title, form.District, null, account.Id, form.Address,
                "首次设置：建立区管理员"));
            return new Given(account.Id, account.Name, Tenure.Of(held.Value!), null);
        }, cancellationToken);

    private sealed record SetupCode(string Code);
}
