using DistrictUnion.Grains.Files;

namespace DistrictUnion.Storage.Files;

/// <summary>A file store that says what it keeps, so that everything can be taken along to another.</summary>
internal interface IFileShelf : IFileStore, IAsyncDisposable
{
    /// <summary>Everything that is kept. A name that is no digest is something that somebody else put there.</summary>
    IAsyncEnumerable<KeptFile> All(CancellationToken cancellationToken);

    /// <returns>Length in bytes; null when the file is not there.</returns>
    Task<long?> Length(string sha256, CancellationToken cancellationToken);
}

/// <summary>A file as it lies in a store.</summary>
/// <param name="Name">Its digest, if nobody interfered.</param>
/// <param name="Length">In bytes.</param>
internal sealed record KeptFile(string Name, long Length);
