using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>Turns the domain's values into what a cell holds.</summary>
internal static class Cells
{
    private static readonly object Yes = 1L;
    private static readonly object No = 0L;

    public static object Cell(bool value) => value ? Yes : No;

    public static object Cell(int value) => (long)value;

    public static string Cell(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Cell(DateOnly? day) => day is { } d ? Cell(d) : null;

    /// <summary>µs UTC.</summary>
    public static object Cell(DateTimeOffset moment) => Micros.Of(moment);

    public static object? Cell(DateTimeOffset? moment) => moment is { } m ? Cell(m) : null;

    /// <summary>As in JSON: <c>inReview</c>.</summary>
    public static string Cell<TEnum>(TEnum value)
        where TEnum : struct, Enum => EnumNames<TEnum>.Of[value];

    public static string? Cell<TEnum>(TEnum? value)
        where TEnum : struct, Enum => value is { } v ? Cell(v) : null;

    /// <summary>Codes or months, separated by a comma.</summary>
    public static string Cell<T>(ImmutableArray<T> list) => string.Join(',', list);

    /// <summary>µs UTC of the first moment after a day.</summary>
    public static object EndOf(DateOnly day, string timeZone) => Cell(Zones.EndOf(day, timeZone));

    private static class EnumNames<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Of =
            Enum.GetValues<TEnum>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
    }
}
