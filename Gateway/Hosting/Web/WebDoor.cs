using System.Net;
using System.Security.Authentication;
using Microsoft.AspNetCore.HttpOverrides;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>How the service stands in its network: its certificate, the proxies that it believes, the path below which it lies.</summary>
internal static class WebDoor
{
    /// <summary>The setting that lists proxies, addresses or networks (10.0.0.0/8), parted by commas; those on this machine are always believed.</summary>
    public const string Proxies = "Http:Proxies";

    /// <summary>The setting for the path below which a proxy shows the service: <c>/union</c>; empty: the root.</summary>
    public const string PathBase = "Http:PathBase";

    /// <summary>Why these settings cannot be used, for who starts the service; null when they can.</summary>
    public static string? Problem(IConfiguration configuration)
    {
        if (CertificateOf(configuration) is { } certificate && ServedCertificate.Problem(certificate) is { } problem) return problem;
        if (ProxyList(configuration).FirstOrDefault(text => !IPAddress.TryParse(text, out _) && !System.Net.IPNetwork.TryParse(text, out _)) is { } wrong)
            return $"设置 {Proxies} 里的 {wrong} 不是地址，也不是网段。写成 10.1.2.3 或 10.1.0.0/16，用逗号隔开。";
        return PrefixOf(configuration) is { } prefix && (prefix.Length < 2 || prefix[0] != '/' || prefix.Split('/').Skip(1).Any(part => part.Length == 0 || !part.All(IsPlain)))
            ? $"设置 {PathBase} 写成 /union 这样：以 / 开头，后面是字母、数字、- 和 _，结尾没有 /。"
            : null;
    }

    public static WebApplicationBuilder AddWebDoor(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var text in ProxyList(configuration))
            {
                if (IPAddress.TryParse(text, out var address)) options.KnownProxies.Add(address);
                else options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(text));
            }
        });
        if (CertificateOf(configuration) is not { } certificate) return builder;
        builder.Services.AddSingleton(certificate);
        builder.Services.AddSingleton<ServedCertificate>();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
        {
            var served = kestrel.ApplicationServices.GetRequiredService<ServedCertificate>();
            https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
            https.ServerCertificateSelector = (_, _) => served.Current.TargetCertificate;

            // The selector alone would leave out the certificates above ours, which browsers of an internal CA need.
            https.OnAuthenticate = (_, ssl) =>
            {
                ssl.ServerCertificateSelectionCallback = null;
                ssl.ServerCertificateContext = served.Current;
            };
        }));
        return builder;
    }

    /// <summary>Whether the proxy shows the service below a path; requests come with it or without, links go out with it.</summary>
    public static WebApplication UsePathPrefix(this WebApplication app)
    {
        if (PrefixOf(app.Configuration) is not { } prefix) return app;
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(prefix, out var rest)) context.Request.Path = rest.HasValue ? rest : "/";
            context.Request.PathBase = prefix;
            return next(context);
        });
        return app;
    }

    /// <summary>Writes the path into links and redirects; after whatever compresses answers.</summary>
    public static WebApplication UsePrefixedLinks(this WebApplication app)
    {
        if (PrefixOf(app.Configuration) is { } prefix) app.UseMiddleware<PrefixedLinks>(prefix);
        return app;
    }

    private static string? PrefixOf(IConfiguration configuration) => configuration[PathBase] is { Length: > 0 } prefix ? prefix : null;

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private static string[] ProxyList(IConfiguration configuration) =>
        (configuration[Proxies] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static CertificateOptions? CertificateOf(IConfiguration configuration) =>
        configuration.GetSection(CertificateOptions.Section).Get<CertificateOptions>() is { Path.Length: > 0 } options ? options : null;
}
