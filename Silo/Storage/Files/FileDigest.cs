using System.Security.Cryptography;

namespace DistrictUnion.Storage.Files;

/// <summary>The digest under which a file is kept: SHA-256 as 64 lower-case hex digits.</summary>
internal static class FileDigest
{
    private const int Length = 64;

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static bool Is(string name) => name.Length == Length && name.All(char.IsAsciiHexDigitLower);

    /// <returns>The same.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is no digest.</exception>
    public static string Require(string sha256) => Is(sha256) ? sha256 : throw new ArgumentOutOfRangeException(nameof(sha256), "It is no digest.");
}
