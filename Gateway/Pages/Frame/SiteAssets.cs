using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace DistrictUnion.Gateway.Pages.Frame;

/// <summary>
/// The one stylesheet, the one script and the icon. They lie in the program itself, so that it serves them from wherever it is started; the
/// address changes with the content, so that a browser may keep them for ever. Stylesheet and script are made of the files in Styles and
/// Scripts, in the order of their names; each script file is a scope of its own.
/// </summary>
internal static class SiteAssets
{
    private static readonly Asset Style = new("/assets/app.css", "text/css; charset=utf-8", Join("Styles/", text => text));
    private static readonly Asset Script = new("/assets/app.js", "text/javascript; charset=utf-8", Join("Scripts/", text => $"(function(){{\n\"use strict\";\n{text}\n}})();\n"));
    private static readonly Asset Icon = new("/assets/icon.svg", "image/svg+xml", Encoding.UTF8.GetBytes(Load("Pages/icon.svg")));

    public static string StyleAddress => Style.Address;

    public static string ScriptAddress => Script.Address;

    public static string IconAddress => Icon.Address;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assets/app.css", Style.Send).WithName("asset.css").ExcludeFromDescription();
        routes.MapGet("/assets/app.js", Script.Send).WithName("asset.js").ExcludeFromDescription();
        routes.MapGet("/assets/icon.svg", Icon.Send).WithName("asset.icon").ExcludeFromDescription();
        routes.MapGet("/favicon.ico", Icon.Send).WithName("asset.favicon").ExcludeFromDescription();
    }

    private static byte[] Join(string folder, Func<string, string> wrap) => Encoding.UTF8.GetBytes(string.Concat(
        typeof(SiteAssets).Assembly.GetManifestResourceNames().Where(name => name.StartsWith($"Pages/{folder}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => wrap(Load(name)))));

    private static string Load(string name)
    {
        using var reader = new StreamReader(typeof(SiteAssets).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed class Asset(string path, string type, byte[] content)
    {
        private readonly string version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];

        public string Address => $"{path}?v={version}";

        public FileContentHttpResult Send(HttpContext context)
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
            return TypedResults.File(content, type, entityTag: new EntityTagHeaderValue($"\"{version}\""));
        }
    }
}
