using System.Net;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>As long as there are no accounts the service listens on this machine only. Goes when accounts come.</summary>
public static class LoopbackOnly
{
    /// <summary>Where it listens when nothing is configured.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] PortKeys = ["http_ports", "https_ports"];

    /// <summary>Whether a host's name or address is this machine's own.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>The first configured address that other machines could reach; null when there is none.</summary>
    public static string? RefusedAddress(IConfiguration configuration) => Addresses(configuration).FirstOrDefault(address => !IsLocal(address));

    private static IEnumerable<string> Addresses(IConfiguration configuration)
    {
        var urls = configuration["urls"]?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(e => e["Url"]).OfType<string>();

        // Ports without an address mean every address of the machine; urls overrules them.
        var ports = urls.Length > 0 ? [] : PortKeys.Select(key => configuration[key]).Where(p => !string.IsNullOrWhiteSpace(p));
        return [.. urls, .. endpoints, .. ports.Select(port => $"http://*:{port}")];
    }

    private static bool IsLocal(string address) => IsLoopback(BindingAddress.Parse(address).Host);
}
