using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>A row of the read model: a pure function of one stream's state.</summary>
internal sealed class Row
{
    public Row(ReadTable table, object?[] values)
    {
        if (values.Length != table.Columns.Length) throw new ArgumentException($"{table} has {table.Columns.Length} columns, not {values.Length}.", nameof(values));
        (Table, Values) = (table, values);
    }

    public ReadTable Table { get; }

    /// <summary>Texts, whole numbers and nulls, in the order of the columns.</summary>
    public object?[] Values { get; }

    public ReadOnlySpan<object?> Key => Values.AsSpan(0, Table.KeyLength);

    public Statement Upsert => new(Table.Upsert, Values);

    public bool SaysTheSameAs(Row other) => Values.AsSpan().SequenceEqual(other.Values);
}

/// <summary>Rows are the same row when table and key are.</summary>
internal sealed class RowKeyComparer : IEqualityComparer<Row>
{
    public static RowKeyComparer Instance { get; } = new();

    public bool Equals(Row? x, Row? y) => ReferenceEquals(x!.Table, y!.Table) && x.Key.SequenceEqual(y.Key);

    public int GetHashCode(Row obj)
    {
        var hash = default(HashCode);
        foreach (var value in obj.Key) hash.Add(value);
        return hash.ToHashCode();
    }
}

/// <summary>What a commit does to one row.</summary>
internal sealed record RowChange(Row Row, bool IsDeletion)
{
    public Statement Statement => IsDeletion ? new(Row.Table.Delete, Row.Key.ToArray()) : Row.Upsert;
}
