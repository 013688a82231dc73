using System.Collections.Immutable;
using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Matters;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Pages.Accounts;

/// <summary>The list of accounts, new posts, requests for resets.</summary>
internal static class AccountsPages
{
    private static readonly char[] Separators = ['、', '，', ',', ' ', ';', '；'];

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/schools/{school}/accounts", List).WithName("page.school-accounts");
        var accounts = pages.MapGroup("/districts/{district}/accounts");
        accounts.MapGet("", List).WithName("page.accounts");
        accounts.MapGet("/new", (KeeperCall call, IGrainFactory grains) => DrawNew(call, grains, null)).WithName("page.account-new");
        accounts.MapPost("/new", Give).WithName("page.account-give");
        accounts.MapGet("/requests", Requests).WithName("page.account-requests");
        accounts.MapPost("/requests/{request}/dismissal", Dismiss).WithName("page.account-request-dismissal");
        accounts.MapGet("/shown/{key}", Shown).WithName("page.accounts-shown");
    }

    private static async Task<IResult> List(KeeperCall call, AccountDirectory people, ResetRequests requests, IGrainFactory grains)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        var query = call.Http.Request.Query;
        var filter = new AccountFilter(
            call.School ?? (Codes.TryParse<SchoolCode>(query["school"], out var school) ? school : null),
            Enum.TryParse<Role>(query["role"], out var role) && Enum.IsDefined(role) ? role : null, query["text"],
            query["state"] == "disabled" ? true : null, query["state"] == "never");
        var lines = await people.List(call.Keeper, filter, call.Aborted);
        var open = frame.MayKeep ? (await requests.Of(call.Keeper, call.Aborted)).Length : 0;
        var proposals = filter.School is { } one ? await HandOverProposals.Of(call, one, grains, people) : [];
        return PageResults.Draw<AccountListPage>(new { Model = new AccountListModel(frame, call.School, lines, filter, open) { Proposals = proposals } });
    }

    private static async Task<IResult> DrawNew(KeeperCall call, IGrainFactory grains, PageForm? sent)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        var people = await call.Service<AccountDirectory>().List(call.Keeper, new(), call.Aborted);
        var model = new NewAccountModel(frame, people, Codes.TryParse<SchoolCode>(call.Http.Request.Query["school"], out var school) ? school : call.Keeper.Actor.School);
        return sent is null ? PageResults.Draw<NewAccountPage>(new { Model = model }) : PageResults.DrawRefused<NewAccountPage>(new { Model = model, Sent = sent });
    }

    private static async Task<IResult> Give(KeeperCall call, PageForm form, PostKeeping posts, IGrainFactory grains)
    {
        if (await AccountsFrame.Of(call, grains) is not { } frame) return PageResults.Say(Notice.NoDistrict);
        if (!Enum.TryParse<Role>(form.Typed("role"), out var role) || !Enum.IsDefined(role)) form.Flaw("form.missing", Say.It(AccountTexts.RoleMissing), "role");
        var limits = new PostLimits(
            [.. Read<GroupCode>(form.All("groups"))], [.. SchoolsOf(form, frame)], [.. Read<AreaCode>(form.All("areas"))],
            [.. Split(form.Text("ledgers")).Select(kind => kind.ToUpperInvariant())]);
        var post = new NewPost(
            role, form.Required("title", AccountTexts.Title), call.District, form.Code<SchoolCode>("school", AccountTexts.SchoolCode), limits,
            form.Day("from", AccountTexts.From), form.Day("to", AccountTexts.To));
        if (form.HasFlaws) return await DrawNew(call, grains, form);
        var given = await call.Once(() => posts.Give(call.Keeper, post, PersonOf(form), call.Aborted));
        if (given.Value is { } done) return await After(call, grains, done, Say.It(AccountTexts.Given, done.Name));
        form.Flaw(given.Refusals);
        return await DrawNew(call, grains, form);
    }

    private static async Task<IResult> Requests(KeeperCall call, ResetRequests requests, IGrainFactory grains) =>
        await AccountsFrame.Of(call, grains) is { } frame
            ? PageResults.Draw<RequestsPage>(new { Model = new RequestsModel(frame, await requests.Of(call.Keeper, call.Aborted)) })
            : PageResults.Say(Notice.NoDistrict);

    private static async Task<IResult> Dismiss(KeeperCall call, string request, ResetRequests requests)
    {
        var dismissed = await requests.Dismiss(call.Keeper, request, call.Aborted);
        if (dismissed.IsRefused) return PageResults.Say(Notice.Of(dismissed.Refusals[0]));
        Flash.Say(call.Http, AccountTexts.RequestDismissed);
        return PageResults.Go($"/districts/{call.District}/accounts/requests");
    }

    private static async Task<IResult> Shown(KeeperCall call, string key, PostTitles titles, IGrainFactory grains) =>
        await call.Service<ShownOnce>().Find(call.Visitor.Account, key) switch
        {
            ShownResetCode code => PageResults.Draw<ShownPage>(new { Secret = code, District = await titles.NameOf(call.District, call.Aborted) }),
            ShownSlips shown when await AccountsFrame.Of(call, grains) is { } frame => PageResults.Draw<SlipsPage>(new { Model = new SlipsModel(frame, shown.Slips, AddressOf(call.Http.Request)) }),
            _ => PageResults.Say(OwnAccountPages.Gone),
        };

    /// <summary>After a post was given: a new person's slip, else the account.</summary>
    internal static async Task<IResult> After(KeeperCall call, IGrainFactory grains, Given given, string said)
    {
        Flash.Say(call.Http, said);
        if (given.FirstPassword is not { } first) return PageResults.Go($"/districts/{call.District}/accounts/{given.Account}");
        var frame = (await AccountsFrame.Of(call, grains))!;
        return await ShowSlips(call, frame, [new(first, null, [given.Post])]);
    }

    internal static async Task<IResult> ShowSlips(KeeperCall call, AccountsFrame frame, ImmutableArray<DistrictUnion.Accounts.Import.Slip> slips) =>
        PageResults.Go($"{frame.At}/shown/{await call.Service<ShownOnce>().Put(call.Visitor.Account, new ShownSlips(slips))}");

    private static string AddressOf(HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    internal static Person PersonOf(PageForm form) => form.Text("account") is { } account ? new(account) : new(null, form.Text("name"), form.Text("phone"));

    private static IEnumerable<TCode> Read<TCode>(IEnumerable<string> words)
        where TCode : struct, ICode<TCode> =>
        words.Where(Codes.IsCode).Select(TCode.Of);

    /// <summary>Schools by code or name; one that is none is a flaw, for nobody would miss it before the inspection.</summary>
    private static IEnumerable<SchoolCode> SchoolsOf(PageForm form, AccountsFrame frame)
    {
        foreach (var typed in Split(form.Text("schools")))
        {
            if (frame.Schools.Where(s => s.Key.Value == typed || s.Value == typed).Select(s => (SchoolCode?)s.Key).FirstOrDefault() is { } school) yield return school;
            else form.Flaw("school.unknown", Say.It(AccountTexts.SchoolUnknown, typed), "schools");
        }
    }

    private static string[] Split(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
