namespace DistrictUnion.Domain;

/// <summary>Days in a district's time zone.</summary>
public static class Zones
{
    /// <summary>The day that a moment belongs to.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Find(timeZone)).DateTime);

    /// <summary>The first moment after a day, UTC: what happens before it still belongs to the day.</summary>
    public static DateTimeOffset EndOf(DateOnly day, string timeZone)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Find(timeZone).GetUtcOffset(midnight)).ToUniversalTime();
    }

    public static bool Exists(string timeZone) => TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out _);

    private static TimeZoneInfo Find(string timeZone) => TimeZoneInfo.FindSystemTimeZoneById(timeZone);
}
