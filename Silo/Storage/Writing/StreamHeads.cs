using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Writing;

/// <summary>The last row of a stream: what the next one is chained to.</summary>
/// <param name="At">µs UTC.</param>
internal sealed record StreamHead(long Version, long At, byte[] Hash)
{
    /// <summary>Before the first row.</summary>
    public static StreamHead None { get; } = new(0, long.MinValue, new byte[32]);
}

/// <summary>The heads that the writer knows. It is the only writer, so what it wrote last is the head; the rest is looked up once.</summary>
internal sealed class StreamHeads(SqliteConnection connection)
{
    private const int Most = 100_000;

    private readonly Dictionary<string, StreamHead> known = [];

    public StreamHead Of(string stream)
    {
        if (known.TryGetValue(stream, out var head)) return head;
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
