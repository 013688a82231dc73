using DistrictUnion.Documents;
using DistrictUnion.Documents.Calendar;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Tests.Gateway.Documents.Calendar;

public sealed class WeekDatesTests
{
    private const string AutumnTitle = "青松中学2026学年第一学期工会工作计划";

    /// <summary>2026-03-02 is a Monday, 2026-09-01 a Tuesday; the first week of October is a holiday.</summary>
    private static readonly SchoolCalendar TwoTerms = new(
        [new("2025学年第二学期", new(2026, 3, 2), new(2026, 7, 3)), new("2026学年第一学期", new(2026, 9, 1), new(2027, 1, 22))],
        [.. Enumerable.Range(1, 7).Select(day => new DateOnly(2026, 10, day))],
        []);

    private static readonly PlanSpan LongTime = new(new(2026, 1), new(2027, 6));

    [Fact]
    public void Read_WithoutACalendar_LeavesWeeksWithoutMonths()
    {
        var plan = Read(AutumnTitle).Plans[0];

        Assert.Equal([3, 5, 7, 18], plan.Schedule.Select(item => item.Week));
        Assert.All(plan.Schedule, item => Assert.Empty(item.Months));
    }

    [Fact]
    public void Fill_OneTermFits_ItemsAndTasksGetMonths()
    {
        var filled = Fill(Read(AutumnTitle));

        Assert.Equal(
            [("2026-09-14", "2026-09-20", "2026-09"), ("2026-09-28", "2026-10-04", "2026-09"), ("2026-10-12", "2026-10-25", "2026-10"), ("2026-12-28", "2027-01-03", "2026-12,2027-01")],
            filled.Filled.Select(week => (Day(week.First), Day(week.Last), string.Join(',', week.Months))));
        Assert.All(filled.Filled, week => Assert.Equal("2026学年第一学期", week.Term));
        Assert.Equal([[9], [9], [10], [12, 1]], filled.Plan.Schedule.Select(item => item.Months.ToArray()));
        Assert.Equal([2026, 2026, 2026, 2026], filled.Plan.Schedule.Select(item => item.Year));
        Assert.Equal(["2026-09", "2026-09", "2026-10", "2026-12,2027-01"], filled.Plan.Tasks.Select(task => string.Join(',', task.Months)));
        Assert.DoesNotContain(filled.Plan.Questions, question => question.Code == "task.no-months");
    }

    /// <summary>第7—8周 is one item over both weeks.</summary>
    [Fact]
    public void Fill_TwoWeeks_RunFromTheFirstDayToTheLast()
    {
        var week = Fill(Read(AutumnTitle)).Filled[2];

        Assert.Equal((7, 8), (week.Week, week.WeekEnd));
        Assert.Equal(14, week.Last.DayNumber - week.First.DayNumber + 1);
    }

    [Theory]
    [InlineData("青松中学2026学年第一学期工会工作计划", "2026学年第一学期")]
    [InlineData("青松中学2025—2026学年第二学期工会工作计划", "2025学年第二学期")]
    [InlineData("青松中学2026年春季学期工会工作计划", "2025学年第二学期")]
    [InlineData("青松中学2026年秋季学期工会工作计划", "2026学年第一学期")]
    [InlineData("青松中学2026年下半年工会工作计划", "2026学年第一学期")]
    [InlineData("青松中學第二學期工會工作計劃", "2025学年第二学期")]
    public void Fill_HeadingNamesTheTerm_TakesIt(string title, string term) =>
        Assert.All(Fill(Read(title)).Filled, week => Assert.Equal(term, week.Term));

    [Theory]
    [InlineData("青松中学2026年工会工作计划", "calendar.term-unclear")]
    [InlineData("青松中学工会工作行事历", "calendar.term-unclear")]
    [InlineData("青松中学2024学年第一学期工会工作计划", "calendar.term-missing")]
    public void Fill_TermIsNotClear_AsksInsteadOfGuessing(string title, string code)
    {
        var filled = Fill(Read(title));

        Assert.Empty(filled.Filled);
        Assert.Single(filled.Plan.Questions, question => question.Code == code);
        Assert.All(filled.Plan.Schedule, item => Assert.Empty(item.Months));
    }

    [Fact]
    public void Fill_NoCalendarSet_AsksForTheCalendar()
    {
        var filled = Fill(Read(AutumnTitle), SchoolCalendar.Empty);

        var question = Assert.Single(filled.Plan.Questions, question => question.Code == "calendar.missing");
        Assert.StartsWith("周次没有日期，请在校历里", question.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("第22周")]
    [InlineData("第20—23周")]
    public void Fill_WeekBeyondTheTerm_IsAsked(string week)
    {
        var filled = Fill(Read(AutumnTitle, $"{week}\n整理工会资料"));

        var question = Assert.Single(filled.Plan.Questions, question => question.Code == "calendar.week-outside-term");
        Assert.Contains("只有 21 周", question.Sentence, StringComparison.Ordinal);
        Assert.Equal(4, filled.Filled.Length);
        Assert.Contains(filled.Plan.Questions, q => q.Code == "task.no-months" && q.Span == question.Span);
    }

    [Fact]
    public void Fill_WeeksWithPrintedDates_AreLeftAsTheyAre()
    {
        var reading = PlanReader.ReadText($"{AutumnTitle}\n第1周（9.1—9.6）\n工会委员会会议\n第2周（9.7—9.13）\n教师节慰问");

        var filled = Fill(reading);

        Assert.Same(reading.Plans[0], filled.Plan);
        Assert.Empty(filled.Filled);
    }

    /// <summary>The plan's own span settles which of two terms is meant.</summary>
    [Fact]
    public void Terms_OfASpan_AreThoseThatLieInIt()
    {
        Assert.Equal(["2026学年第一学期"], CalendarTerms.Of(TwoTerms, new(new(2026, 9), new(2027, 8))).Select(term => term.Name));
        Assert.Equal(["2025学年第二学期", "2026学年第一学期"], CalendarTerms.Of(TwoTerms, new(new(2026, 1), new(2026, 12))).Select(term => term.Name));
        Assert.Equal(21, CalendarTerms.Of(TwoTerms, LongTime)[1].Weeks.Length);
    }

    private static PlanReading Read(string title, string more = "") => PlanReader.ReadText($"""
        {title}

        第3周
        工会委员会会议
        第5周
        迎国庆教工合唱
        第7—8周
        教工摄影展
        第18周
        迎新年教工联欢
        {more}
        """);

    private static FilledWeeks Fill(PlanReading reading, SchoolCalendar? calendar = null) =>
        WeekDates.Fill(reading, Assert.Single(reading.Plans), CalendarTerms.Of(calendar ?? TwoTerms, LongTime));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
