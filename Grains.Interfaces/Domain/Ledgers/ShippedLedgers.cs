using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictUnion.Domain.Ledgers;

/// <summary>
/// The kinds of ledgers that come with the product: a file a version in <c>Shipped/</c>, <c>l04.1.json</c>. A version that was shipped is
/// never changed; what changes gets the next number. Source: domain study of ledgers, section 1.
/// </summary>
public static class ShippedLedgers
{
    private static readonly FrozenDictionary<LedgerCode, ImmutableArray<LedgerKind>> Versions = ShippedData.Read<LedgerKind>("ledger.")
        .GroupBy(kind => kind.Code)
        .ToFrozenDictionary(versions => versions.Key, versions => versions.OrderBy(kind => kind.Version).ToImmutableArray());

    /// <summary>The latest version of each kind, by code.</summary>
    public static ImmutableArray<LedgerKind> All { get; } = [.. Versions.Values.Select(versions => versions[^1]).OrderBy(kind => kind.Code)];

    /// <summary>All versions of a kind, oldest first; none: it is not shipped.</summary>
    public static ImmutableArray<LedgerKind> Of(LedgerCode code) => Versions.GetValueOrDefault(code, []);
}
