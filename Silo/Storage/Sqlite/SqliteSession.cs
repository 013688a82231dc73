using System.Data.Common;
using DistrictUnion.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Sqlite;

/// <summary>Writes on SQLite: a transaction for a group, a savepoint for each of its writes, statements that are prepared once.</summary>
internal sealed class SqliteSession(SqliteConnection connection, WriterFigures figures) : WriterSession(connection, SqliteDialect.Instance, figures)
{
    /// <summary>Milliseconds between two tries to scrub past a reader.</summary>
    private const long ScrubAgain = 1_000;

    private readonly Dictionary<string, DbCommand> prepared = [];

    // A process that was killed may have left something.
    private bool isToScrub = true;
    private long scrubbed;

    public override void Commit(IReadOnlyList<QueuedWrite> group)
    {
        var failed = new List<(QueuedWrite Write, Exception Exception)>();
        var done = new List<QueuedWrite>(group.Count);
        try
        {
            Execute(Dialect.Begin);
            foreach (var write in group)
            {
                if (Apply(write) is { } exception) failed.Add((write, exception));
                else done.Add(write);
            }

            Execute("COMMIT");
        }
        catch
        {
            GiveUp();
            throw;
        }

        Figures.Committed(done.Count);
        foreach (var write in done) write.Confirm();
        foreach (var (write, exception) in failed) write.Fail(exception);
        if (isToScrub && Environment.TickCount64 - scrubbed >= ScrubAgain) Scrub();
    }

    /// <summary>Takes the log beside the file into the file and empties it. A reader of an older snapshot, as a backup or an export is, keeps it: then it is tried with later groups.</summary>
    public override void Scrub()
    {
        isToScrub = true;
        isToScrub = Connection.Scalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        scrubbed = Environment.TickCount64;
    }

    public override int[] Run(IReadOnlyList<Statement> statements) => [.. statements.Select(statement => Execute(statement.Sql, statement.Values))];

    public override void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        base.Dispose();
    }

    /// <returns>Why the write was rolled back, or null.</returns>
    private Exception? Apply(QueuedWrite write)
    {
        Execute("SAVEPOINT write");
        try
        {
            write.Wrote(this, Run(write.Prepare(this)));
            Execute("RELEASE write");
            return null;
        }
        catch (Exception e)
        {
            Heads.Clear();
            // Throws when SQLite has already rolled back the whole transaction (disk full, I/O): then the group fails.
            Execute("ROLLBACK TO write");
            var refused = e is DbException exception && Dialect.IsDuplicate(exception) ? WasThere(write, exception) : e;
            Execute("RELEASE write");
            return refused;
        }
    }

    private Exception? WasThere(QueuedWrite write, DbException exception)
    {
        try
        {
            write.WasThere(this, exception);
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private void GiveUp()
    {
        Heads.Clear();
        try
        {
            Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // There was no transaction any more: SQLite had rolled it back itself.
        }
    }

    private int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = Connection.Command(sql, values);
            command.Prepare();
            prepared.Add(sql, command);
            return command.ExecuteNonQuery();
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }
}
