using System.Data.Common;

namespace DistrictUnion.Storage;

/// <summary>Tells a host what an exception of a grain's turn means.</summary>
public static class StorageFaults
{
    /// <summary>Whether storage does not answer now. The same command may be sent again: what was committed is answered from the journal.</summary>
    public static bool IsUnavailable(Exception exception)
    {
        // EF Core wraps what the database says.
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is StorageException or DbException) return true;
        }

        return false;
    }
}
