using System.Data.Common;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Journal;

/// <summary>Lists the streams of the journal by jumping from name to name in its index; the rows between are not read.</summary>
internal static class StreamList
{
    private const string Select =
        """
        WITH RECURSIVE names (stream) AS (
            SELECT min(stream) FROM journal
            UNION ALL
            SELECT (SELECT min(j.stream) FROM journal j WHERE j.stream > names.stream) FROM names WHERE names.stream IS NOT NULL)
        SELECT j.stream, j.version, j.at, j.hash FROM names JOIN journal j ON j.stream = names.stream
        WHERE j.version = (SELECT max(last.version) FROM journal last WHERE last.stream = names.stream)
        """;

    public static IReadOnlyList<StreamName> All(DbConnection connection) => [.. Heads(connection).Select(head => head.Stream)];

    /// <summary>Every stream with its last row, by name.</summary>
    public static IReadOnlyList<(StreamName Stream, StreamHead Head)> Heads(DbConnection connection)
    {
        using var command = connection.Command(Select);
        using var reader = command.ExecuteReader();
        var heads = new List<(StreamName, StreamHead)>();
        while (reader.Read()) heads.Add((new(reader.GetString(0)), new(reader.GetInt64(1), reader.GetInt64(2), reader.Bytes(3))));
        return heads;
    }
}
