using DistrictUnion.Accounts.Setup;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Grains.Interfaces;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>First setup: the district and its first administrator.</summary>
internal static class SetupPages
{
    // As the district's rules have it; asked before the account is made, since the district is founded after.
    private const int MaxName = 100;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/setup", Open).WithName("page.setup");
        pages.MapPost("/setup", Complete).WithName("page.setup-form");
    }

    private static async Task<IResult> Open(HttpContext http, FirstSetup setup, CancellationToken cancellationToken)
    {
        var code = http.Request.Query["code"].ToString();
        return await setup.Fits(code, cancellationToken) ? PageResults.Draw<SetupPage>(new { Code = code, Rules = Rules(http) }) : PageResults.Say(Wrong);
    }

    private static async Task<IResult> Complete(
        HttpContext http, PageForm form, FirstSetup setup, SignInService service, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var code = form.Typed("code");
        if (!await setup.Fits(code, cancellationToken)) return PageResults.Say(Wrong);
        form.Required("district", AccountTexts.District);
        var district = form.Code<DistrictCode>("district", AccountTexts.District) ?? default;
        var name = form.Required("districtName", AccountTexts.DistrictName);
        if (name.Length > MaxName) form.Flaw("name.too-long", Say.It(AccountTexts.NameTooLong, MaxName), "districtName");
        SignInPages.IsTypedTwice(form);
        if (!form.HasFlaws)
        {
            var asked = new SetupForm(
                code, district, form.Typed("zone"), form.Typed("name"), form.Text("phone"), form.Typed("title"), form.Typed("password"), Keepers.AddressOf(http));
            var made = await setup.Complete(asked, cancellationToken);
            if (made.Value is { } admin) return await Enter(http, form, asked, admin, name, service, grains, cancellationToken);
            form.Flaw(made.Refusals);
        }

        return PageResults.DrawRefused<SetupPage>(new { Code = code, Rules = Rules(http), Sent = form });
    }

    /// <summary>The district is founded by its administrator's own command, unless an older database holds it already.</summary>
    private static async Task<IResult> Enter(
        HttpContext http, PageForm form, SetupForm asked, DistrictUnion.Accounts.Posts.Given admin, string name, SignInService service, IGrainFactory grains,
        CancellationToken cancellationToken)
    {
        var grain = grains.District(asked.District);
        if (await grain.View(cancellationToken) is null)
        {
            var context = new Domain.Accounts.CommandContext(CommandIds.Of(admin.Account, form.Typed(PageForm.Key)), admin.Post.ActorOf(admin.Account));
            var founded = await grain.Found(new(context, asked.District, name, asked.TimeZone), cancellationToken);
            if (founded.IsRefused) return PageResults.Say(Notice.Of(founded.Refusals[0]));
        }

        var signed = await service.SignIn(new(asked.District.Value, asked.Name, asked.Password, asked.Address, http.Request.Headers.UserAgent.ToString()), cancellationToken);
        if (signed.Value is { } done) await SessionCookie.Write(http, done.Session, done.Account);
        Flash.Say(http, AccountTexts.SetupDone);
        return PageResults.Go($"/districts/{asked.District}/settings");
    }

    private static string Rules(HttpContext http) => OwnAccountModel.RulesOf(
        http.RequestServices.GetRequiredService<IOptions<DistrictUnion.Accounts.Settings.AccountsOptions>>().Value.Policy);

    private static Notice Wrong => new(403, "account.setup-code-wrong", AccountTexts.SetupTitle, AccountTexts.SetupWrong, []);
}
