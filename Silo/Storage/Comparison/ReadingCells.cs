using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Storage.ReadModel;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Turns what a cell holds into the domain's values; the other way round is <see cref="Cells"/>.</summary>
internal static class ReadingCells
{
    public static ImmutableArray<T> List<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = connection.Command(sql, values);
        using var reader = command.ExecuteReader();
        var list = ImmutableArray.CreateBuilder<T>();
        while (reader.Read()) list.Add(read(reader));
        return list.DrainToImmutable();
    }

    public static string? Text(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? Whole(this SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static Quarter Quarter(this SqliteDataReader reader, int column) =>
        Domain.Quarter.TryParse(reader.GetString(column), out var quarter) ? quarter : throw Unreadable(reader, column);

    public static YearMonth Month(this SqliteDataReader reader, int column) =>
        YearMonth.TryParse(reader.GetString(column), out var month) ? month : throw Unreadable(reader, column);

    public static DateOnly Day(this SqliteDataReader reader, int column) =>
        DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TEnum Word<TEnum>(this SqliteDataReader reader, int column)
        where TEnum : struct, Enum =>
        Words<TEnum>.Of.TryGetValue(reader.GetString(column), out var value) ? value : throw Unreadable(reader, column);

    private static InvalidDataException Unreadable(SqliteDataReader reader, int column) =>
        new($"The read model's column {reader.GetName(column)} holds “{reader.GetString(column)}”. A rebuild makes it anew.");

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<string, TEnum> Of = Enum.GetValues<TEnum>().ToFrozenDictionary(value => Cells.Cell(value));
    }
}
