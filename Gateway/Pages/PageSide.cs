using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Accounts;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace DistrictUnion.Gateway.Pages;

/// <summary>
/// The gate of the pages: notices instead of problem details, and the key in the form. A form that we did not draw is refused; one of ours that
/// lay open too long is shown once more with everything that was typed, to be sent again.
/// </summary>
internal sealed class PageSide : IGateSide
{
    /// <summary>Scripts name themselves by this header and get problem details, for they draw no notices.</summary>
    public const string ByScript = "X-Du-Script";

    private static readonly Refusal Foreign = new("form.foreign", RefusalKind.Forbidden, "这份表单不是本系统的页面发来的，没有处理。请从页面上重新操作。");

    private static readonly Refusal Unread = new("form.unreadable", RefusalKind.Invalid, "这份表单里有读不出的字符，或内容太多，没有处理。请返回上一页改短后再提交。");

    public Task AskToSignIn(HttpContext context, Asking asking) =>
        IsByScript(context) ? new Refused(ApiProblem.Of(StatusCodes.Status401Unauthorized, asking.Distrust ?? SignedOut)).ExecuteAsync(context)
        : context.Features.Get<Visit>() is { } visit ? PageResults.Go(SignInPages.StepOf(visit.Stage)).ExecuteAsync(context)
        : asking.Distrust == AccountVisitors.CodeAwaited ? PageResults.Go(SignInPages.StepOf(SessionStage.Code)).ExecuteAsync(context)
        : SignInFirst(context);

    public Task Refuse(HttpContext context, Refusal refusal) =>
        IsByScript(context) ? Refused.With(refusal).ExecuteAsync(context)
        : refusal == Stale ? PageResults.Draw<ResendPage>(new { Form = new PageForm(context.Request.Form), Address = context.Request.Path + context.Request.QueryString }).ExecuteAsync(context)
        : PageResults.Say(refusal.Code.StartsWith("route.", StringComparison.Ordinal) ? Notice.NotFound : Notice.Of(refusal)).ExecuteAsync(context);

    public async ValueTask<Outcome<ChangeKey>> KeyOf(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return Foreign;
        var read = await Read(context);
        if (read.Value is not { } form) return read.Refusals[0];
        if (!await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return IsFromHere(context) ? Stale : Foreign;
        var key = form.Typed(PageForm.Key);
        if (!CommandIds.IsKey(key)) return Foreign;
        var revision = form.Has(PageForm.RevisionName) && long.TryParse(form.Typed(PageForm.RevisionName), out var named) ? named : (long?)null;
        return new ChangeKey(key, revision);
    }

    /// <summary>Refusals: text.control-characters; form.unreadable where it cannot be decoded, or says more than a form of ours can.</summary>
    private static async Task<Outcome<PageForm>> Read(HttpContext context)
    {
        try
        {
            return await ZeroCharacters.Find(context) is { } hidden ? hidden : new PageForm(await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (InvalidDataException)
        {
            return Unread;
        }
    }

    public IResult? Unreadable(HttpContext context) => null;

    internal static bool IsByScript(HttpContext context) => context.Request.Headers.ContainsKey(ByScript);

    /// <summary>
    /// To the sign-in page and back; a form of ours that was sent comes along, so that nothing is typed twice. One of somebody else's page does
    /// not: whoever signs in would send it on without having read it.
    /// </summary>
    private static async Task SignInFirst(HttpContext context)
    {
        var isSent = HttpMethods.IsPost(context.Request.Method);
        var result = isSent && context.Request.HasFormContentType && IsFromHere(context)
            ? await Read(context) is { IsRefused: true } unread ? PageResults.Say(Notice.Of(unread.Refusals[0])) : await SignInPages.Carry(context)
            : isSent || context.Request.Path == "/" ? PageResults.Go("/sign-in")
            : PageResults.Go($"/sign-in?back={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
        await result.ExecuteAsync(context);
    }

    private static Refusal SignedOut { get; } = new("sign-in.needed", RefusalKind.Forbidden, "登录已过期，请重新登录；已经填写的内容会保留在这台电脑上。");

    private static Refusal Stale { get; } = new("form.stale", RefusalKind.Conflict, "这一页打开得太久，或刚刚重新登录过。内容都在，请再提交一次。");

    /// <summary>Browsers say where a form stood; a page of somebody else cannot say that it stood here.</summary>
    private static bool IsFromHere(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == context.Request.Host.Value;
}
