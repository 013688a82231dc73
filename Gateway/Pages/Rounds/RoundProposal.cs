using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Pages.Rounds;

/// <summary>Dates for a round that is to be opened, and where they come from in words.</summary>
public sealed record RoundProposal(RoundDates Dates, string Source)
{
    private const int UsualOpens = -9;
    private const int UsualDue = 10;
    private const int UsualGrace = 15;
    private const int UsualLock = 30;

    /// <summary>
    /// The rhythm of the same quarter a year before; else that of the last round, counted from the quarter's end; else the usual one. Days that
    /// something is due on move to the next working day of the school calendar.
    /// </summary>
    public static RoundProposal Of(DistrictView district, Quarter quarter)
    {
        if (district.Rounds.FirstOrDefault(r => r.Quarter == new Quarter(quarter.Year - 1, quarter.Number)) is { } lastYear)
            return new(Of(district.Calendar, quarter, day => day.AddYears(1), lastYear.Dates), Say.It(RoundTexts.LikeLastYear, lastYear.Quarter.Name));
        if (district.Rounds.LastOrDefault(r => r.Quarter < quarter) is { } last)
        {
            var days = quarter.LastDay.DayNumber - last.Quarter.LastDay.DayNumber;
            return new(Of(district.Calendar, quarter, day => day.AddDays(days), last.Dates), Say.It(RoundTexts.LikeLastRound, last.Quarter.Name));
        }

        var end = quarter.LastDay;
        var usual = new RoundDates(end.AddDays(UsualOpens), end.AddDays(UsualDue), end.AddDays(UsualGrace), end.AddDays(UsualLock));
        return new(Of(district.Calendar, quarter, day => day, usual), RoundTexts.UsualDates);
    }

    private static RoundDates Of(SchoolCalendar calendar, Quarter quarter, Func<DateOnly, DateOnly> shift, RoundDates like)
    {
        DateOnly Working(DateOnly day)
        {
            for (var i = 0; i < 14 && !calendar.IsWorkingDay(day); i++) day = day.AddDays(1);
            return day;
        }

        static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
        var opens = Later(Working(shift(like.Opens)), quarter.FirstDay);
        var due = Later(Working(shift(like.Due)), opens);
        var grace = Later(Working(shift(like.Grace)), due);
        return new(opens, due, grace, Later(Working(shift(like.Lock)), grace));
    }
}
