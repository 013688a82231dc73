using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>A light. On pages and sheets it is a sign and a word first, a colour last.</summary>
public enum Light
{
    /// <summary>—: there is nothing to judge.</summary>
    None,

    /// <summary>○ 未开始: its months have not come.</summary>
    NotBegun,

    /// <summary>◐ 进行中.</summary>
    UnderWay,

    /// <summary>◆ 临期: at most seven days are left.</summary>
    Near,

    /// <summary>● 绿.</summary>
    Green,

    /// <summary>▲ 黄.</summary>
    Yellow,

    /// <summary>■ 红.</summary>
    Red,
}

/// <summary>Sets lights (DESIGN §3; thresholds from domain/ledgers.md §3.3, the 银川 rule with its gap from 0 to 10 points read as green).</summary>
public static class Lights
{
    /// <summary>More than so many points behind the plan is yellow.</summary>
    public const int YellowBehindPoints = 10;

    /// <summary>More than so many points behind the plan is red.</summary>
    public const int RedBehindPoints = 30;

    public const int NearDays = 7;

    /// <summary>The light of a school, group or area: 全年进度 against 计划进度; an overdue occurrence makes it at least yellow.</summary>
    /// <param name="due">Weight due up to the quarter.</param>
    /// <param name="year">全年进度: earned of the year, of all its weight.</param>
    public static Light OfProgress(long due, Rate year, int overdue)
    {
        if (!year.Exists) return Light.None;
        var behind = (Int128)(due - year.Part) * 100;
        if (behind > (Int128)year.Whole * RedBehindPoints) return Light.Red;
        return behind > (Int128)year.Whole * YellowBehindPoints || overdue > 0 ? Light.Yellow : Light.Green;
    }

    /// <summary>The light of an occurrence on a day; none when it left the sums.</summary>
    public static Light OfOccurrence(OccurrenceProgress progress, DateOnly today) =>
        progress.HasLeft
            ? Light.None
            : OfOccurrence(
                progress.IsOpen, progress.Occurrence.Due, progress.Occurrence.Months[0], progress.Occurrence.Months[^1], today);

    /// <param name="due">Its quarter; once that is over, what is open is overdue.</param>
    public static Light OfOccurrence(bool isOpen, Quarter due, YearMonth first, YearMonth last, DateOnly today)
    {
        if (!isOpen) return Light.Green;
        if (today > due.LastDay) return Light.Red;
        if (today < first.FirstDay) return Light.NotBegun;
        return today.AddDays(NearDays) >= last.Plus(1).FirstDay ? Light.Near : Light.UnderWay;
    }

    public static string Sign(Light light) => light switch
    {
        Light.None => "—",
        Light.NotBegun => "○",
        Light.UnderWay => "◐",
        Light.Near => "◆",
        Light.Green => "●",
        Light.Yellow => "▲",
        Light.Red => "■",
        _ => throw new ArgumentOutOfRangeException(nameof(light)),
    };

    public static string Word(Light light) => light switch
    {
        Light.None => "—",
        Light.NotBegun => "未开始",
        Light.UnderWay => "进行中",
        Light.Near => "临期",
        Light.Green => "绿",
        Light.Yellow => "黄",
        Light.Red => "红",
        _ => throw new ArgumentOutOfRangeException(nameof(light)),
    };
}
