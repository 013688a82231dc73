namespace DistrictUnion.Storage;

/// <summary>Where the SQLite database lies and how its writer works.</summary>
public sealed class StorageOptions
{
    /// <summary>Path of the database file. Its folder is made when it is absent; the lock file and the copies before an upgrade lie beside it.</summary>
    public string Path { get; set; } = "data/district-union.db";

    /// <summary>Writes that may wait; further callers wait to be let in.</summary>
    /// <value>1 to 1,000,000; the default is 4,096.</value>
    public int QueueLength { get; set; } = 4_096;

    /// <summary>Most writes that are committed as one group.</summary>
    /// <value>1 to 10,000; the default is 256.</value>
    public int LargestGroup { get; set; } = 256;

    /// <exception cref="ArgumentOutOfRangeException">A value is outside its bounds.</exception>
    internal void Check()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Path);
        ArgumentOutOfRangeException.ThrowIfLessThan(QueueLength, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(QueueLength, 1_000_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(LargestGroup, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LargestGroup, 10_000);
    }
}
