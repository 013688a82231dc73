using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>Days as the home page says them: with their weekday and how many are left.</summary>
internal static class HomeDays
{
    /// <summary>11月27日 周五; of another year with the year.</summary>
    public static string Short(DateOnly day, DateOnly today) =>
        $"{(day.Year == today.Year ? $"{day.Month}月{day.Day}日" : Words.Day(day))} {Weekday(day)}";

    /// <summary>2026年11月21日，星期六.</summary>
    public static string Long(DateOnly day) => Say.It(HomeTexts.TodayIs, Words.Day(day), HomeTexts.Weekdays[(int)day.DayOfWeek]);

    public static string Weekday(DateOnly day) => Say.It(HomeTexts.WeekdayShort, HomeTexts.Weekdays[(int)day.DayOfWeek]);

    /// <summary>还剩 3 天; 今天截止; 逾期 2 天.</summary>
    public static string Left(int days) => days switch
    {
        0 => HomeTexts.DueToday,
        > 0 => Say.It(HomeTexts.DaysLeft, days),
        _ => Say.It(HomeTexts.DaysLate, -days),
    };
}
