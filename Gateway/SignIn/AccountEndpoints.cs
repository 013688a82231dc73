using DistrictUnion.Accounts.People;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.Resets;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Matters;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>Accounts over the API: one's own, and those that one looks after.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/api/v1/account").WithTags("账号");
        own.MapGet("", Own).WithName("getAccount").WithSummary("我是谁，有哪些岗位");
        own.MapGet("/tokens", Tokens).WithName("listTokens").WithSummary("列出自己的接口令牌");
        own.MapPost("/tokens", IssueToken).WithName("issueToken").WithSummary("发出一个接口令牌（只显示这一次）");
        own.MapDelete("/tokens/{token}", RevokeToken).WithName("revokeToken").WithSummary("收回一个接口令牌");
        own.MapGet("/sessions", SessionsOf).WithName("listSessions").WithSummary("列出自己的登录");
        own.MapDelete("/sessions/{session}", EndSession).WithName("endSession").WithSummary("结束自己的一个登录");

        var kept = routes.MapGroup("/api/v1/districts/{district}").WithTags("账号");
        kept.MapGet("/accounts", List).WithName("listAccounts").WithSummary("列出账号");
        kept.MapPost("/accounts", Give).WithName("givePost").WithSummary("设一个岗位并交给某人（新人附一次性密码）");
        kept.MapGet("/accounts/{account}", One).WithName("getKeptAccount").WithSummary("查看一个账号");
        kept.MapPost("/accounts/{account}/disabling", Disable).WithName("disableAccount").WithSummary("停用一个账号");
        kept.MapPost("/accounts/{account}/enabling", Enable).WithName("enableAccount").WithSummary("启用一个账号");
        kept.MapPost("/accounts/{account}/reset-code", IssueCode).WithName("issueResetCode").WithSummary("发出重置密码的一次性代码（只显示这一次）");
        kept.MapGet("/schools/{school}/hand-over-proposals", Proposals).WithName("getHandOverProposals").WithSummary("换届以后建议的工作交接：谁离任、谁接任");
        kept.MapPost("/posts/{post}/hand-over", HandOver).WithName("handOverPost").WithSummary("工作交接：岗位换人");
        kept.MapPost("/posts/{post}/stand-ins", StandIn).WithName("nameStandIn").WithSummary("为岗位指定代理人");
        kept.MapPost("/posts/{post}/ending", End).WithName("endPost").WithSummary("结束一个岗位或一个人的任职");
    }

    private static Ok<AccountAnswer> Own(OwnCall call) =>
        TypedResults.Ok(new AccountAnswer(call.Visit.Account, call.Visit.Name, call.Visit.Current, call.Visit.Posts));

    private static async Task<Ok<TokenList>> Tokens(OwnCall call, ApiTokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(new TokenList(await tokens.Of(call.Visit, cancellationToken)));

    private static async Task<Results<Ok<IssuedToken>, Refused>> IssueToken(OwnCall call, TokenBody body, ApiTokens tokens, CancellationToken cancellationToken) =>
        Of(await call.Once(() => tokens.Issue(call.Visit, body.Name, body.Days, call.Address, cancellationToken)));

    private static async Task<Results<Ok<TokenList>, Refused>> RevokeToken(OwnCall call, string token, ApiTokens tokens, CancellationToken cancellationToken) =>
        await After(await tokens.Revoke(call.Visit, token, call.Address, cancellationToken), async () => new TokenList(await tokens.Of(call.Visit, cancellationToken)));

    private static async Task<Ok<SessionList>> SessionsOf(OwnCall call, Sessions sessions, CancellationToken cancellationToken) =>
        TypedResults.Ok(new SessionList(await sessions.Of(call.Visit, cancellationToken)));

    private static async Task<Results<Ok<SessionList>, Refused>> EndSession(OwnCall call, string session, Sessions sessions, CancellationToken cancellationToken) =>
        await After(await sessions.End(call.Visit, session, call.Address, cancellationToken), async () => new SessionList(await sessions.Of(call.Visit, cancellationToken)));

    private static async Task<Results<Ok<AccountList>, Refused>> List(
        KeeperCall call, string? school, Role? postRole, string? text, AccountDirectory people, CancellationToken cancellationToken)
    {
        SchoolCode? only = null;
        if (school is not null)
        {
            if (!Codes.TryParse<SchoolCode>(school, out var code)) return Refused.With(new Refusal("query.bad-code", RefusalKind.Invalid, "学校编号不对。", "school"));
            only = code;
        }

        return TypedResults.Ok(new AccountList(await people.List(call.Keeper, new(only, postRole, text), cancellationToken)));
    }

    private static async Task<Ok<HandOverProposalList>> Proposals(KeeperCall call, AccountDirectory people, IGrainFactory grains) =>
        TypedResults.Ok(new HandOverProposalList(await HandOverProposals.Of(call, call.School!.Value, grains, people)));

    private static async Task<Results<Ok<Given>, Refused>> Give(KeeperCall call, GivePostBody body, PostKeeping posts, CancellationToken cancellationToken) =>
        Of(await call.Once(() => posts.Give(call.Keeper, body.Post(call.District), body.Person.Person, cancellationToken)));

    private static async Task<Results<Ok<AccountView>, Refused>> One(KeeperCall call, string account, AccountDirectory people, CancellationToken cancellationToken) =>
        await people.One(call.Keeper, account, cancellationToken) is { } view ? TypedResults.Ok(view) : Refused.Absent("account.absent", "没有这个账号。");

    private static async Task<Results<Ok<AccountView>, Refused>> Disable(
        KeeperCall call, string account, ReasonOfDisablingBody body, AccountKeeping accounts, AccountDirectory people, CancellationToken cancellationToken) =>
        await After(
            await accounts.Disable(call.Keeper, account, body.Reason, cancellationToken), async () => (await people.One(call.Keeper, account, cancellationToken))!);

    private static async Task<Results<Ok<AccountView>, Refused>> Enable(
        KeeperCall call, string account, AccountKeeping accounts, AccountDirectory people, CancellationToken cancellationToken) =>
        await After(await accounts.Enable(call.Keeper, account, cancellationToken), async () => (await people.One(call.Keeper, account, cancellationToken))!);

    private static async Task<Results<Ok<ResetCode>, Refused>> IssueCode(KeeperCall call, string account, PasswordResets resets, CancellationToken cancellationToken) =>
        Of(await call.Once(() => resets.Issue(call.Keeper, account, cancellationToken)));

    private static async Task<Results<Ok<Given>, Refused>> HandOver(
        KeeperCall call, string post, HandOverBody body, PostKeeping posts, CancellationToken cancellationToken) =>
        Of(await call.Once(() => posts.HandOver(call.Keeper, post, body.Person.Person, body.From, cancellationToken)));

    private static async Task<Results<Ok<Given>, Refused>> StandIn(
        KeeperCall call, string post, StandInBody body, PostKeeping posts, CancellationToken cancellationToken) =>
        Of(await call.Once(() => posts.StandIn(call.Keeper, post, body.Person.Person, body.From, body.To, cancellationToken)));

    private static async Task<Results<Ok<PostView>, Refused>> End(
        KeeperCall call, string post, EndPostBody body, PostKeeping posts, AccountDirectory people, CancellationToken cancellationToken) =>
        await After(
            await posts.End(call.Keeper, post, body.Holding, body.Last, cancellationToken), async () => (await people.Post(call.Keeper, post, cancellationToken))!);

    private static Results<Ok<T>, Refused> Of<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Value is { } value ? TypedResults.Ok(value) : Refused.With(outcome.Refusals);

    /// <summary>What it is like after a change.</summary>
    private static async Task<Results<Ok<T>, Refused>> After<T>(Outcome<Done> outcome, Func<Task<T>> view)
        where T : class =>
        outcome.IsRefused ? Refused.With(outcome.Refusals) : TypedResults.Ok(await view());
}
