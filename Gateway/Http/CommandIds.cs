using System.Security.Cryptography;
using System.Text;

namespace DistrictUnion.Gateway.Http;

/// <summary>Makes command ids, so that the same request counts once however often it is sent.</summary>
public static class CommandIds
{
    public const string Header = "Idempotency-Key";
    public const int MaxKey = 200;

    /// <summary>SHA-256 over account and key, 64 lower-case hex digits.</summary>
    public static string Of(string account, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{key}")));

    /// <summary>The id of a command that follows from another one: the same each time that one is sent again.</summary>
    /// <param name="part">What sets it apart from its siblings, such as a school's code.</param>
    public static string Derive(string commandId, string part) => Of(commandId, part);

    /// <summary>1 to 200 visible ASCII characters.</summary>
    public static bool IsKey(string key) => key.Length is > 0 and <= MaxKey && key.All(c => c is > ' ' and <= '~');
}
