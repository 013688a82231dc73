using System.Security.Cryptography;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>Copies a file to where it may break on the way: what was written is read back and must be the same.</summary>
internal static class BackupFiles
{
    private const int BufferLength = 1 << 20;

    /// <summary>Copies a file under another name first, so that what has the name is whole.</summary>
    /// <returns>SHA-256, 64 lower-case hex digits.</returns>
    /// <exception cref="InvalidDataException">What is read back is not what was written.</exception>
    public static async Task<string> Copy(string from, string to, CancellationToken cancellationToken)
    {
        var writing = to + BackupMaking.Partial;
        var digest = await Write(from, writing, cancellationToken);
        if (await Digest(writing, cancellationToken) != digest) throw new InvalidDataException(Path.GetFileName(to));
        File.Move(writing, to, overwrite: true);
        return digest;
    }

    public static async Task<string> Digest(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private static async Task<string> Write(string from, string to, CancellationToken cancellationToken)
    {
        await using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferLength];
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        target.Flush(flushToDisk: true);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
