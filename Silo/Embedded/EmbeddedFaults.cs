using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>Tells a caller what an exception of a grain call means.</summary>
public static class EmbeddedFaults
{
    /// <summary>Whether the host or its database does not answer now (503). The same command may be sent again.</summary>
    public static bool IsUnavailable(Exception exception) => exception is SiloNotRunningException || StorageFaults.IsUnavailable(exception);
}
