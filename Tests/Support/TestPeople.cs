using DistrictUnion.Accounts;
using DistrictUnion.Accounts.SignIn;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Gateway.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Support;

/// <summary>Signs in the people that tests name by their words: districtOfficer/qinglan, schoolChair/qinglan/songling.</summary>
internal static class TestPeople
{
    /// <summary>A token of somebody; the same each time.</summary>
    public static Task<string> Token(GatewayApplication application, string actor) =>
        application.Tokens.GetOrAdd(actor, _ => new(() => PeopleInTables.AddToken(application.Services, actor))).Value;

    /// <summary>An HTTP client of somebody, for pages. Its cookie, unlike Authorization, is kept when a redirect is followed.</summary>
    public static HttpClient Client(GatewayApplication application, string actor)
    {
        var http = application.CreateClient();
        http.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.Scheme}={Task.Run(() => Cookie(application, actor)).GetAwaiter().GetResult()}");
        return http;
    }

    /// <summary>The value of the cookie of a new session of somebody, which never ends.</summary>
    public static async Task<string> Cookie(GatewayApplication application, string actor)
    {
        await Token(application, actor);
        await using var scope = application.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsContext>();
        var session = new SessionRow
        {
            Id = Ids.Secret(),
            AccountId = actor,
            HoldingId = await db.Holdings.Where(h => h.AccountId == actor).Select(h => h.Id).FirstAsync(),
            Stage = SessionStage.Open,
            Address = "::1",
            UserAgent = "test",
            From = PeopleInTables.Never,
            LastSeen = PeopleInTables.Never,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        var cookie = application.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        return cookie.TicketDataFormat.Protect(new AuthenticationTicket(SessionCookie.TicketOf(session.Id, actor), SessionCookie.Scheme));
    }
}
