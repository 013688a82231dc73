using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>Which districts the host of the grains holds, by code; each host brings its own.</summary>
internal sealed record HostedDistricts(Func<Task<ImmutableArray<DistrictCode>>> All);
