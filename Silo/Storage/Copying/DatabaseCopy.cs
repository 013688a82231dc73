using System.Data.Common;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.Copying;

/// <summary>
/// Takes the lasting tables of one database along into an empty one, of whichever kind: rows, positions, chains and seals are the same
/// there. The read model is made anew when the copy is started.
/// </summary>
internal static class DatabaseCopy
{
    private const int RowsAtOnce = 1_000;

    /// <param name="from">Read in one snapshot; its owner may go on writing.</param>
    /// <param name="to">Started, and owned by the caller.</param>
    /// <returns>Rows of the journal.</returns>
    /// <exception cref="StorageException">The copy's place is not empty: <c>storage.not-empty</c>.</exception>
    public static long Run(Database from, Database to)
    {
        using var figures = new WriterFigures();
        using var session = to.OpenWriter(figures);
        if (session.Connection.Scalar<long>("SELECT count(*) FROM journal") > 0)
            throw new StorageException("storage.not-empty", $"数据库 {to.Place} 里已有数据，不能再写入另一个数据库的内容。请换一个空的数据库。");

        using var source = from.OpenReader();
        using var snapshot = from.BeginSnapshot(source);
        session.Connection.Execute(to.Dialect.Begin);
        try
        {
            var journalRows = 0L;
            foreach (var table in LastingTable.All)
            {
                var rows = Copy(source, session, table);
                if (table == LastingTable.Journal) journalRows = rows;
            }

            session.Run([.. to.Dialect.CountAnew.Select(sql => new Statement(sql))]);
            session.Connection.Execute("COMMIT");
            return journalRows;
        }
        catch
        {
            session.Connection.Execute("ROLLBACK");
            throw;
        }
    }

    private static long Copy(DbConnection source, WriterSession session, LastingTable table)
    {
        using var command = source.Command(table.Select);
        using var reader = command.ExecuteReader();
        var rows = 0L;
        foreach (var some in Rows(reader, table.Insert).Chunk(RowsAtOnce)) rows += session.Run(some).Length;
        return rows;
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
