using System.Collections.Immutable;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>A column of the read model. Numbers, moments (µs UTC) and yes/no (1/0) are whole; codes, days (2026-07-15) and quarters (2026Q3) are text.</summary>
internal sealed record Column(string Name, bool IsText, bool IsNullable)
{
    public Column OrNull => this with { IsNullable = true };

    public static Column Text(string name) => new(name, true, false);

    public static Column Whole(string name) => new(name, false, false);
}

/// <summary>An index: the columns by which rows are found, then those that are read along, so that the rows need not be touched.</summary>
/// <param name="Columns">With commas between them.</param>
/// <param name="Where">The few rows that are asked for, in the very words of the query; null: all.</param>
internal sealed record LookUp(string Columns, string? Where = null)
{
    public override string ToString() => Where is null ? $"({Columns})" : $"({Columns}) WHERE {Where}";
}

/// <summary>A table of the read model: its shape, and the statements that follow from it.</summary>
internal sealed class ReadTable
{
    public ReadTable(string name, int keyLength, params ImmutableArray<Column> columns)
    {
        (Name, KeyLength, Columns) = (name, keyLength, columns);
        var (key, rest) = (columns[..keyLength], columns[keyLength..]);
        var change = rest.IsEmpty ? "NOTHING" : $"UPDATE SET {Join(rest, c => $"{c.Name} = excluded.{c.Name}")}";
        var (into, conflict) = ($"INSERT INTO {name} ({Join(columns, c => c.Name)})", $"ON CONFLICT ({Join(key, c => c.Name)}) DO {change}");
        Upsert = $"{into} VALUES ({Join(columns, c => $"@{columns.IndexOf(c)}")}) {conflict}";
        UpsertMany = $"{into} SELECT * FROM unnest({Join(columns, c => $"${columns.IndexOf(c) + 1}::{(c.IsText ? "text" : "bigint")}[]")}) {conflict}";
        Delete = $"DELETE FROM {name} WHERE {string.Join(" AND ", key.Select((c, i) => $"{c.Name} = @{i}"))}";
    }

    public string Name { get; }

    /// <summary>How many of the first columns are the key.</summary>
    public int KeyLength { get; }

    public ImmutableArray<Column> Columns { get; }

    /// <summary>Takes all columns.</summary>
    public string Upsert { get; }

    /// <summary>On PostgreSQL: takes a list for each column, <c>$1</c>, <c>$2</c> …; no key may stand in them twice.</summary>
    public string UpsertMany { get; }

    /// <summary>Takes the key.</summary>
    public string Delete { get; }

    /// <summary>How the table is looked up besides its key.</summary>
    public ImmutableArray<LookUp> Indexes { get; init; } = [];

    /// <summary>Rows lie in the order of the key where the database can do that, so that what is asked for together is read together.</summary>
    public string Create(Dialect dialect) =>
        string.Join(";\n", [CreateTable(dialect), .. Indexes.Select((lookUp, i) => $"CREATE INDEX ix_{Name}_{i + 1} ON {Name} {lookUp}")]);

    private string CreateTable(Dialect dialect) =>
        $"""
        CREATE TABLE {Name} (
            {string.Join(",\n    ", Columns.Select(c => $"{c.Name} {(c.IsText ? dialect.TextType : "BIGINT")}{(c.IsNullable ? "" : " NOT NULL")}"))},
            PRIMARY KEY ({Join(Columns[..KeyLength], c => c.Name)})
        ) {dialect.InOrderOfKey}
        """;

    public Row Row(params object?[] values) => new(this, values);

    public override string ToString() => Name;

    private static string Join(ImmutableArray<Column> columns, Func<Column, string> part) => string.Join(", ", columns.Select(part));
}
