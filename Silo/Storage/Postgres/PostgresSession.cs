using DistrictUnion.Storage.Writing;
using Npgsql;

namespace DistrictUnion.Storage.Postgres;

/// <summary>
/// Writes on PostgreSQL: a group is one batch, which goes to the server in one piece and is one transaction there. When one of its
/// writes is refused nothing of the group is written, and each is tried alone.
/// </summary>
internal sealed class PostgresSession(NpgsqlConnection connection, WriterFigures figures, SessionLock owning, bool isShared)
    : WriterSession(connection, PostgresDialect.Instance, figures)
{
    private readonly PositionalSql positional = new();

    public override bool IsAlone => owning.IsAlone;

    public override void Begun()
    {
        if (isShared && IsAlone) owning.Share();
    }

    public override void Commit(IReadOnlyList<QueuedWrite> group)
    {
        var prepared = new List<(QueuedWrite Write, IReadOnlyList<Statement> Statements)>(group.Count);
        foreach (var write in group)
        {
            try
            {
                prepared.Add((write, write.Prepare(this)));
            }
            catch (Exception e) when (!IsBroken)
            {
                write.Fail(e);
            }
        }

        try
        {
            var changed = Run([.. prepared.SelectMany(p => p.Statements)]).AsSpan();
            foreach (var (write, statements) in prepared)
            {
                write.Wrote(this, changed[..statements.Count]);
                changed = changed[statements.Count..];
            }
        }
        catch (PostgresException e) when (!IsBroken && e.SqlState is not PostgresErrorCodes.AdminShutdown)
        {
            Heads.Clear();
            if (prepared is [var only]) Refused(only.Write, e);
            else foreach (var (write, _) in prepared) CommitAlone(write);
            return;
        }

        Figures.Committed(prepared.Count);
        foreach (var (write, _) in prepared) write.Confirm();
    }

    public override int[] Run(IReadOnlyList<Statement> statements)
    {
        if (statements.Count == 0) return [];
        using var batch = ((NpgsqlConnection)Connection).CreateBatch();
        var (runs, single) = (new RowRuns(batch), new NpgsqlBatchCommand?[statements.Count]);
        for (var i = 0; i < statements.Count; i++)
        {
            if (statements[i].Writes is { } row)
            {
                runs.Add(row);
                continue;
            }

            if (statements[i].DeletesFrom is { } table) runs.End(table);
            batch.BatchCommands.Add(single[i] = positional.Command(statements[i]));
        }

        runs.End();
        batch.ExecuteNonQuery();
        return Array.ConvertAll(single, command => command?.RecordsAffected ?? 1);
    }

    private void CommitAlone(QueuedWrite write)
    {
        try
        {
            Commit([write]);
        }
        catch (Exception e)
        {
            // The others of the group are still tried, unless the connection is gone: then they learn it in the same way.
            write.Fail(e);
        }
    }

    private void Refused(QueuedWrite write, PostgresException exception)
    {
        if (!Dialect.IsDuplicate(exception))
        {
            write.Fail(exception);
            return;
        }

        try
        {
            write.WasThere(this, exception);
            write.Confirm();
        }
        catch (Exception e)
        {
            write.Fail(e);
        }
    }
}
