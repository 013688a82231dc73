using System.Collections.Immutable;
using System.Globalization;

namespace DistrictUnion.Documents.Calendar;

/// <summary>Gives the weeks of a schedule (第3周, without dates) their months from a school calendar. Where it is not clear, it asks.</summary>
public static class WeekDates
{
    private const string NoMonths = "task.no-months";
    private const int ShortText = 20;

    /// <param name="terms">The calendar's terms that the plan may be about; none: the calendar is not set.</param>
    /// <returns>
    /// The plan as it is, when it has no weeks without dates. Questions: calendar.missing, calendar.term-missing, calendar.term-unclear,
    /// calendar.week-outside-term.
    /// </returns>
    public static FilledWeeks Fill(PlanReading reading, ReadPlan plan, ImmutableArray<CalendarTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(plan);
        var open = plan.Schedule.Where(item => item.Week is not null && item.Months.IsEmpty).ToArray();
        if (open.Length == 0) return new(plan, []);
        var fitting = TermChoice.Fitting(reading.Text, plan, terms);
        var isOneTerm = fitting.Length == 1 && plan.Period is PlanPeriod.Semester or PlanPeriod.Unknown;
        return isOneTerm ? Filled(plan, open, fitting[0]) : new(plan with { Questions = [.. plan.Questions, Unclear(terms, fitting, open[0].Span)] }, []);
    }

    private static ChairQuestion Unclear(ImmutableArray<CalendarTerm> terms, ImmutableArray<CalendarTerm> fitting, SourceSpan place) =>
        terms.IsEmpty ? new("calendar.missing", "周次没有日期，请在校历里填写学期的起止日期，或逐项选定月份。", place)
        : fitting.IsEmpty ? new("calendar.term-missing", "校历里没有与这份计划相符的学期，请补全校历，或逐项选定月份。", place)
        : new("calendar.term-unclear", $"周次没有写明属于哪个学期（校历里有{string.Join('、', fitting.Select(term => $"“{term.Name}”"))}），请逐项选定月份。", place);

    private static FilledWeeks Filled(ReadPlan plan, ReadScheduleItem[] open, CalendarTerm term)
    {
        var filled = new Dictionary<SourceSpan, FilledWeek>();
        var questions = plan.Questions.ToList();
        foreach (var item in open)
        {
            if (Dates(item, term) is { } dates) filled[item.Span] = dates;
            else questions.Add(new(
                "calendar.week-outside-term", $"“{Normalise.Han.First(item.Text, ShortText)}”在第{item.WeekEnd ?? item.Week}周，“{term.Name}”只有 {term.Weeks.Length} 周，请选定月份。", item.Span));
        }

        return new(
            plan with
            {
                Schedule = [.. plan.Schedule.Select(item => filled.TryGetValue(item.Span, out var week) ? With(item, week) : item)],
                Tasks = [.. plan.Tasks.Select(task => filled.TryGetValue(task.Source, out var week) ? task with { Months = week.Months, MonthNumbers = Numbers(week) } : task)],
                Questions = [.. questions.Where(question => question.Code != NoMonths || !filled.ContainsKey(question.Span))],
            },
            [.. open.Where(item => filled.ContainsKey(item.Span)).Select(item => filled[item.Span])]);
    }

    /// <summary>From the first day of the first week to the last of the last; null when the term has no such week.</summary>
    private static FilledWeek? Dates(ReadScheduleItem item, CalendarTerm term)
    {
        var (first, last) = (item.Week!.Value, item.WeekEnd ?? item.Week.Value);
        if (first < 1 || last < first || last > term.Weeks.Length) return null;
        var weeks = term.Weeks.AsSpan()[(first - 1)..last];
        var months = new SortedSet<DateOnly>();
        foreach (var week in weeks) months.UnionWith(week.Months);
        return new(term.Name, first, item.WeekEnd, weeks[0].First, weeks[^1].Last, [.. months.Select(month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture))], item.Span);
    }

    private static ReadScheduleItem With(ReadScheduleItem item, FilledWeek week) => item with { Months = Numbers(week), Year = int.Parse(week.Months[0].AsSpan(0, 4), CultureInfo.InvariantCulture) };

    private static ImmutableArray<int> Numbers(FilledWeek week) => [.. week.Months.Select(month => int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture))];
}
