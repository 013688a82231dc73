using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>Remembers the sums of a state for as long as somebody holds it: the state after a commit is the one before the next.</summary>
internal static class SumsMemory
{
    private static readonly ConditionalWeakTable<SchoolUnion, StrongBox<ImmutableArray<AreaSums>>> Known = [];

    public static ImmutableArray<AreaSums> Of(SchoolUnion union) => Known.GetValue(union, u => new(AreaSums.Of(u))).Value;
}
