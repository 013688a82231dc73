using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Matters;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Matters;

/// <summary>Matters (请示事项) over all schools. Key: "matters/district". Asks the read model; changes nothing.</summary>
public interface IMatterDeskGrain : IGrainWithStringKey
{
    /// <summary>The matters of the schools that a post of the office sees. Refusals: scope.absent, scope.forbidden, district.unknown.</summary>
    [ReadOnly]
    Task<Outcome<DistrictMatterList>> List(Actor actor, MatterFilter filter, CancellationToken cancellationToken = default);
}
