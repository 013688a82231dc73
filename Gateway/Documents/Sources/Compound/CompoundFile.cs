using NPOI.POIFS.FileSystem;

namespace DistrictUnion.Documents.Sources.Compound;

/// <summary>The streams of a compound file (OLE2): a file system in a file, read by NPOI's POIFS behind <see cref="CompoundGuard"/>. Names ignore case.</summary>
internal sealed class CompoundFile
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _fileSize;

    private CompoundFile(DirectoryNode root, int fileSize)
    {
        _fileSize = fileSize;
        foreach (var name in root.EntryNames) _entries[name] = root.GetEntry(name);
    }

    /// <returns>Null when the container is damaged.</returns>
    public static CompoundFile? Open(ReadOnlyMemory<byte> file)
    {
        if (!CompoundGuard.IsSafe(new Bytes(file))) return null;
        return Guarded(() => new CompoundFile(new NPOIFSFileSystem(new MemoryStream(file.ToArray(), writable: false)).Root, file.Length));
    }

    public bool Has(string name) => _entries.ContainsKey(name);

    public bool HasAny(string prefix) => _entries.Keys.Any(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    /// <returns>Null when there is no such stream, or when it cannot be read to its end.</returns>
    public Bytes? Stream(string name)
    {
        if (!_entries.TryGetValue(name, out var entry) || entry is not DocumentNode { Size: >= 0 } node || node.Size > _fileSize) return null;
        return Guarded(() => Content(node)) is { } content ? new Bytes(content) : null;
    }

    /// <remarks>Block by block: POIFS' own stream waits for ever for the bytes that a chain, shorter than the directory says, does not have.</remarks>
    private static byte[]? Content(DocumentNode node)
    {
        var content = new byte[node.Size];
        using var blocks = new NPOIFSDocument(node).GetBlockIterator();
        var at = 0;
        while (at < content.Length && blocks.MoveNext())
        {
            var count = Math.Min(content.Length - at, blocks.Current.Remaining());
            blocks.Current.Read(content, at, count);
            at += count;
        }

        return at == content.Length ? content : null;
    }

    /// <summary>On damaged files POIFS throws whatever its code runs into: no list of types would be complete.</summary>
    private static T? Guarded<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }
}
