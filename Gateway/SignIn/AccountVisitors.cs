using System.Collections.Immutable;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>
/// Who asks: by a token in the header Authorization, on pages also by the session's cookie. The API does not believe cookies, so no page of
/// somebody else can make a browser use it.
/// </summary>
internal sealed class AccountVisitors(PostTitles titles) : IVisitors
{
    private const string Bearer = "Bearer ";

    private static readonly Refusal TokenWrong = new("token.wrong", RefusalKind.Forbidden, "令牌不对、已过期或已收回，或所属岗位已结束。", "Authorization");
    private static readonly Refusal Ended = new("sign-in.ended", RefusalKind.Forbidden, "登录已经结束，请重新登录。");

    /// <summary>The password was right, the code of the authenticator is still awaited: nobody is signed in yet.</summary>
    internal static Refusal CodeAwaited { get; } = new("sign-in.code-awaited", RefusalKind.Forbidden, "请输入动态验证码。");

    public async ValueTask<Asking> Of(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } header) return await OfToken(context, header);
        if (context.Request.Path.StartsWithSegments(ApiPaths.Root) || await SessionCookie.Read(context) is not { } session) return new(null);
        var visit = await context.RequestServices.GetRequiredService<Sessions>().Find(session, context.RequestAborted);
        return visit is null ? new(null, Ended) : visit.Stage is SessionStage.Code ? new(null, CodeAwaited) : await Believe(context, visit);
    }

    private async Task<Asking> OfToken(HttpContext context, string header)
    {
        var token = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        var visit = await context.RequestServices.GetRequiredService<ApiTokens>().Find(token, context.RequestAborted);
        return visit is null ? new(null, TokenWrong) : await Believe(context, visit);
    }

    private async Task<Asking> Believe(HttpContext context, Visit visit)
    {
        context.Features.Set(visit);
        SessionCookie.Recognise(context, visit.Account);
        var posts = ImmutableArray.CreateBuilder<HeldPost>(visit.Posts.Length);
        foreach (var post in visit.Posts)
        {
            var title = await titles.Of(post.District, post.School, post.Title, context.RequestAborted);
            posts.Add(new(post.Holding, title, post.ActorOf(visit.Account), post.IsStandIn));
        }

        var current = posts.First(post => post.Id == visit.Current.Holding);
        return new(new(visit.Account, visit.Name, posts.MoveToImmutable(), current, visit.Stage is SessionStage.Open ? Stage.Ready : Stage.Entered));
    }
}
