using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace DistrictUnion.Gateway.Http;

/// <summary>Marks routes whose answers carry an ETag, for the API's document.</summary>
internal sealed class CarriesEntityTag
{
    public static CarriesEntityTag Instance { get; } = new();
}

/// <summary>Entity tags: what a client saw, so that it neither reads the same again nor overwrites what it did not see.</summary>
internal static class EntityTag
{
    private const int DigestBytes = 8;

    /// <summary>The tag of a view: <c>"7.1f2e3d4c5b6a7988"</c>.</summary>
    public static string Of(long revision, ReadOnlySpan<byte> digest) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{revision}.{Convert.ToHexStringLower(digest[..DigestBytes])}\"");

    /// <summary>Whether an If-None-Match header names a tag; compared weakly, as the header asks.</summary>
    public static bool IsNamedBy(StringValues header, string tag) =>
        header.SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Any(named => named == "*" || Strong(named) == Strong(tag));

    /// <summary>The revision that an If-Match header names; null when it names none (absent, or *).</summary>
    /// <returns>False when the header cannot be read.</returns>
    public static bool TryRevision(StringValues header, out long? revision)
    {
        revision = null;
        if (header.Count == 0 || header == "*") return true;
        var tag = header.Count == 1 ? header[0]!.Trim() : "";
        if (tag.Length < 3 || tag[0] != '"' || tag[^1] != '"') return false;
        var number = tag[1..^1].Split('.')[0];
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)) return false;
        revision = read;
        return true;
    }

    private static string Strong(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
}
