using DistrictUnion.Embedded;
using Orleans.Runtime;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>Tells what an exception of a call into the cluster means.</summary>
internal static class ClusterFaults
{
    /// <summary>No silo answered, or its storage did not: nothing is wrong with the call, and it may be made again.</summary>
    public static bool IsSilent(Exception exception) => exception is TimeoutException or OrleansException;

    /// <summary>Whether the service does not answer now (503); the accounts' database is asked without a silo.</summary>
    public static bool IsUnavailable(Exception exception) => IsSilent(exception) || IsUnknownYet(exception) || EmbeddedFaults.IsUnavailable(exception);

    /// <summary>Until the client has found a silo it knows of no grain, and asking for one is an ArgumentException of Orleans' own.</summary>
    private static bool IsUnknownYet(Exception exception) => exception is ArgumentException { Source: "Orleans.Core" };
}
