using System.Data.Common;

namespace DistrictUnion.Storage.Writing;

/// <summary>The last row of a stream: what the next one is chained to.</summary>
/// <param name="At">µs UTC.</param>
internal sealed record StreamHead(long Version, long At, byte[] Hash)
{
    /// <summary>Before the first row.</summary>
    public static StreamHead None { get; } = new(0, long.MinValue, new byte[32]);
}

/// <summary>The heads that the writer knows: what it wrote last, and what it looked up. Another process may have written since; then the version tells.</summary>
internal sealed class StreamHeads(DbConnection connection)
{
    private const int Most = 100_000;

    private readonly Dictionary<string, StreamHead> known = [];

    /// <param name="expected">The version that the caller knows; a head of another one is looked up again.</param>
    public StreamHead Of(string stream, long expected)
    {
        if (known.TryGetValue(stream, out var head) && head.Version == expected) return head;
        head = Read(stream);
        Set(stream, head);
        return head;
    }

    public void Set(string stream, StreamHead head)
    {
        if (known.Count >= Most) known.Clear();
        known[stream] = head;
    }

    /// <summary>Forgets everything: what was set within a transaction that was rolled back is not so.</summary>
    public void Clear() => known.Clear();

    private StreamHead Read(string stream)
    {
        using var command = connection.Command("SELECT version, at, hash FROM journal WHERE stream = @0 ORDER BY version DESC LIMIT 1", stream);
        using var reader = command.ExecuteReader();
        return reader.Read() ? new(reader.GetInt64(0), reader.GetInt64(1), reader.Bytes(2)) : StreamHead.None;
    }
}
