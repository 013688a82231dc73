using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using Microsoft.Extensions.Primitives;

namespace DistrictUnion.Gateway.Pages.Settings;

/// <summary>The school calendar (校历): terms in rows, days of one year in lines as they stand in notices.</summary>
internal static class CalendarPages
{
    /// <summary>Empty rows for new terms.</summary>
    public const int Blank = 2;

    private const int MostTerms = 60;

    public static void Map(RouteGroupBuilder settings)
    {
        settings.MapGet("/calendar", Show).WithName("page.calendar");
        settings.MapPost("/calendar", Set).WithName("page.set-calendar");
        settings.MapPost("/calendar/notice", ReadNotice).WithName("page.read-holiday-notice");
    }

    private static Task<IResult> Show(DistrictCall call, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) => Task.FromResult<IResult>(PageResults.Draw<CalendarPage>(new
        {
            District = view,
            Year = int.TryParse(http.Request.Query["year"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : today.Year,
        })), cancellationToken);

    private static Task<IResult> Set(DistrictCall call, PageForm form, HttpContext http, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
        {
            var year = form.Number("year", SettingsTexts.Year, 2000, 2100) ?? today.Year;
            var (holidays, worked) = (Days(form, "holidays", year), Days(form, "worked", year));
            var calendar = new SchoolCalendar(
                Terms(form),
                [.. view.Calendar.Holidays.Where(d => d.Year != year).Concat(holidays).Distinct().Order()],
                [.. view.Calendar.WorkingWeekends.Where(d => d.Year != year).Concat(worked).Distinct().Order()]);
            foreach (var both in holidays.Intersect(worked)) form.Flaw("calendar.off-and-worked", Say.It(SettingsTexts.OffAndWorked, Forms.Days.Write(both)), "worked");
            foreach (var week in worked.Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)))
                form.Flaw("calendar.not-a-weekend", Say.It(SettingsTexts.NotAWeekend, Forms.Days.Write(week)), "worked");
            return FormFlow.Send(
                http, form,
                () => call.District.SetCalendar(new(call.Context, calendar), cancellationToken),
                [],
                _ => (Say.It(SettingsTexts.CalendarSaved, year, holidays.Length, worked.Length), $"/districts/{call.Code}/settings/calendar?year={year}"),
                () => Task.FromResult<IResult>(PageResults.DrawRefused<CalendarPage>(new { District = view, Year = year, Sent = form })));
        }, cancellationToken);

    /// <summary>Fills the form with what a pasted notice says; nothing is saved before the person has looked at it.</summary>
    private static Task<IResult> ReadNotice(DistrictCall call, PageForm form, TimeProvider clock, CancellationToken cancellationToken) =>
        WholeDistrict.Open(call, clock, (view, today) =>
        {
            var year = form.Number("year", SettingsTexts.Year, 2000, 2100) ?? today.Year;
            var (off, worked) = DayLines.ReadNotice(form.Typed("notice"), year);
            if (off.IsEmpty && worked.IsEmpty)
            {
                form.Flaw("calendar.notice-unread", SettingsTexts.NoticeUnread, "notice");
                return Task.FromResult<IResult>(PageResults.DrawRefused<CalendarPage>(new { District = view, Year = year, Sent = form }));
            }

            var read = off.Concat(worked).GroupBy(d => d.Year).OrderByDescending(g => g.Count()).First().Key;
            var fields = form.Everything.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => new StringValues([.. g.Select(f => f.Value)]));
            fields["year"] = read.ToString(CultureInfo.InvariantCulture);
            fields["holidays"] = DayLines.Write(view.Calendar.Holidays.Where(d => d.Year == read).Concat(off.Where(d => d.Year == read)).Distinct());
            fields["worked"] = DayLines.Write(view.Calendar.WorkingWeekends.Where(d => d.Year == read).Concat(worked.Where(d => d.Year == read)).Distinct());
            return Task.FromResult<IResult>(PageResults.Draw<CalendarPage>(new
            {
                District = view,
                Year = read,
                Sent = new PageForm(new FormCollection(fields)),
                ReadOff = off.Length,
                ReadWorked = worked.Length,
            }));
        }, cancellationToken);

    private static ImmutableArray<DateOnly> Days(PageForm form, string field, int year)
    {
        var (days, unread) = DayLines.Read(form.Typed(field), year);
        foreach (var line in unread) form.Flaw("calendar.bad-line", Say.It(SettingsTexts.BadLine, line), field);
        foreach (var other in days.Where(d => d.Year != year)) form.Flaw("calendar.other-year", Say.It(SettingsTexts.OtherYear, Forms.Days.Write(other), year), field);
        return days;
    }

    private static ImmutableArray<Term> Terms(PageForm form) =>
    [
        .. from i in Enumerable.Range(0, MostTerms)
           where form.Text($"term-{i}") is not null || form.Text($"starts-{i}") is not null || form.Text($"ends-{i}") is not null
           select new Term(form.Required($"term-{i}", SettingsTexts.TermName), form.RequiredDay($"starts-{i}", SettingsTexts.TermStarts), form.RequiredDay($"ends-{i}", SettingsTexts.TermEnds)),
    ];
}
