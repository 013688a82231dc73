using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>A school's rates at a quarter, on one basis.</summary>
/// <param name="Completion">完成率: earned of what is due in the calendar year up to the quarter.</param>
/// <param name="Year">全年进度: earned of all that is due in the calendar year.</param>
/// <param name="Planned">计划进度: weight due up to the quarter of all weight of the year.</param>
/// <param name="ElapsedMonths">序时进度 × 12: months of the year that the quarter's end closes.</param>
/// <param name="Overdue">Occurrences whose quarter is over and that are not complete.</param>
public sealed record SchoolRates(Rate Completion, Rate Year, Rate Planned, int ElapsedMonths, int Overdue, Light Light)
{
    /// <summary>From sums: the one function behind page, sheet and API.</summary>
    /// <param name="today">The day in the district's zone on which it is asked; decides what is overdue.</param>
    public static SchoolRates Of(Quarter quarter, IEnumerable<AreaSums> sums, Basis basis, DateOnly today)
    {
        long due = 0, dueEarned = 0, year = 0, yearEarned = 0;
        var overdue = 0;
        var isOver = today > quarter.LastDay;
        var accepted = basis is Basis.Accepted;
        foreach (var row in sums)
        {
            due += row.DueWeight;
            dueEarned += accepted ? row.DueEarnedAccepted : row.DueEarned;
            year += row.YearWeight;
            yearEarned += accepted ? row.YearEarnedAccepted : row.YearEarned;
            overdue += (isOver, accepted) switch
            {
                (true, true) => row.DueOpenAccepted,
                (true, false) => row.DueOpen,
                (false, true) => row.EarlierOpenAccepted,
                (false, false) => row.EarlierOpen,
            };
        }

        return Of(quarter, due, dueEarned, year, yearEarned, overdue);
    }

    internal static SchoolRates Of(Quarter quarter, long due, long dueEarned, long year, long yearEarned, int overdue) =>
        new(
            new(dueEarned, due),
            new(yearEarned, year),
            new(due, year),
            quarter.Number * 3,
            overdue,
            Lights.OfProgress(due, new(yearEarned, year), overdue));

    /// <summary>The same of a quarter that was entered afterwards (补录): nothing in it counts as overdue.</summary>
    internal SchoolRates WithoutLateness() => this with { Overdue = 0, Light = Lights.OfProgress(Completion.Whole, Year, 0) };

    /// <summary>Of a school's own state: in the versions in force when the quarter locked, or now.</summary>
    public static SchoolRates Of(SchoolUnion union, RoundTerms terms, Basis basis, DateTimeOffset now)
    {
        var lockEnds = terms.Round is { } round ? Zones.EndOf(round.Dates.Lock, terms.TimeZone) : (DateTimeOffset?)null;
        var rates = Of(terms.Quarter, AreaSums.At(union, terms.Quarter, lockEnds <= now ? lockEnds : null), basis, terms.DayOf(now));
        return union.Report(terms.Quarter).Backfill is null ? rates : rates.WithoutLateness();
    }
}
