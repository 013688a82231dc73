namespace DistrictUnion.Domain.Comparison;

/// <summary>How late a report came (迟报天数).</summary>
public static class LateDays
{
    /// <summary>Days from the school's last day on time to the day of its first submission.</summary>
    /// <returns>Null: it was not late by days. A report that was in time at first, but not after a return, is late without any.</returns>
    public static int? Of(ComparedSchool school, string timeZone) =>
        school is { Filing: Filing.Late, FiledAt: { } filed, DueUntil: { } due } && Zones.DayOf(filed, timeZone).DayNumber - due.DayNumber is > 0 and var days
            ? days
            : null;
}
