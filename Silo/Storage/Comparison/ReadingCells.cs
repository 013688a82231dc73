using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Comparison;

/// <summary>Turns what a cell holds into the domain's values; the other way round is <see cref="Cells"/>.</summary>
internal static class ReadingCells
{
    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static long? Whole(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    public static bool YesNo(this DbDataReader reader, int column) => reader.GetInt64(column) != 0;

    public static Quarter Quarter(this DbDataReader reader, int column) =>
        Domain.Quarter.TryParse(reader.GetString(column), out var quarter) ? quarter : throw Unreadable(reader, column);

    public static YearMonth Month(this DbDataReader reader, int column) =>
        YearMonth.TryParse(reader.GetString(column), out var month) ? month : throw Unreadable(reader, column);

    public static LedgerPeriod LedgerPeriod(this DbDataReader reader, int column) =>
        Domain.Ledgers.LedgerPeriod.TryParse(reader.GetString(column), out var period) ? period : throw Unreadable(reader, column);

    public static DateOnly Day(this DbDataReader reader, int column) =>
        DateOnly.ParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TEnum Word<TEnum>(this DbDataReader reader, int column)
        where TEnum : struct, Enum =>
        Words<TEnum>.Of.TryGetValue(reader.GetString(column), out var value) ? value : throw Unreadable(reader, column);

    private static InvalidDataException Unreadable(DbDataReader reader, int column) =>
        new($"The read model's column {reader.GetName(column)} holds “{reader.GetString(column)}”. A rebuild makes it anew.");

    private static class Words<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<string, TEnum> Of = Enum.GetValues<TEnum>().ToFrozenDictionary(value => Cells.Cell(value));
    }
}
