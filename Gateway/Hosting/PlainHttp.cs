using System.Net;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>
/// Passwords do not travel in the clear unless the administrator says so by name: in Production plain HTTP is served on this machine only
/// (behind a proxy that speaks TLS), or anywhere with <c>Http:AllowPlain=true</c>.
/// </summary>
public static class PlainHttp
{
    /// <summary>Where it listens when nothing is configured.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The setting by which the administrator allows it.</summary>
    public const string Setting = "Http:AllowPlain";

    /// <summary>Whether a host's name or address is this machine's own.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The first configured address that other machines could reach without TLS; null when there is none, or it is allowed.</summary>
    public static string? RefusedAddress(IConfiguration configuration, bool isProduction) =>
        !isProduction || configuration.GetValue(Setting, false) ? null : Addresses(configuration).FirstOrDefault(IsPlainForOthers);

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = configuration["urls"]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();

        // A port without an address means every address of the machine; urls overrules it.
        var port = urls.Length > 0 || string.IsNullOrWhiteSpace(configuration["http_ports"]) ? null : configuration["http_ports"];
        return [.. urls, .. endpoints, .. port is null ? Array.Empty<string>() : [$"http://*:{port}"]];
    }

    private static bool IsPlainForOthers(string address) =>
        BindingAddress.Parse(address) is var parsed && !parsed.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase) && !IsLoopback(parsed.Host);
}
