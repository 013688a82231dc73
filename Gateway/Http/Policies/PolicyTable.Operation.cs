using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>Rows of what supervisors and collectors ask. <c>metrics</c> looks at the address of who asks (Telemetry:PrometheusFrom).</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Operation => [Open("health.live"), Open("health.ready"), Open("metrics")];
}
