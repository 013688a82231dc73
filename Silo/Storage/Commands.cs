using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;

namespace DistrictUnion.Storage;

/// <summary>Short forms for commands whose parameters are named <c>@0</c>, <c>@1</c> … in the order of their values.</summary>
internal static class Commands
{
    public static DbCommand Command(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Add(i, values[i]);
        return command;
    }

    /// <returns>Rows changed.</returns>
    public static int Execute(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <returns>The first column of the first row; default when there is none or it is null.</returns>
    public static T? Scalar<T>(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    /// <returns>The rows, each as it is read.</returns>
    public static ImmutableArray<T> List<T>(this DbConnection connection, string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var list = ImmutableArray.CreateBuilder<T>();
        while (reader.Read()) list.Add(read(reader));
        return list.DrainToImmutable();
    }

    /// <returns>Places of parameters, with commas between them: <c>@3, @4</c> for two from the third.</returns>
    public static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"@{i}")));

    public static byte[] Bytes(this DbDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static void Add(this DbCommand command, int place, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@{place}");
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }
}
