namespace DistrictUnion.Domain;

/// <summary>Days in a district's time zone.</summary>
public static class Zones
{
    /// <summary>Zones without summer time since 1991, before the first year that anybody enters.</summary>
    private static readonly Dictionary<string, TimeZoneInfo> Chinese =
        new[] { Fixed("Asia/Shanghai", 8), Fixed("Asia/Urumqi", 6), Fixed("Asia/Hong_Kong", 8), Fixed("Asia/Macau", 8) }.ToDictionary(zone => zone.Id);

    /// <summary>The day that a moment belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Find(timeZone)).DateTime);

    /// <summary>The first moment after a day, UTC: what happens before it still belongs to the day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Find(timeZone).GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static bool Exists(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _) || Chinese.ContainsKey(timeZone);

    /// <summary>A zone by its name in the tz database. China's are known also where the machine has no such database (Windows without ICU, a bare Linux).</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone.</exception>
    public static TimeZoneInfo Find(string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found
        : Chinese.TryGetValue(timeZone, out var zone) ? zone
        : throw new TimeZoneNotFoundException($"This machine has no time zone {timeZone}.");

    private static TimeZoneInfo Fixed(string name, int hours) => TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(hours), name, name);
}
