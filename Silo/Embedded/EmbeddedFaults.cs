using System.Data.Common;
using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>Tells a caller what an exception of a grain call means.</summary>
public static class EmbeddedFaults
{
    /// <summary>Whether the host or its database does not answer now (503). The same command may be sent again: what was committed is answered from the journal.</summary>
    public static bool IsUnavailable(Exception exception)
    {
        // EF Core wraps what the database says.
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is SiloNotRunningException or StorageException or DbException) return true;
        }

        return false;
    }
}
