using System.Data.Common;
using System.Diagnostics;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Copying;

/// <summary>
/// Takes the lasting tables of one database along into an empty one, of whichever kind: rows, positions, chains and seals are the same
/// there. The read model is made anew when the copy is started.
/// </summary>
internal static class DatabaseCopy
{
    private const int RowsAtOnce = 1_000;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    /// <param name="from">Others may go on writing: what they add meanwhile is taken along in further rounds, each shorter than the one before.</param>
    /// <param name="to">Started, and owned by the caller.</param>
    /// <param name="enough">A round that takes no longer is the last; null: a second.</param>
    /// <returns>When the last round began, some second before the end: everything that was confirmed before is in the copy.</returns>
    /// <exception cref="StorageException">The copy's place is not empty: <c>storage.not-empty</c>.</exception>
    public static DateTimeOffset Run(Database from, Database to, TimeProvider clock, TimeSpan? enough = null)
    {
        using var figures = new WriterFigures();
        using var session = to.OpenWriter(figures);
        if (session.Connection.Scalar<long>("SELECT count(*) FROM journal") > 0)
            throw new StorageException("storage.not-empty", $"数据库 {to.Place} 里已有数据，不能再写入另一个数据库的内容。请换一个空的数据库。");

        var (took, before) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        DateTimeOffset at;
        do
        {
            at = clock.GetUtcNow();
            var began = Stopwatch.GetTimestamp();
            Round(from, session);
            (took, before) = (Stopwatch.GetElapsedTime(began), took);
        }
        while (took > (enough ?? Short) && took < before / 2);

        return at;
    }

    /// <summary>Takes along, in one snapshot of the one and one transaction of the other, what the other does not have.</summary>
    private static void Round(Database from, WriterSession session)
    {
        using var source = from.OpenReader();
        using var snapshot = from.BeginSnapshot(source);
        session.Connection.Execute(session.Dialect.Begin);
        try
        {
            foreach (var table in LastingTable.All)
            {
                using var command = Missing(from.Dialect, source, session.Connection, table);
                using var reader = command.ExecuteReader();
                foreach (var some in Rows(reader, table.Insert).Chunk(RowsAtOnce)) session.Run(some);
            }

            session.Run([.. session.Dialect.CountAnew.Select(sql => new Statement(sql))]);
            session.Connection.Execute("COMMIT");
        }
        catch
        {
            session.Connection.Execute("ROLLBACK");
            throw;
        }
    }

    /// <summary>Asks for the rows that the target lacks; of a table whose rows change it then has none.</summary>
    private static DbCommand Missing(Dialect dialect, DbConnection source, DbConnection target, LastingTable table)
    {
        var all = $"SELECT {table.Columns} FROM {table.Source?.Invoke(dialect) ?? table.Name}";
        if (table.Number is { } number) return source.Command($"{all} WHERE {number} > @0", target.Scalar<long>($"SELECT coalesce(max({number}), 0) FROM {table.Name}"));
        target.Execute($"DELETE FROM {table.Name}");
        return source.Command(all);
    }

    private static IEnumerable<Statement> Rows(DbDataReader reader, string insert)
    {
        while (reader.Read())
        {
            var values = new object?[reader.FieldCount];
            reader.GetValues(values!);
            yield return new(insert, values);
        }
    }
}
