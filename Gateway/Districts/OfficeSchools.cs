using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Grains.Interfaces.Districts;

namespace DistrictUnion.Gateway.Districts;

/// <summary>The schools of which a post of the office takes files along.</summary>
internal static class OfficeSchools
{
    private const int Most = 1_000;

    /// <summary>Those that the post covers, that have a union and were open in the year, by group and code.</summary>
    public static async Task<ImmutableArray<School>> Of(IDistrictGrain district, Actor actor, int year, CancellationToken cancellationToken) =>
    [
        .. (await district.SchoolsFor(actor, null, 0, Most, cancellationToken)).Schools
            .Where(s => s.HasUnion && (s.Closes is null || s.Closes.Value.Year >= year)).OrderBy(s => s.Group).ThenBy(s => s.Code),
    ];
}
