using System.Collections.Immutable;
using DistrictUnion.Accounts.Passwords;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Settings;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Accounts.TwoFactor;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>One's own account: password, phone, authenticator, sessions, tokens.</summary>
internal static class OwnAccountPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var own = pages.MapGroup("/account");
        own.MapGet("", (OwnCall call) => Draw(call, null)).WithName("page.account");
        own.MapGet("/password", (OwnCall call) => DrawPassword(call, null)).WithName("page.password");
        own.MapPost("/password", ChangePassword).WithName("page.password-form");
        own.MapGet("/authenticator", (OwnCall call, Authenticators all) => DrawAuthenticator(call, all, null)).WithName("page.authenticator");
        own.MapPost("/authenticator", Confirm).WithName("page.authenticator-form");
        own.MapPost("/authenticator/removal", Remove).WithName("page.authenticator-removal");
        own.MapPost("/phone", ChangePhone).WithName("page.phone");
        own.MapPost("/sessions", EndSession).WithName("page.session-end");
        own.MapPost("/tokens", Issue).WithName("page.token-issue");
        own.MapPost("/tokens/{token}/revocation", Revoke).WithName("page.token-revocation");
        own.MapGet("/shown/{key}", Shown).WithName("page.account-shown");
    }

    private static async Task<IResult> Draw(OwnCall call, PageForm? sent)
    {
        var (visit, aborted) = (call.Visit, call.Http.RequestAborted);
        var settings = await call.Service<AccountSettingsStore>().Of(visit.Current.District, aborted);
        var titles = call.Service<PostTitles>();
        var posts = ImmutableArray.CreateBuilder<(Tenure, string)>(visit.Posts.Length);
        foreach (var post in visit.Posts) posts.Add((post, await titles.Of(post.District, post.School, post.Title, aborted)));
        var model = new OwnAccountModel(
            visit, posts.MoveToImmutable(), await DistrictOf(call), settings.TimeZone, await call.Service<AccountKeeping>().PhoneOf(visit, aborted),
            await call.Service<Authenticators>().Of(visit, aborted), await call.Service<Sessions>().Of(visit, aborted),
            await call.Service<ApiTokens>().Of(visit, aborted), call.Service<TimeProvider>().GetUtcNow());
        return sent is null ? PageResults.Draw<OwnAccountPage>(new { Model = model }) : PageResults.DrawRefused<OwnAccountPage>(new { Model = model, Sent = sent });
    }

    private static async Task<IResult> DrawPassword(OwnCall call, PageForm? sent)
    {
        var settings = await call.Service<AccountSettingsStore>().Of(call.Visit.Current.District, call.Http.RequestAborted);
        var (isFirst, rules, district) = (call.Visit.Stage is SessionStage.Password, OwnAccountModel.RulesOf(settings.Policy), await DistrictOf(call));
        return sent is null
            ? PageResults.Draw<PasswordPage>(new { IsFirst = isFirst, Rules = rules, District = district })
            : PageResults.DrawRefused<PasswordPage>(new { IsFirst = isFirst, Rules = rules, District = district, Sent = sent });
    }

    private static async Task<IResult> ChangePassword(OwnCall call, PageForm form, PasswordChanges passwords, CancellationToken cancellationToken)
    {
        if (!SignInPages.IsTypedTwice(form)) return await DrawPassword(call, form);
        var changed = await passwords.Change(call.Visit, form.Typed("current"), form.Typed("password"), call.Address, cancellationToken);
        if (changed.Value is not { } visit)
        {
            form.Flaw(changed.Refusals);
            return await DrawPassword(call, form);
        }

        Flash.Say(call.Http, AccountTexts.PasswordChanged);
        return PageResults.Go(visit.Stage is not SessionStage.Open ? SignInPages.StepOf(visit.Stage) : call.Visit.Stage is SessionStage.Open ? "/account" : "/");
    }

    private static async Task<IResult> DrawAuthenticator(OwnCall call, Authenticators all, PageForm? sent)
    {
        var district = await DistrictOf(call);
        var prepared = await all.Prepare(call.Visit, district, call.Http.RequestAborted);
        if (prepared.Value is not { } key) return PageResults.Say(Notice.Of(prepared.Refusals[0]));
        var isRequired = call.Visit.Stage is SessionStage.Authenticator;
        return sent is null
            ? PageResults.Draw<AuthenticatorPage>(new { Key = key, IsRequired = isRequired, District = district })
            : PageResults.DrawRefused<AuthenticatorPage>(new { Key = key, IsRequired = isRequired, District = district, Sent = sent });
    }

    private static async Task<IResult> Confirm(OwnCall call, PageForm form, Authenticators all, CancellationToken cancellationToken)
    {
        var confirmed = await all.Confirm(call.Visit, form.Typed("code"), call.Address, cancellationToken);
        if (confirmed.Value is { } codes) return await Show(call, new ShownCodes(codes.Codes));
        form.Flaw(confirmed.Refusals);
        return await DrawAuthenticator(call, all, form);
    }

    private static async Task<IResult> Remove(OwnCall call, PageForm form, PasswordChanges passwords, Authenticators all, CancellationToken cancellationToken)
    {
        var wrong = await passwords.Prove(call.Visit, form.Typed("current"), call.Address, cancellationToken);
        if (wrong.IsRefused) return await Refused(call, form, wrong.Refusals);
        var removed = await all.Remove(call.Visit, call.Address, cancellationToken);
        return removed.IsRefused ? await Refused(call, form, removed.Refusals) : Said(call, AccountTexts.AuthenticatorRemoved);
    }

    private static async Task<IResult> ChangePhone(OwnCall call, PageForm form, AccountKeeping accounts, CancellationToken cancellationToken)
    {
        var changed = await accounts.ChangeOwnPhone(call.Visit, form.Text("phone"), call.Address, cancellationToken);
        return changed.IsRefused ? await Refused(call, form, changed.Refusals) : Said(call, AccountTexts.PhoneSaved);
    }

    private static async Task<IResult> EndSession(OwnCall call, PageForm form, Sessions sessions, CancellationToken cancellationToken)
    {
        var ended = await sessions.End(call.Visit, form.Text("session"), call.Address, cancellationToken);
        return ended.IsRefused ? await Refused(call, form, ended.Refusals) : Said(call, AccountTexts.SessionEnded);
    }

    private static async Task<IResult> Issue(OwnCall call, PageForm form, ApiTokens tokens, CancellationToken cancellationToken)
    {
        var days = form.Number("days", AccountTexts.TokenDays, 1, ApiTokens.MostDays);
        var name = form.Required("tokenName", AccountTexts.TokenName);
        if (form.HasFlaws) return await Draw(call, form);
        var issued = await call.Once(() => tokens.Issue(call.Visit, name, days ?? 1, call.Address, cancellationToken));
        return issued.Value is { } token ? await Show(call, new ShownToken(token.Token)) : await Refused(call, form, issued.Refusals.Select(r => r.Place is "name" ? r with { Place = "tokenName" } : r));
    }

    private static async Task<IResult> Revoke(OwnCall call, string token, PageForm form, ApiTokens tokens, CancellationToken cancellationToken)
    {
        var revoked = await tokens.Revoke(call.Visit, token, call.Address, cancellationToken);
        return revoked.IsRefused ? await Refused(call, form, revoked.Refusals) : Said(call, AccountTexts.TokenRevoked);
    }

    private static async Task<IResult> Shown(OwnCall call, string key) =>
        await call.Service<ShownOnce>().Find(call.Visit.Account, key) is { } secret and (ShownToken or ShownCodes)
            ? PageResults.Draw<ShownPage>(new { Secret = secret, District = await DistrictOf(call) })
            : PageResults.Say(Gone);

    internal static Notice Gone => new(404, "account.shown-once", AccountTexts.ShownGone, AccountTexts.ShownGoneText, []);

    private static async Task<IResult> Show(OwnCall call, ShownSecret secret) =>
        PageResults.Go($"/account/shown/{await call.Service<ShownOnce>().Put(call.Visit.Account, secret)}");

    private static Task<IResult> Refused(OwnCall call, PageForm form, IEnumerable<Domain.Refusal> refusals)
    {
        form.Flaw(refusals);
        return Draw(call, form);
    }

    private static IResult Said(OwnCall call, string text)
    {
        Flash.Say(call.Http, text);
        return PageResults.Go("/account");
    }

    private static async Task<string> DistrictOf(OwnCall call) => await call.Service<PostTitles>().NameOf(call.Visit.Current.District, call.Http.RequestAborted);
}
