using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain;

/// <summary>An absolute calendar month, written <c>2026-03</c>.</summary>
/// <param name="Year">2000 to 2100.</param>
/// <param name="Month">1 to 12.</param>
[JsonConverter(typeof(PeriodJsonConverter<YearMonth>))]
public readonly record struct YearMonth(int Year, int Month) : IPeriod<YearMonth>, IComparable<YearMonth>
{
    /// <summary>Whether it is a month at all; <c>default</c>, what an absent value reads as, is none.</summary>
    internal bool IsKnown => Year is >= Periods.FirstYear and <= Periods.LastYear && Month is >= 1 and <= 12;

    /// <summary>The calendar quarter that the month lies in.</summary>
    public Quarter Quarter => new(Year, ((Month - 1) / 3) + 1);

    /// <summary>Months since the year 0; differences count months.</summary>
    public int Ordinal => (Year * 12) + Month - 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public static YearMonth FromOrdinal(int ordinal) => new(ordinal / 12, (ordinal % 12) + 1);

    public static bool TryParse(string? text, out YearMonth value)
    {
        value = default;
        if (text is not { Length: 7 } || text[4] != '-' || !Periods.TryYear(text[..4], out var year)) return false;
        if (!int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        value = new(year, month);
        return true;
    }

    public YearMonth Plus(int months) => FromOrdinal(Ordinal + months);

    public int CompareTo(YearMonth other) => Ordinal.CompareTo(other.Ordinal);

    public static bool operator <(YearMonth left, YearMonth right) => left.Ordinal < right.Ordinal;

    public static bool operator >(YearMonth left, YearMonth right) => left.Ordinal > right.Ordinal;

    public static bool operator <=(YearMonth left, YearMonth right) => left.Ordinal <= right.Ordinal;

    public static bool operator >=(YearMonth left, YearMonth right) => left.Ordinal >= right.Ordinal;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}

/// <summary>An absolute calendar quarter (季度), written <c>2026Q3</c>.</summary>
/// <param name="Year">2000 to 2100.</param>
/// <param name="Number">1 to 4.</param>
[JsonConverter(typeof(PeriodJsonConverter<Quarter>))]
public readonly record struct Quarter(int Year, int Number) : IPeriod<Quarter>, IComparable<Quarter>
{
    /// <summary>Whether it is a quarter at all; <c>default</c>, what an absent value reads as, is none.</summary>
    internal bool IsKnown => Year is >= Periods.FirstYear and <= Periods.LastYear && Number is >= 1 and <= 4;

    /// <summary>Quarters since the year 0; differences count quarters.</summary>
    public int Ordinal => (Year * 4) + Number - 1;

    public YearMonth FirstMonth => new(Year, (Number * 3) - 2);

    public YearMonth LastMonth => new(Year, Number * 3);

    public DateOnly FirstDay => FirstMonth.FirstDay;

    public DateOnly LastDay => Next.FirstDay.AddDays(-1);

    public Quarter Next => FromOrdinal(Ordinal + 1);

    /// <summary>As people say it: 2026年第三季度.</summary>
    public string Name => $"{Year}年第{"一二三四"[Number - 1]}季度";

    /// <summary>The quarter so many quarters before; the first one that can be written when that is earlier.</summary>
    public Quarter Earlier(int quarters) => FromOrdinal(Math.Max(Ordinal - quarters, new Quarter(Periods.FirstYear, 1).Ordinal));

    /// <summary>The four quarters of a calendar year.</summary>
    public static IEnumerable<Quarter> OfYear(int year) => Enumerable.Range(1, 4).Select(number => new Quarter(year, number));

    public static Quarter FromOrdinal(int ordinal) => new(ordinal / 4, (ordinal % 4) + 1);

    public static bool TryParse(string? text, out Quarter value)
    {
        value = default;
        if (text is not { Length: 6 } || text[4] != 'Q' || text[5] is < '1' or > '4' || !Periods.TryYear(text[..4], out var year)) return false;
        value = new(year, text[5] - '0');
        return true;
    }

    public int CompareTo(Quarter other) => Ordinal.CompareTo(other.Ordinal);

    public static bool operator <(Quarter left, Quarter right) => left.Ordinal < right.Ordinal;

    public static bool operator >(Quarter left, Quarter right) => left.Ordinal > right.Ordinal;

    public static bool operator <=(Quarter left, Quarter right) => left.Ordinal <= right.Ordinal;

    public static bool operator >=(Quarter left, Quarter right) => left.Ordinal >= right.Ordinal;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");
}

/// <summary>A period that has one spelling.</summary>
/// <typeparam name="TSelf">The period's own type.</typeparam>
public interface IPeriod<TSelf>
    where TSelf : struct, IPeriod<TSelf>
{
    static abstract bool TryParse(string? text, out TSelf value);
}

internal static class Periods
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;

    public static bool TryYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= FirstYear and <= LastYear;
}

internal sealed class PeriodJsonConverter<TPeriod> : JsonConverter<TPeriod>
    where TPeriod : struct, IPeriod<TPeriod>
{
    public override TPeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    public override void Write(Utf8JsonWriter writer, TPeriod value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override TPeriod ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Parse(reader.GetString());

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TPeriod value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString()!);

    private static TPeriod Parse(string? text) =>
        TPeriod.TryParse(text, out var value) ? value : throw new JsonException($"“{text}”不是有效的期间（季度写作 2026Q3，月份写作 2026-03）。");
}
