using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.TwoFactor;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>One account that somebody looks after, and its posts.</summary>
internal static class KeptAccountPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var one = pages.MapGroup("/districts/{district}/accounts");
        one.MapGet("/{account}", (KeeperCall call, string account, IGrainFactory grains) => Draw(call, account, grains, null)).WithName("page.kept-account");
        one.MapPost("/{account}/name", Rename).WithName("page.account-name");
        one.MapPost("/{account}/phone", ChangePhone).WithName("page.account-phone");
        one.MapPost("/{account}/disabling", Disable).WithName("page.account-disabling");
        one.MapPost("/{account}/enabling", Enable).WithName("page.account-enabling");
        one.MapPost("/{account}/reset-code", IssueCode).WithName("page.account-reset-code");
        one.MapPost("/{account}/first-password", NewFirstPassword).WithName("page.account-first-password");
        one.MapPost("/{account}/authenticator-removal", RemoveAuthenticator).WithName("page.account-authenticator-removal");
        one.MapPost("/{account}/posts/{post}/ending", End).WithName("page.post-ending");
        one.MapGet("/posts/{post}/hand-over", (KeeperCall call, string post, IGrainFactory grains) => DrawHandOver(call, post, false, grains, null)).WithName("page.hand-over");
        one.MapPost("/posts/{post}/hand-over", HandOver).WithName("page.hand-over-form");
        one.MapGet("/posts/{post}/stand-in", (KeeperCall call, string post, IGrainFactory grains) => DrawHandOver(call, post, true, grains, null)).WithName("page.stand-in");
        one.MapPost("/posts/{post}/stand-in", StandIn).WithName("page.stand-in-form");
    }

    private static async Task<IResult> Draw(KeeperCall call, string account, IGrainFactory grains, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        if (await call.Service<AccountDirectory>().One(call.Keeper, account, call.Aborted) is not { } view) return PageResults.Say(Notice.NotFound);
        var (model, today) = (new AccountModel(frame, view), Today(call, frame));
        return sent is null
            ? PageResults.Draw<AccountPage>(new { Model = model, Today = today })
            : PageResults.DrawRefused<AccountPage>(new { Model = model, Today = today, Sent = sent });
    }

    private static async Task<IResult> Rename(KeeperCall call, string account, PageForm form, AccountKeeping accounts, IGrainFactory grains) =>
        await Then(call, account, form, grains, await accounts.Rename(call.Keeper, account, form.Typed("name"), call.Aborted), AccountTexts.Saved);

    private static async Task<IResult> ChangePhone(KeeperCall call, string account, PageForm form, AccountKeeping accounts, IGrainFactory grains) =>
        await Then(call, account, form, grains, await accounts.ChangePhone(call.Keeper, account, form.Text("phone"), call.Aborted), AccountTexts.Saved);

    private static async Task<IResult> Disable(KeeperCall call, string account, PageForm form, AccountKeeping accounts, IGrainFactory grains)
    {
        var reason = form.Required("reason", AccountTexts.DisableReason);
        return form.HasFlaws
            ? await Draw(call, account, grains, form)
            : await Then(call, account, form, grains, await accounts.Disable(call.Keeper, account, reason, call.Aborted), AccountTexts.Disabled);
    }

    private static async Task<IResult> Enable(KeeperCall call, string account, PageForm form, AccountKeeping accounts, IGrainFactory grains) =>
        await Then(call, account, form, grains, await accounts.Enable(call.Keeper, account, call.Aborted), AccountTexts.Enabled);

    private static async Task<IResult> RemoveAuthenticator(KeeperCall call, string account, PageForm form, Authenticators all, IGrainFactory grains) =>
        await Then(call, account, form, grains, await all.Remove(call.Keeper, account, call.Aborted), AccountTexts.AuthenticatorRemoved);

    private static async Task<IResult> End(KeeperCall call, string account, string post, PageForm form, PostKeeping posts, IGrainFactory grains) =>
        await Then(call, account, form, grains, await posts.End(call.Keeper, post, form.Required("holding", AccountTexts.Post), null, call.Aborted), AccountTexts.PostEnded);

    private static async Task<IResult> IssueCode(KeeperCall call, string account, PageForm form, PasswordResets resets, IGrainFactory grains)
    {
        var issued = await call.Once(() => resets.Issue(call.Keeper, account, call.Aborted));
        if (issued.Value is not { } code) return await Refused(call, account, form, grains, issued.Refusals);
        var at = $"/districts/{call.District}/accounts";
        return PageResults.Go($"{at}/shown/{await call.Service<ShownOnce>().Put(call.Visitor.Account, new ShownResetCode(code.Name, code.Code, $"{at}/{account}"))}");
    }

    private static async Task<IResult> NewFirstPassword(KeeperCall call, string account, PageForm form, AccountKeeping accounts, AccountDirectory people, IGrainFactory grains)
    {
        var made = await call.Once(() => accounts.NewFirstPassword(call.Keeper, account, call.Aborted));
        if (made.Value is not { } first) return await Refused(call, account, form, grains, made.Refusals);
        var (frame, view) = (await AccountsFrame.Of(call, grains), await people.One(call.Keeper, account, call.Aborted));
        var today = Today(call, frame!);
        return await AccountsPages.ShowSlips(call, frame!, [new(first, view!.Phone, [.. view.Posts.Where(p => !(p.To < today))])]);
    }

    private static async Task<IResult> DrawHandOver(KeeperCall call, string post, bool isStandIn, IGrainFactory grains, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        var people = call.Service<AccountDirectory>();
        if (await people.Post(call.Keeper, post, call.Aborted) is not { } view) return PageResults.Say(Notice.NotFound);
        var model = new HandOverModel(frame, view, await people.List(call.Keeper, new(), call.Aborted), Today(call, frame), isStandIn);
        if (!isStandIn && view.School is { } school)
            model = model with { Proposal = (await HandOverProposals.Of(call, school, grains, people)).FirstOrDefault(p => p.Post == post) };
        return sent is null ? PageResults.Draw<HandOverPage>(new { Model = model }) : PageResults.DrawRefused<HandOverPage>(new { Model = model, Sent = sent });
    }

    private static async Task<IResult> HandOver(KeeperCall call, string post, PageForm form, PostKeeping posts, IGrainFactory grains)
    {
        var from = form.RequiredDay("from", AccountTexts.HandOverDay);
        if (form.HasFlaws) return await DrawHandOver(call, post, false, grains, form);
        var done = await call.Once(() => posts.HandOver(call.Keeper, post, AccountsPages.PersonOf(form), from, call.Aborted));
        if (done.Value is { } given) return await AccountsPages.After(call, grains, given, Say.It(AccountTexts.HandedOver, given.Post.Title, Days.Write(from), given.Name));
        form.Flaw(done.Refusals);
        return await DrawHandOver(call, post, false, grains, form);
    }

    private static async Task<IResult> StandIn(KeeperCall call, string post, PageForm form, PostKeeping posts, IGrainFactory grains)
    {
        var (from, to) = (form.RequiredDay("from", AccountTexts.From), form.RequiredDay("to", AccountTexts.LastDay));
        if (form.HasFlaws) return await DrawHandOver(call, post, true, grains, form);
        var done = await call.Once(() => posts.StandIn(call.Keeper, post, AccountsPages.PersonOf(form), from, to, call.Aborted));
        if (done.Value is { } given)
            return await AccountsPages.After(call, grains, given, Say.It(AccountTexts.StandInNamed, given.Name, Days.Write(from), Days.Write(to), given.Post.Title));
        form.Flaw(done.Refusals);
        return await DrawHandOver(call, post, true, grains, form);
    }

    private static async Task<IResult> Then(KeeperCall call, string account, PageForm form, IGrainFactory grains, Outcome<Done> outcome, string said)
    {
        if (outcome.IsRefused) return await Refused(call, account, form, grains, outcome.Refusals);
        Flash.Say(call.Http, said);
        return PageResults.Go($"/districts/{call.District}/accounts/{account}");
    }

    private static Task<IResult> Refused(KeeperCall call, string account, PageForm form, IGrainFactory grains, IEnumerable<Refusal> refusals)
    {
        form.Flaw(refusals);
        return Draw(call, account, grains, form);
    }

    private static DateOnly Today(KeeperCall call, AccountsFrame frame) => Zones.DayOf(call.Service<TimeProvider>().GetUtcNow(), frame.TimeZone);
}
