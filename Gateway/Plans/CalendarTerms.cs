using System.Collections.Immutable;
using DistrictUnion.Documents.Calendar;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Plans;

/// <summary>The district's school calendar as a reading needs it.</summary>
internal static class CalendarTerms
{
    /// <summary>The terms whose middle lies within a plan's span, by their first day.</summary>
    public static ImmutableArray<CalendarTerm> Of(SchoolCalendar calendar, PlanSpan span) =>
        [.. calendar.Terms.Where(term => span.Contains(MonthOf(Middle(term)))).OrderBy(term => term.Starts).Select(term => Of(calendar, term))];

    private static CalendarTerm Of(SchoolCalendar calendar, Term term) => new(
        term.Name, term.Starts, term.Ends,
        [
            .. Enumerable.Range(1, int.MaxValue).Select(week => SchoolCalendar.Week(term, week)).TakeWhile(week => week is not null)
                .Select(week => new CalendarWeek(week!.Value.First, week.Value.Last, [.. calendar.MonthsOf(week.Value.First, week.Value.Last).Select(month => month.FirstDay)])),
        ]);

    private static DateOnly Middle(Term term) => DateOnly.FromDayNumber((term.Starts.DayNumber + term.Ends.DayNumber) / 2);

    private static YearMonth MonthOf(DateOnly day) => new(day.Year, day.Month);
}
