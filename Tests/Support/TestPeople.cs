using System.Text.Json;
using DistrictUnion.Accounts;
using DistrictUnion.Accounts.Posts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Accounts.Tokens;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Support;

/// <summary>
/// Accounts for people that tests name by their words: role/district[/school]. The words are the account's id. They are put straight into the
/// tables, and what they hold never ends, so that a test may set its clock as it likes.
/// </summary>
internal static class TestPeople
{
    private static readonly DateTimeOffset Never = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A token of somebody; the same each time.</summary>
    public static Task<string> Token(GatewayApplication application, string actor) => application.Tokens.GetOrAdd(actor, _ => NewToken(application, actor));

    /// <summary>An HTTP client of somebody, for pages without forms.</summary>
    public static HttpClient Client(GatewayApplication application, string actor)
    {
        var http = application.CreateClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token(application, actor).GetAwaiter().GetResult());
        return http;
    }

    /// <summary>The value of the cookie of a new session of somebody.</summary>
    public static async Task<string> Cookie(GatewayApplication application, string actor)
    {
        await Token(application, actor);
        await using var scope = application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        var session = new SessionRow
        {
            Id = Ids.Secret(), AccountId = actor, HoldingId = await db.Holdings.Where(h => h.AccountId == actor).Select(h => h.Id).FirstAsync(), Stage = SessionStage.Open,
            Address = "::1", UserAgent = "test", From = Never, LastSeen = Never,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var cookie = application.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        return cookie.TicketDataFormat.Protect(new AuthenticationTicket(SessionCookie.TicketOf(session.Id, actor), SessionCookie.Scheme));
    }

    private static async Task<string> NewToken(GatewayApplication application, string actor)
    {
        await using var scope = application.Services.CreateAsyncScope();
        var (db, maker) = (scope.ServiceProvider.GetRequiredService<AccountsContext>(), scope.ServiceProvider.GetRequiredService<AccountMaker>());
        var words = actor.Split('/');
        var role = Enum.GetValues<Role>().Single(r => JsonNamingPolicy.CamelCase.ConvertName(r.ToString()) == words[0]);
        if (await db.Holdings.FirstOrDefaultAsync(h => h.AccountId == actor && h.Post.Role == role) is not { } holding)
        {
            if (await db.Accounts.FindAsync(actor) is not { } account) db.Accounts.Add(account = maker.New(actor, null, actor));
            var post = maker.NewPost(new(role, words[0], new(words[1]), words.Length > 2 ? new SchoolCode(words[2]) : null, PostLimits.None), new(2000, 1, 1));
            db.Holdings.Add(holding = new() { Id = Ids.New(), PostId = post.Id, AccountId = account.Id, From = post.From, Post = post, Account = account });
        }

        var token = ApiTokens.Prefix + Ids.Secret();
        db.Tokens.Add(new()
        {
            Id = Ids.New(), AccountId = actor, HoldingId = holding.Id, Name = "test", Hash = Ids.Digest(token), CreatedAt = application.Clock.GetUtcNow(), ExpiresAt = Never,
        });
        await db.SaveChangesAsync();
        return token;
    }
}
