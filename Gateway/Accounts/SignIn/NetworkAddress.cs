using System.Net;
using System.Net.Sockets;

namespace DistrictUnion.Accounts.SignIn;

/// <summary>Network addresses as failures are counted by: IPv4 as it is, IPv6 by its first 64 bits, since one line has all of the rest.</summary>
internal static class NetworkAddress
{
    private const int PrefixBytes = 8;

    public static string Of(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed)) return "?";
        if (parsed.IsIPv4MappedToIPv6) parsed = parsed.MapToIPv4();
        if (parsed.AddressFamily is not AddressFamily.InterNetworkV6) return parsed.ToString();
        var bytes = parsed.GetAddressBytes();
        Array.Clear(bytes, PrefixBytes, bytes.Length - PrefixBytes);
        return $"{new IPAddress(bytes)}/64";
    }
}
