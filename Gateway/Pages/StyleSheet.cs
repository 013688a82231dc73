using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Pages;

/// <summary>
/// The one stylesheet and the icon. They lie in the program itself, so that it serves them from wherever it is started; the address
/// changes with the content, so that a browser may keep them for ever.
/// </summary>
internal static class StyleSheet
{
    private static readonly byte[] Css = Load("app.css");
    private static readonly byte[] Icon = Load("icon.svg");

    public static string Address { get; } = $"/assets/app.css?v={Version(Css)}";

    public static string IconAddress { get; } = $"/assets/icon.svg?v={Version(Icon)}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/app.css", (HttpContext context) => Send(context, Css, "text/css; charset=utf-8")).ExcludeFromDescription();
        routes.MapGet("/assets/icon.svg", (HttpContext context) => Send(context, Icon, "image/svg+xml")).ExcludeFromDescription();
        routes.MapGet("/favicon.ico", (HttpContext context) => Send(context, Icon, "image/svg+xml")).ExcludeFromDescription();
    }

    private static FileContentHttpResult Send(HttpContext context, byte[] content, string type)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.File(content, type, entityTag: new EntityTagHeaderValue($"\"{Version(content)}\""));
    }

    private static string Version(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    private static byte[] Load(string name)
    {
        using var stream = typeof(StyleSheet).Assembly.GetManifestResourceStream($"Pages/{name}")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
