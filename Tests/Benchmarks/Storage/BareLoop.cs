using System.Data.Common;
using System.Diagnostics;
using DistrictUnion.Domain;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Sqlite;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>The rows of one commit: the journal's, and those of the read model that it changed.</summary>
internal sealed record CommitRows(object[] Journal, IReadOnlyList<RowChange> Changes);

/// <summary>What the database alone can do: prepared commands in a loop, with the writer's settings, and nothing around them.</summary>
internal static class BareLoop
{
    private const string Select =
        "SELECT stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash FROM journal WHERE stream = @0 ORDER BY version";

    /// <summary>The rows that the last commit of each school wrote.</summary>
    public static IReadOnlyList<CommitRows> RowsOfLastCommits(string path, IEnumerable<SchoolCode> schools)
    {
        using var connection = new SqliteDatabase(path).OpenReader();
        return [.. schools.Select(school => LastCommit(connection, StreamName.School(BenchmarkSilo.District, school)))];
    }

    /// <summary>Writes the rows to a fresh copy of the database as it was before them.</summary>
    /// <param name="groupSize">Commits in one transaction.</param>
    public static TimeSpan Measure(BenchmarkSilo silo, string start, IReadOnlyList<CommitRows> rows, int groupSize)
    {
        var path = silo.Beside("bare.db");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path)!, "bare.db*")) File.Delete(file);
        File.Copy(start, path);
        using var figures = new WriterFigures();
        using var session = new SqliteDatabase(path).OpenWriter(figures);
        var clock = Stopwatch.StartNew();
        foreach (var group in rows.Chunk(groupSize))
        {
            session.Run([new(session.Dialect.Begin)]);
            foreach (var commit in group) session.Run([new(session.Dialect.AppendToJournal, commit.Journal), .. commit.Changes.Select(change => change.Statement)]);
            session.Run([new("COMMIT")]);
        }

        return clock.Elapsed;
    }

    private static CommitRows LastCommit(DbConnection connection, StreamName stream)
    {
        var kind = StreamKind.Of(stream);
        var (before, after, row) = (kind.Empty, kind.Empty, Array.Empty<object>());
        using var command = connection.Command(Select, stream.Value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            reader.GetValues(row = new object[reader.FieldCount]);
            before = after;
            after = kind.Fold(before, FactKinds.Read((byte[])row[6]), Micros.Moment((long)row[2]), (string)row[3]);
        }

        return new(row, kind.Difference(stream, before, after));
    }
}
