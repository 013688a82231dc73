using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Writing;

/// <summary>What a write may use: the writer's connection with its prepared commands, and the heads of the streams. Lives on the writer's thread.</summary>
internal sealed class WriterSession(SqliteConnection connection, WriterFigures figures) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = [];

    public SqliteConnection Connection => connection;

    public WriterFigures Figures => figures;

    public StreamHeads Heads { get; } = new(connection);

    /// <summary>Runs a statement that is prepared once. Its parameters are <c>@0</c>, <c>@1</c> … in the order of the values.</summary>
    /// <returns>Rows changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.Command(sql, values);
            command.Prepare();
            prepared.Add(sql, command);
            return command.ExecuteNonQuery();
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    /// <summary>The position of the journal's row that was inserted last.</summary>
    public long LastPosition()
    {
        const string Sql = "SELECT last_insert_rowid()";
        if (!prepared.TryGetValue(Sql, out var command)) prepared.Add(Sql, command = connection.Command(Sql));
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Takes back all that the write on its turn has done, also the position in the journal that a row took which was not written.</summary>
    public void UndoWrite() => Execute("ROLLBACK TO write");

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
    }
}
