using System.Collections.Immutable;

namespace DistrictUnion.Domain.Matters;

/// <summary>
/// The kinds of matters that come with the product: a file a version in <c>Shipped/</c>. A version that was shipped is never changed; what
/// changes gets the next number. Source: domain study of ledgers, L01, L09, L25, L37.
/// </summary>
public static class ShippedMatters
{
    private static readonly ImmutableArray<MatterKind> Versions = ShippedData.Read<MatterKind>("matter.");

    /// <summary>The latest version of each kind, by code.</summary>
    public static ImmutableArray<MatterKind> All { get; } = [.. Versions.GroupBy(k => k.Code).Select(g => g.MaxBy(k => k.Version)!).OrderBy(k => k.Code)];

    /// <summary>The latest version of a kind; null: there is none.</summary>
    public static MatterKind? Latest(MatterKindCode code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>A version that was shipped.</summary>
    /// <exception cref="InvalidOperationException">There is none: facts name only what was shipped.</exception>
    public static MatterKind Of(MatterKindCode code, int version) => Versions.Single(k => k.Code == code && k.Version == version);
}
