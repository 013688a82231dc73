using System.Security.Cryptography;
using System.Text;

namespace DistrictUnion.Accounts;

/// <summary>Random texts, from the system's generator.</summary>
internal static class Ids
{
    // Without 0 O 1 l I, so that nobody misreads them on paper or over the telephone.
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>An id: 12 lower-case letters and digits, 59 bits, fit for addresses and codes.</summary>
    public static string New() => RandomNumberGenerator.GetString(Readable, 12);

    /// <summary>A one-time code to read out: 8 characters, 39 bits.</summary>
    public static string Code() => RandomNumberGenerator.GetString(Readable, 8);

    /// <summary>A first password: two letters' cases, digits and a hyphen, so that it meets every policy; 12 characters, 60 bits and more.</summary>
    public static string FirstPassword()
    {
        while (true)
        {
            var letters = RandomNumberGenerator.GetString("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789", 11);
            var password = $"{letters[..6]}-{letters[6..]}";
            if (password.Any(char.IsUpper) && password.Any(char.IsLower) && password.Any(char.IsDigit)) return password;
        }
    }

    /// <summary>32 random bytes, base64url.</summary>
    public static string Secret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>SHA-256 of a random text, 64 lower-case hex digits. Not for what people choose.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
