using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace DistrictUnion.Gateway.Archives;

/// <summary>
/// A zip whose files are counted while they go in, and the list of their digests in the form that <c>sha256sum -c</c> takes. What goes in comes in
/// parts, and nothing of it stays in memory. The same files with the same times give the same bytes.
/// </summary>
internal sealed class ArchiveZip : IAsyncDisposable
{
    /// <summary>Name of the list of digests.</summary>
    public const string Sums = "SHA256SUMS";

    private const int PartLength = 1024 * 1024;

    private readonly FileStream file;
    private readonly ZipArchive zip;
    private readonly StringBuilder sums = new();

    /// <param name="path">Of a file that is not there yet.</param>
    public ArchiveZip(string path)
    {
        file = new(path, FileMode.CreateNew, FileAccess.ReadWrite);
        zip = new(file, ZipArchiveMode.Create);
    }

    /// <summary>Files that went in.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a file in. What is kept there is packed already, so it is stored as it is.</summary>
    /// <param name="at">What its time says, as the district's clock shows it.</param>
    public async Task<ZippedFile> Add(string path, DateTimeOffset at, IAsyncEnumerable<ReadOnlyMemory<byte>> parts, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        await using (var stream = await entry.OpenAsync(cancellationToken))
        {
            await foreach (var part in parts.WithCancellation(cancellationToken))
            {
                hash.AppendData(part.Span);
                bytes += part.Length;
                await stream.WriteAsync(part, cancellationToken);
            }
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        sums.Append(digest).Append("  ").Append(path).Append('\n');
        Count++;
        return new(path, bytes, digest);
    }

    /// <summary>Puts a file of the disk in.</summary>
    public Task<ZippedFile> Add(string path, DateTimeOffset at, string from, CancellationToken cancellationToken) => Add(path, at, Parts(from), cancellationToken);

    /// <summary>Puts the list of digests in, which names all that went in before.</summary>
    public async Task AddSums(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(Sums, CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(sums.ToString()), cancellationToken);
    }

    /// <summary>The digest of a file of the disk.</summary>
    public static async Task<string> Digest(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await file.DisposeAsync();
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[PartLength];
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) yield return buffer.AsMemory(0, read);
    }
}

/// <summary>A file in a zip.</summary>
/// <param name="Sha256">64 lower-case hex digits.</param>
internal sealed record ZippedFile(string Path, long Bytes, string Sha256);
