using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>A term (学期) of the school calendar.</summary>
/// <param name="Starts">First day of week 1; weeks run from Monday.</param>
/// <param name="Ends">Last day, included.</param>
public sealed record Term(string Name, DateOnly Starts, DateOnly Ends);

/// <summary>The school calendar (校历): turns 第3周 into dates and tells working days.</summary>
/// <param name="Holidays">Days off that are not already Saturdays or Sundays, or are.</param>
/// <param name="WorkingWeekends">Saturdays and Sundays that are worked (调休).</param>
public sealed record SchoolCalendar(
    ImmutableArray<Term> Terms, ImmutableArray<DateOnly> Holidays, ImmutableArray<DateOnly> WorkingWeekends)
{
    public static SchoolCalendar Empty { get; } = new([], [], []);

    /// <summary>The days of a week of a term, cut to the term; null when the term has no such week.</summary>
    /// <param name="week">1 is the week that the term's first day lies in.</param>
    /// <remarks>A term is shorter than a year (<see cref="DistrictRules.SetCalendar"/>), so it has at most 54 weeks.</remarks>
    public static (DateOnly First, DateOnly Last)? Week(Term term, int week)
    {
        if (week is < 1 or > 54) return null;
        var monday = term.Starts.AddDays(-(((int)term.Starts.DayOfWeek + 6) % 7)).AddDays((week - 1) * 7);
        if (monday > term.Ends) return null;
        var sunday = monday.AddDays(6);
        return (monday < term.Starts ? term.Starts : monday, sunday > term.Ends ? term.Ends : sunday);
    }

    /// <summary>The months in which the working days of a stretch lie; of a stretch without any, those of all its days. Ascending.</summary>
    /// <param name="last">Included; not before <paramref name="first"/>.</param>
    public ImmutableArray<YearMonth> MonthsOf(DateOnly first, DateOnly last)
    {
        DateOnly[] days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)];
        DateOnly[] working = [.. days.Where(IsWorkingDay)];
        return [.. (working.Length > 0 ? working : days).Select(day => new YearMonth(day.Year, day.Month)).Distinct()];
    }

    /// <summary>The day so many working days after a day, which itself does not count; 0 is the day itself.</summary>
    /// <param name="days">0 to 100. Where a calendar names no working day within a year, the day a year ahead.</param>
    public DateOnly AfterWorkingDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, 100);
        var last = day.AddYears(1);
        while (days > 0 && day < last)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day)) days--;
        }

        return day;
    }

    public bool IsWorkingDay(DateOnly day) =>
        WorkingWeekends.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(day));
}
