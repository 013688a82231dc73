using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Writing;

/// <summary>A statement with the values of its parameters <c>@0</c>, <c>@1</c> … in their order: texts, whole numbers, bytes and nulls.</summary>
internal readonly record struct Statement(string Sql, params object?[] Values)
{
    /// <summary>The row of the read model that it writes; such statements may be written together.</summary>
    public Row? Writes { get; init; }

    /// <summary>The table of the read model from which it takes a row.</summary>
    public ReadTable? DeletesFrom { get; init; }
}
