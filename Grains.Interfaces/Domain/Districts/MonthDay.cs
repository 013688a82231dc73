using System.Globalization;
using System.Text.Json.Serialization;

namespace DistrictUnion.Domain.Districts;

/// <summary>A day of every year, written <c>07-10</c>.</summary>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 28: every year has it.</param>
[JsonConverter(typeof(PeriodJsonConverter<MonthDay>))]
public readonly record struct MonthDay(int Month, int Day) : IPeriod<MonthDay>
{
    private const int LastDay = 28;

    /// <summary>As people say it: 7月10日.</summary>
    [JsonIgnore]
    public string Name => $"{Month}月{Day}日";

    public DateOnly In(int year) => new(year, Month, Day);

    public static bool TryParse(string? text, out MonthDay value)
    {
        value = default;
        if (text is not { Length: 5 } || text[2] != '-') return false;
        if (!int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12) return false;
        if (!int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > LastDay) return false;
        value = new(month, day);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Month:00}-{Day:00}");
}
