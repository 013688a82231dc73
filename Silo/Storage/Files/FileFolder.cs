using System.Security.Cryptography;
using DistrictUnion.Domain.Files;

namespace DistrictUnion.Storage.Files;

/// <summary>
/// Files in a folder beside the database: <c>files/ab/ab12…</c>. A file is written under another name, flushed to the disk and renamed,
/// so that what stands under a digest is whole. Nothing here deletes: the journal names what was attached.
/// </summary>
internal sealed class FileFolder(string folder) : IFileShelf
{
    public async Task Put(string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (new FileInfo(path) is { Exists: true } there && there.Length == bytes.Length) return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var writing = Path.Combine(folder, $"{sha256}.{Path.GetRandomFileName()}.tmp");
        try
        {
            await using (var file = new FileStream(writing, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(writing, path, overwrite: true);
        }
        finally
        {
            File.Delete(writing);
        }
    }

    public async Task<byte[]?> Get(string sha256, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return null;
        var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
        return FileDigest.Of(bytes) == sha256 ? bytes : throw Broken(path);
    }

    public async Task<byte[]?> Part(string sha256, long from, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        if (!File.Exists(path)) return null;
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (from == 0 && Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken)) != sha256) throw Broken(path);
        var part = new byte[Math.Clamp(file.Length - from, 0, FileContent.PartLength)];
        file.Position = from;
        await file.ReadExactlyAsync(part, cancellationToken);
        return part;
    }

    public Task<long?> Length(string sha256, CancellationToken cancellationToken) =>
        Task.FromResult<long?>(new FileInfo(PathOf(sha256)) is { Exists: true } there ? there.Length : null);

    public IAsyncEnumerable<KeptFile> All(CancellationToken cancellationToken) =>
        (Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : []).SelectMany(shelf => new DirectoryInfo(shelf).EnumerateFiles())
        .Select(file => new KeptFile(file.Name, file.Length)).ToAsyncEnumerable();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Where the files of a database lie.</summary>
    public static string Beside(string database) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "files");

    private static InvalidDataException Broken(string path) => new($"The file {path} is not what was kept under its digest.");

    private string PathOf(string sha256) => Path.Combine(folder, FileDigest.Require(sha256)[..2], sha256);
}
