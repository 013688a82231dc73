using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Pages;

/// <summary>
/// The core of Internet Explorer (the compatible mode of Chinese browsers) cannot draw our pages: it gets one that it can, which says how to
/// switch. Programs and assets are left alone.
/// </summary>
internal sealed class OldBrowsers(RequestDelegate next)
{
    public Task Invoke(HttpContext context)
    {
        if (!IsOld(context.Request.Headers.UserAgent.ToString()) || !IsPage(context.Request.Path)) return next(context);
        PagesSetup.AddHeaders(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-store";
        return PageResults.Draw<OldBrowserPage>(new { Address = context.Request.Host.Value }).ExecuteAsync(context);
    }

    private static bool IsOld(string agent) => agent.Contains("Trident/", StringComparison.Ordinal) || agent.Contains("MSIE ", StringComparison.Ordinal);

    private static bool IsPage(PathString path) =>
        !path.StartsWithSegments(ApiPaths.Root) && !path.StartsWithSegments("/assets") && !path.StartsWithSegments("/swagger") && path != "/favicon.ico";
}
