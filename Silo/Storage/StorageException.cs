namespace DistrictUnion.Storage;

/// <summary>The database cannot be opened or used as it is. The message is for the person who runs the service.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
    }

    /// <summary>Stable: <c>storage.in-use</c>, <c>storage.newer</c>, <c>storage.not-durable</c>, <c>storage.stopped</c>, <c>storage.state-changed</c>.</summary>
    public string Code { get; }
}
