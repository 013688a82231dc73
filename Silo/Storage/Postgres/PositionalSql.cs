using System.Text.RegularExpressions;
using DistrictUnion.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace DistrictUnion.Storage.Postgres;

/// <summary>
/// Statements as PostgreSQL takes them on the wire: <c>@0</c> becomes <c>$1</c>, once for each text. A null has the type that its place
/// had before, so that the statement is prepared once and not once for every pattern of nulls.
/// </summary>
internal sealed partial class PositionalSql
{
    private readonly Dictionary<string, Known> known = [];

    public NpgsqlBatchCommand Command(Statement statement)
    {
        if (!known.TryGetValue(statement.Sql, out var text)) known.Add(statement.Sql, text = new(Numbered(statement.Sql), new NpgsqlDbType[statement.Values.Length]));
        var command = new NpgsqlBatchCommand(text.Sql);
        for (var i = 0; i < statement.Values.Length; i++) command.Parameters.Add(Parameter(statement.Values[i], ref text.Types[i]));
        return command;
    }

    private static string Numbered(string sql) =>
        Place().Replace(sql, place => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${int.Parse(place.ValueSpan[1..], System.Globalization.CultureInfo.InvariantCulture) + 1}"));

    private static NpgsqlParameter Parameter(object? value, ref NpgsqlDbType type)
    {
        if (value is null) return type is default(NpgsqlDbType) ? new() { Value = DBNull.Value } : new() { Value = DBNull.Value, NpgsqlDbType = type };
        type = value switch
        {
            string => NpgsqlDbType.Text,
            byte[] => NpgsqlDbType.Bytea,
            long or int => NpgsqlDbType.Bigint,
            _ => throw new ArgumentException($"A value of a statement is a text, a whole number or bytes, not a {value.GetType().Name}.", nameof(value)),
        };
        return new() { Value = value is int whole ? (long)whole : value, NpgsqlDbType = type };
    }

    [GeneratedRegex("@[0-9]+")]
    private static partial Regex Place();

    private sealed record Known(string Sql, NpgsqlDbType[] Types);
}
