using System.Globalization;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class SchoolCalendarTests
{
    /// <summary>2026-09-01 is a Tuesday.</summary>
    private static readonly Term Autumn = new("2026学年第一学期", A.Day(9, 1), A.Day(1, 22, 2027));

    [Fact]
    public void Week_First_IsCutToTheTerm() =>
        Assert.Equal((A.Day(9, 1), A.Day(9, 6)), SchoolCalendar.Week(Autumn, 1));

    [Fact]
    public void Week_Third_RunsFromMondayToSunday() =>
        Assert.Equal((A.Day(9, 14), A.Day(9, 20)), SchoolCalendar.Week(Autumn, 3));

    [Fact]
    public void Week_Last_EndsWithTheTerm() =>
        Assert.Equal((A.Day(1, 18, 2027), A.Day(1, 22, 2027)), SchoolCalendar.Week(Autumn, 21));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(22)]
    [InlineData(int.MaxValue)]
    public void Week_OutsideTheTerm_IsNone(int week) => Assert.Null(SchoolCalendar.Week(Autumn, week));

    [Fact]
    public void IsWorkingDay_HolidaysAndWorkedWeekends_AreKnown()
    {
        var calendar = new SchoolCalendar([Autumn], [A.Day(10, 1)], [A.Day(10, 10)]);

        Assert.False(calendar.IsWorkingDay(A.Day(10, 1)));
        Assert.True(calendar.IsWorkingDay(A.Day(10, 10)));
        Assert.False(calendar.IsWorkingDay(A.Day(10, 11)));
        Assert.True(calendar.IsWorkingDay(A.Day(10, 12)));
    }

    [Fact]
    public void MonthsOf_WeekOverTheEndOfAMonth_AreThoseOfItsWorkingDays()
    {
        var calendar = new SchoolCalendar([Autumn], [A.Day(10, 1), A.Day(10, 2)], []);

        Assert.Equal(["2026-09"], Months(A.Day(9, 28), A.Day(10, 4)));
        Assert.Equal(["2026-10"], Months(A.Day(10, 26), A.Day(11, 1)));
        Assert.Equal(["2026-11", "2026-12"], Months(A.Day(11, 30), A.Day(12, 6)));
        // A holiday as a whole has all its days.
        Assert.Equal(["2026-10"], Months(A.Day(10, 1), A.Day(10, 2)));
        Assert.Equal(["2026-12", "2027-01"], Months(A.Day(12, 28), A.Day(1, 3, 2027)));

        string[] Months(DateOnly first, DateOnly last) => [.. calendar.MonthsOf(first, last).Select(m => m.ToString())];
    }

    [Theory]
    [InlineData("2026-09-21", 5, "2026-09-29")]
    [InlineData("2026-09-18", 1, "2026-09-20")]
    [InlineData("2026-09-26", 0, "2026-09-26")]
    public void AfterWorkingDays_OverHolidaysAndWorkedWeekends_CountsWorkingDaysOnly(string from, int days, string expected)
    {
        var calendar = SchoolCalendar.Empty with { Holidays = [new(2026, 9, 25)], WorkingWeekends = [new(2026, 9, 20)] };
        Assert.Equal(DateOnly.Parse(expected, CultureInfo.InvariantCulture), calendar.AfterWorkingDays(DateOnly.Parse(from, CultureInfo.InvariantCulture), days));
    }
}
