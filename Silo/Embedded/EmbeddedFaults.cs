using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>Tells a caller what an exception of a grain call means.</summary>
public static class EmbeddedFaults
{
    /// <summary>Whether the host or its database does not answer now (503). The same command may be sent again.</summary>
    public static bool IsUnavailable(Exception exception) => exception is SiloNotRunningException || StorageFaults.IsUnavailable(exception);

    /// <summary>A Chinese sentence for who starts the service or runs a verb: why the database could not be used; null: the exception is about something else.</summary>
    public static string? Sentence(Exception exception) => StorageFaults.Sentence(exception);
}
