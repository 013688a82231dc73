using DistrictUnion.Storage.ReadModel;
using Npgsql;
using NpgsqlTypes;

namespace DistrictUnion.Storage.Postgres;

/// <summary>
/// Rows of the read model on their way into a batch: those of one table become one statement, as long as none of them is the same row.
/// The tables do not refer to each other, so only the order within a table matters.
/// </summary>
internal sealed class RowRuns(NpgsqlBatch batch)
{
    private readonly Dictionary<ReadTable, HashSet<Row>> runs = [];

    public void Add(Row row)
    {
        if (!runs.TryGetValue(row.Table, out var run)) runs.Add(row.Table, run = new(RowKeyComparer.Instance));
        if (run.Add(row)) return;
        End(row.Table);
        run.Add(row);
    }

    /// <summary>Puts what is waiting for a table into the batch.</summary>
    public void End(ReadTable table)
    {
        if (!runs.TryGetValue(table, out var run) || run.Count == 0) return;
        batch.BatchCommands.Add(Command(table, [.. run]));
        run.Clear();
    }

    public void End()
    {
        foreach (var table in runs.Keys) End(table);
    }

    private static NpgsqlBatchCommand Command(ReadTable table, Row[] rows)
    {
        var command = new NpgsqlBatchCommand(table.UpsertMany);
        for (var column = 0; column < table.Columns.Length; column++) command.Parameters.Add(Parameter(table.Columns[column], rows, column));
        return command;
    }

    private static NpgsqlParameter Parameter(Column column, Row[] rows, int at) => column.IsText
        ? new NpgsqlParameter<string?[]> { TypedValue = Array.ConvertAll(rows, row => (string?)row.Values[at]), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text }
        : new NpgsqlParameter<long?[]> { TypedValue = Array.ConvertAll(rows, row => Whole(row.Values[at])), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };

    private static long? Whole(object? value) => value switch { null => null, long whole => whole, int whole => whole, _ => throw new InvalidCastException($"A cell holds a {value.GetType().Name}.") };
}
