using System.Collections.Immutable;

namespace DistrictUnion.Storage.Files;

/// <summary>What became of files that were taken along.</summary>
/// <param name="Count">Files that are in the new place by now.</param>
/// <param name="Damaged">Names of those that are not what their names, their digests, say; they were left out.</param>
public sealed record CopiedFiles(int Count, ImmutableArray<string> Damaged);

/// <summary>Takes attached files along to another place, where they may break on the way: what was written is read back and must be the same.</summary>
internal static class FileCopy
{
    /// <summary>Files that are there already, in the same length, are not copied again.</summary>
    /// <exception cref="InvalidDataException">What is read back is not what was written; the message is the file's name.</exception>
    public static async Task<CopiedFiles> Run(IFileShelf from, IFileShelf to, CancellationToken cancellationToken)
    {
        var count = 0;
        var damaged = ImmutableArray.CreateBuilder<string>();
        await foreach (var file in from.All(cancellationToken))
        {
            if (await Take(file, from, to, cancellationToken)) count++;
            else damaged.Add(file.Name);
        }

        return new(count, damaged.ToImmutable());
    }

    /// <returns>False: it is damaged.</returns>
    private static async Task<bool> Take(KeptFile file, IFileShelf from, IFileShelf to, CancellationToken cancellationToken)
    {
        if (!FileDigest.Is(file.Name)) return false;
        if (await to.Length(file.Name, cancellationToken) == file.Length) return true;
        if (await Whole(from, file.Name, cancellationToken) is not { } bytes) return false;
        await to.Put(file.Name, bytes, cancellationToken);
        return await Whole(to, file.Name, cancellationToken) is not null ? true : throw new InvalidDataException(file.Name);
    }

    /// <returns>Null: it is not what was kept, or gone.</returns>
    private static async Task<byte[]?> Whole(IFileShelf shelf, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await shelf.Get(sha256, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
