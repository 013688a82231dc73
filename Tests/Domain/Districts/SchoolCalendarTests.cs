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
}
