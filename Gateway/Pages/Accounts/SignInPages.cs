using System.Text.Json;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;
using Microsoft.Extensions.Primitives;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>Signing in and out, the post switcher, forgotten passwords: pages for who is not signed in yet.</summary>
internal static class SignInPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-in", (HttpContext http, string? back) => Draw(http, SignInModel.Local(back))).WithName("page.sign-in");
        pages.MapPost("/sign-in", Enter).WithName("page.sign-in-form");
        pages.MapGet("/sign-in/code", (string? back) => PageResults.Draw<CodePage>(new { Back = SignInModel.Local(back) })).WithName("page.code");
        pages.MapPost("/sign-in/code", Confirm).WithName("page.code-form");
        pages.MapPost("/sign-out", Leave).WithName("page.sign-out");
        pages.MapPost("/post", Switch).WithName("page.post");
        pages.MapGet("/reset-request", () => PageResults.Draw<ResetRequestPage>(new { })).WithName("page.reset-request");
        pages.MapPost("/reset-request", Ask).WithName("page.reset-request-form");
        pages.MapGet("/reset", () => PageResults.Draw<RedeemPage>(new { })).WithName("page.reset");
        pages.MapPost("/reset", Redeem).WithName("page.reset-form");
    }

    /// <summary>The sign-in page; where there is no account yet, what to do first.</summary>
    public static async Task<IResult> Draw(HttpContext http, string? back, string? carried = null, bool losesFiles = false) =>
        await http.RequestServices.GetRequiredService<DistrictUnion.Accounts.Setup.FirstSetup>().IsDue(http.RequestAborted)
            ? PageResults.Say(Notice.NoAccounts)
            : PageResults.Draw<SignInPage>(new { Model = new SignInModel(back, carried, losesFiles) });

    /// <summary>A form that was sent after the session had ended: it is carried through signing in.</summary>
    public static async Task<IResult> Carry(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var sent = new PageForm(form).Everything.Select(field => new[] { field.Name, field.Value });
        return await Draw(http, http.Request.Path + http.Request.QueryString, JsonSerializer.Serialize(sent), form.Files.Count > 0);
    }

    private static async Task<IResult> Enter(HttpContext http, PageForm form, SignInService service, CancellationToken cancellationToken)
    {
        var signed = await service.SignIn(
            new(form.Text("organisation") ?? "", form.Text("name") ?? "", form.Typed("password"), Keepers.AddressOf(http), http.Request.Headers.UserAgent.ToString()),
            cancellationToken);
        var back = SignInModel.Local(form.Text(SignInModel.BackField));
        if (signed.Value is not { } done)
        {
            form.Flaw(signed.Refusals.Select(r => r with { Place = null }));
            return PageResults.DrawRefused<SignInPage>(new { Model = new SignInModel(back, form.Text(SignInModel.CarriedField), false), Sent = form });
        }

        await SessionCookie.Write(http, done.Session, done.Account);
        return done.Stage switch
        {
            SessionStage.Code => PageResults.Go($"/sign-in/code{(back is null ? "" : $"?back={Uri.EscapeDataString(back)}")}"),
            SessionStage.Open when back is not null && Carried(form) is { } sent => PageResults.Draw<ResendPage>(new { Form = sent, Address = back }),
            SessionStage.Open => PageResults.Go(back ?? "/"),
            _ => PageResults.Go(StepOf(done.Stage)),
        };
    }

    /// <summary>Where a session goes that has something to do first.</summary>
    public static string StepOf(SessionStage stage) => stage switch
    {
        SessionStage.Code => "/sign-in/code",
        SessionStage.Password => "/account/password",
        SessionStage.Authenticator => "/account/authenticator",
        _ => "/",
    };

    private static async Task<IResult> Confirm(HttpContext http, PageForm form, SignInService service, CancellationToken cancellationToken)
    {
        var back = SignInModel.Local(form.Text(SignInModel.BackField));
        if (await SessionCookie.Read(http) is not { } session) return PageResults.Go("/sign-in");
        var signed = await service.ConfirmCode(session, form.Text("code") ?? "", Keepers.AddressOf(http), cancellationToken);
        if (signed.Value is { } done) return PageResults.Go(done.Stage is SessionStage.Open ? back ?? "/" : StepOf(done.Stage));
        if (signed.Refusals[0].Code == "sign-in.ended") return PageResults.Go("/sign-in");
        form.Flaw(signed.Refusals.Select(r => r with { Place = "code" }));
        return PageResults.DrawRefused<CodePage>(new { Back = back, Sent = form });
    }

    private static async Task<IResult> Leave(OwnCall call, Sessions sessions, CancellationToken cancellationToken)
    {
        if (!call.Visit.IsToken) await sessions.SignOut(call.Visit, call.Address, cancellationToken);
        await SessionCookie.Remove(call.Http);
        Flash.Say(call.Http, AccountTexts.SignedOut);
        return PageResults.Go("/sign-in");
    }

    private static async Task<IResult> Switch(OwnCall call, PageForm form, Sessions sessions, PostTitles titles, CancellationToken cancellationToken)
    {
        var switched = await sessions.Switch(call.Visit, form.Typed("post"), call.Address, cancellationToken);
        if (switched.Value is not { Current: var post }) return PageResults.Say(Notice.Of(switched.Refusals[0]));
        Flash.Say(call.Http, Say.It(AccountTexts.SwitchedTo, await titles.Of(post.District, post.School, post.Title, cancellationToken)));
        return PageResults.Go("/");
    }

    private static async Task<IResult> Ask(HttpContext http, PageForm form, ResetRequests requests, CancellationToken cancellationToken)
    {
        var asked = await requests.Ask(form.Text("organisation") ?? "", form.Required("name", AccountTexts.WhoAmI), Keepers.AddressOf(http), cancellationToken);
        if (asked.IsRefused) form.Flaw(asked.Refusals);
        if (form.HasFlaws) return PageResults.DrawRefused<ResetRequestPage>(new { Sent = form });
        Flash.Say(http, AccountTexts.RequestDone);
        return PageResults.Go("/sign-in");
    }

    private static async Task<IResult> Redeem(HttpContext http, PageForm form, PasswordResets resets, CancellationToken cancellationToken)
    {
        if (IsTypedTwice(form))
        {
            var redeemed = await resets.Redeem(
                new(form.Text("organisation") ?? "", form.Text("name") ?? "", form.Typed("code"), form.Typed("password"), Keepers.AddressOf(http)), cancellationToken);
            if (redeemed.IsRefused) form.Flaw(redeemed.Refusals);
        }

        if (form.HasFlaws) return PageResults.DrawRefused<RedeemPage>(new { Sent = form });
        Flash.Say(http, AccountTexts.RedeemDone);
        return PageResults.Go("/sign-in");
    }

    internal static bool IsTypedTwice(PageForm form)
    {
        if (form.Typed("password") == form.Typed("again")) return true;
        form.Flaw("password.not-repeated", AccountTexts.PasswordsDiffer, "again");
        return false;
    }

    private static PageForm? Carried(PageForm form)
    {
        try
        {
            if (form.Text(SignInModel.CarriedField) is not { } json || JsonSerializer.Deserialize<string[][]>(json) is not { } fields) return null;
            return new(new FormCollection(fields.Where(f => f.Length == 2).GroupBy(f => f[0], f => f[1]).ToDictionary(f => f.Key, f => new StringValues([.. f]))));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
