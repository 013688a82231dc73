using System.Data.Common;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage;

/// <summary>The few places where the two databases want other words. Everything else is said in SQL that both understand.</summary>
internal abstract class Dialect
{
    protected Dialect()
    {
        var columns = ReadTables.JournalLog.Columns;
        AppendToLog =
            $"""
            INSERT INTO {ReadTables.JournalLog} ({string.Join(", ", columns.Select(c => c.Name))})
            VALUES (@0, {LastPosition}, {string.Join(", ", Enumerable.Range(1, columns.Length - 2).Select(i => $"@{i}"))})
            """;
    }

    /// <summary>Writes a line of the log under <see cref="LastPosition"/>. Parameters: the other columns.</summary>
    public string AppendToLog { get; }

    /// <summary>Begins a transaction that will write; other writers wait until it ends.</summary>
    public abstract string Begin { get; }

    /// <summary>Appends a row to the journal under the next position; positions have no gaps and follow the order of commits. Parameters: the other columns.</summary>
    public abstract string AppendToJournal { get; }

    /// <summary>An expression: the position that was given out last, within the writer's transaction that of its own row. It outlives the rows.</summary>
    public abstract string LastPosition { get; }

    /// <summary>An expression: the number of the seal that was made last, whether it is still there or not.</summary>
    public abstract string LastSeal { get; }

    /// <summary>Writes a seal. Parameters: its columns.</summary>
    public abstract string AppendSeal { get; }

    /// <summary>Statements after rows were copied together with their positions and numbers: the next ones follow them.</summary>
    public abstract IReadOnlyList<string> CountAnew { get; }

    /// <summary>A table expression: <c>grain_state</c> and what silos keep elsewhere in this database, in the same columns.</summary>
    public abstract string AllGrainStates { get; }

    /// <summary>A write that changes nothing, to see whether the database takes one.</summary>
    public abstract string WriteNothingNew { get; }

    /// <summary>The type of a text that is compared and ordered byte by byte.</summary>
    public abstract string TextType { get; }

    /// <summary>Stands behind a table whose rows lie in the order of its key, where the database can do that.</summary>
    public abstract string InOrderOfKey { get; }

    /// <summary>Condition: a text contains another.</summary>
    public abstract string Contains(string text, string part);

    /// <summary>A text of a JSON object that lies in a column; null when it has none of that name.</summary>
    public abstract string JsonText(string column, string name);

    /// <summary>Whether a row with the same key was there.</summary>
    public abstract bool IsDuplicate(DbException exception);
}
