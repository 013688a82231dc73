using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>The cookie of the pages: a ticket that only this service can read, with the id of a session in it.</summary>
internal static class SessionCookie
{
    /// <summary>Name of the scheme and of the cookie.</summary>
    public const string Scheme = "du";

    private const string SessionClaim = "session";

    /// <summary>The session that a request's cookie names; null without a cookie, or with one that is not ours.</summary>
    public static async Task<string?> Read(HttpContext context) =>
        context.Request.Cookies.ContainsKey(Scheme) ? (await context.AuthenticateAsync(Scheme)).Principal?.FindFirstValue(SessionClaim) : null;

    public static async Task Write(HttpContext context, string session, string account)
    {
        await context.SignInAsync(Scheme, TicketOf(session, account));
        Recognise(context, account);
    }

    public static async Task Remove(HttpContext context)
    {
        await context.SignOutAsync(Scheme);
        context.User = new();
    }

    /// <summary>The account becomes the request's user, so that forms which are drawn for one person are not sent by another.</summary>
    public static void Recognise(HttpContext context, string account) =>
        context.User = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account)], Scheme));

    internal static ClaimsPrincipal TicketOf(string session, string account) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, session), new Claim(ClaimTypes.NameIdentifier, account)], Scheme));
}
