using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Gateway.Matters;

/// <summary>What a step says, as typed.</summary>
/// <param name="Values">By the key of the field.</param>
/// <param name="Rows">The lines below the fields (当选人员), by the key of their column.</param>
public sealed record MatterStepBody(ImmutableSortedDictionary<string, string> Values, ImmutableArray<ImmutableSortedDictionary<string, string>> Rows)
{
    internal MatterContent Content => new(Values, Rows);
}

/// <summary>A request (请示).</summary>
/// <param name="Kind">Code of the kind: congress, election, union-home, recuperation.</param>
public sealed record MatterRequestBody(
    MatterKindCode Kind, ImmutableSortedDictionary<string, string> Values, ImmutableArray<ImmutableSortedDictionary<string, string>> Rows)
{
    internal MatterContent Content => new(Values, Rows);
}

/// <param name="Due">Last day for handing it in again; null: none.</param>
public sealed record MatterReturnBody(string Reason, DateOnly? Due);

/// <summary>Which kinds schools hand in, and when; kinds that are not named stay.</summary>
public sealed record MatterSettingsBody(ImmutableArray<MatterSetting> Settings);
