using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>
/// Moves months from the span of one plan into that of another. Spans that begin in the same month of the year (calendar year,
/// school year, the same semester) are moved by whole years; into a span of a year or more, where every month of the year has its
/// place, a month stays the month of the year that it is (三八 stays in March); else (from one semester into the other) by the
/// difference of the first months.
/// </summary>
internal sealed class MonthMove(PlanSpan from, PlanSpan to)
{
    private readonly int by = to.First.Ordinal - from.First.Ordinal;

    /// <summary>The months are counted from the beginning of the spans: another month of the year, so the chair has to look at them.</summary>
    public bool IsFromStart => by % 12 != 0 && to.Months < 12;

    /// <returns>The moved months, ascending; all inside the new span.</returns>
    public ImmutableArray<YearMonth> Of(ImmutableArray<YearMonth> months) => [.. months.Select(Of).OfType<YearMonth>().Distinct().Order()];

    /// <summary>The months that have no place in the new span, as they were.</summary>
    public ImmutableArray<YearMonth> Dropped(ImmutableArray<YearMonth> months) => [.. months.Where(month => Of(month) is null)];

    private YearMonth? Of(YearMonth month)
    {
        if (by % 12 != 0 && to.Months >= 12) return to.All().First(m => m.Month == month.Month);
        var moved = month.Plus(by);
        return to.Contains(moved) ? moved : null;
    }
}
