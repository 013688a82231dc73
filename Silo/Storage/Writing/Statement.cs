namespace DistrictUnion.Storage.Writing;

/// <summary>A statement with the values of its parameters <c>@0</c>, <c>@1</c> … in their order: texts, whole numbers, bytes and nulls.</summary>
internal readonly record struct Statement(string Sql, params object?[] Values);
