using System.Collections.Immutable;
using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>Attached files where they are kept: in a folder, or in the tables of a database.</summary>
public sealed class EmbeddedFiles
{
    private readonly StorageOptions options;

    private EmbeddedFiles(StorageOptions options) => this.options = options;

    /// <summary>Where they lie, for a sentence.</summary>
    public string Name => options.FilesName;

    /// <summary>Those in a folder by itself, as in a backup.</summary>
    public static EmbeddedFiles In(string folder) => new(new() { Files = folder });

    /// <summary>Those that belong to a database.</summary>
    public static EmbeddedFiles Of(EmbeddedPlace place) => new(place.Options);

    /// <summary>Whether there is any.</summary>
    public Task<bool> Any(CancellationToken cancellationToken = default) => StorageMaintenance.HasFiles(options, cancellationToken);

    /// <summary>Takes all along to another place; files that are there already stay, those that are damaged are left out. Both places may be in use.</summary>
    /// <exception cref="InvalidDataException">What is read back is not what was written; the message is the file's name.</exception>
    public async Task<FilesTaken> CopyTo(EmbeddedFiles place, CancellationToken cancellationToken = default)
    {
        var copied = await StorageMaintenance.CopyFiles(options, place.options, cancellationToken);
        return new(copied.Count, copied.Damaged);
    }
}

/// <summary>Attached files that were taken along.</summary>
/// <param name="Count">How many are in the new place by now.</param>
/// <param name="Damaged">Names of those that are not what their names, their digests, say.</param>
public sealed record FilesTaken(int Count, ImmutableArray<string> Damaged)
{
    public static FilesTaken None { get; } = new(0, []);
}
