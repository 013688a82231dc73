using Microsoft.AspNetCore.DataProtection;

namespace DistrictUnion.Gateway.Pages.Frame;

/// <summary>What was just done, told on the next page that is drawn, once. It travels in a cookie of this service's own making.</summary>
internal static class Flash
{
    private const string Cookie = "du-said";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(2);

    public static void Say(HttpContext context, string text) =>
        context.Response.Cookies.Append(Cookie, Protector(context).Protect(text), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Kept,
        });

    /// <summary>The text, or null. Asking takes it away.</summary>
    public static string? Take(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is not { Length: > 0 } said || context.Response.HasStarted) return null;
        context.Response.Cookies.Delete(Cookie);
        try
        {
            return Protector(context).Unprotect(said);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Somebody else's, or of keys that are gone: there is nothing to tell.
            return null;
        }
    }

    private static IDataProtector Protector(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("said");
}
