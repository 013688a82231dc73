using System.Data.Common;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>What a rebuild did.</summary>
/// <param name="Skipped">Streams that hold a fact which this program cannot read or fold; they have no rows.</param>
public sealed record Rebuilt(int Streams, long Rows, IReadOnlyList<string> Skipped);

/// <summary>Makes the read model anew from the journal. All in one transaction: readers see the old tables until the new ones are whole.</summary>
internal static class ReadModelUpkeep
{
    /// <summary>Rebuilds when the tables are of another schema number; null when they are of this one.</summary>
    /// <exception cref="StorageException">They are of another, and others are at work on them: <c>storage.read-model-other</c>.</exception>
    public static Rebuilt? BringUpToDate(WriterSession session)
    {
        var isOurs = session.Connection.Scalar<long>("SELECT schema FROM read_model") == ReadTables.Schema;
        if (!isOurs && !session.IsAlone)
            throw new StorageException("storage.read-model-other", "查询用的表由另一版本的程序建成，而别的节点正在使用它们。请先停止全部节点，再启动新版本。");
        var rebuilt = isOurs ? null : Rebuild(session);
        session.Begun();
        return rebuilt;
    }

    public static Rebuilt Rebuild(WriterSession session)
    {
        var connection = session.Connection;
        connection.Execute(session.Dialect.Begin);
        try
        {
            DropAll(connection);
            foreach (var table in ReadTables.All) connection.Execute(table.Create(session.Dialect));
            var rebuilt = Fill(session);
            connection.Execute("DELETE FROM read_model");
            connection.Execute("INSERT INTO read_model (schema, tables) VALUES (@0, @1)", ReadTables.Schema, string.Join(',', ReadTables.All));
            connection.Execute("COMMIT");
            return rebuilt;
        }
        catch
        {
            connection.Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Drops the tables that stand, whichever program made them; one that somebody dropped before is made anew, too.</summary>
    private static void DropAll(DbConnection connection)
    {
        var made = connection.Scalar<string>("SELECT tables FROM read_model")?.Split(',') ?? [];
        foreach (var name in made.Union(ReadTables.All.Select(table => table.ToString()))) connection.Execute($"DROP TABLE IF EXISTS {name}");
    }

    private static Rebuilt Fill(WriterSession session)
    {
        var (streams, rows, skipped) = (0, 0L, new List<string>());
        foreach (var stream in StreamList.All(session.Connection))
        {
            try
            {
                var kind = StreamKind.Of(stream);
                var lines = new List<Row>();
                var changes = kind.Difference(stream, kind.Empty, Fold(session.Connection, stream, kind, lines));
                rows += session.Run([.. changes.Select(change => change.Statement), .. lines.Select(line => line.Upsert)]).Length;
                streams++;
            }
            catch (Exception e) when (e is UnknownFactException or UnknownStreamException or JsonException)
            {
                skipped.Add(stream.Value);
            }
        }

        return new(streams, rows, skipped);
    }

    /// <param name="lines">Takes the stream's lines of the log.</param>
    private static object Fold(DbConnection connection, StreamName stream, StreamKind kind, List<Row> lines)
    {
        using var command = connection.Command("SELECT at, actor, facts, position FROM journal WHERE stream = @0 ORDER BY version", stream.Value);
        using var reader = command.ExecuteReader();
        var state = kind.Empty;
        while (reader.Read())
        {
            var (at, actor, facts) = (reader.GetInt64(0), reader.GetString(1), FactKinds.Read(reader.Bytes(2)));
            state = kind.Fold(state, facts, Micros.Moment(at), actor);
            lines.AddRange(LogRows.Of(stream, reader.GetInt64(3), at, actor, facts));
        }

        return state;
    }
}
