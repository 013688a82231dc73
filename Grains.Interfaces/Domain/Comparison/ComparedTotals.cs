namespace DistrictUnion.Domain.Comparison;

/// <summary>Pools the counted schools of a group or of the district.</summary>
internal static class ComparedTotals
{
    public static ComparedTotal Of(Quarter quarter, ComparedSchool[] rows, Func<int, bool> belongs, CellColumns cells, int areas)
    {
        var counted = Enumerable.Range(0, rows.Length).Where(s => rows[s].IsCounted && belongs(s)).ToArray();
        var expected = counted.Count(s => rows[s].Standing is Standing.Expected);
        long due = 0, dueEarned = 0, year = 0, yearEarned = 0;
        int overdue = 0, dueCount = 0, dueDone = 0;
        foreach (var s in counted)
        {
            var rates = rows[s].Rates;
            due += rates.Completion.Whole;
            dueEarned += rates.Completion.Part;
            year += rates.Year.Whole;
            yearEarned += rates.Year.Part;
            overdue += rates.Overdue;
            dueCount += rows[s].DueCount;
            dueDone += rows[s].DueDone;
        }

        return new(
            counted.Length,
            new(counted.Count(s => rows[s].IsReported), expected),
            new(counted.Count(s => rows[s].Filing is Filing.OnTime), expected),
            counted.Count(s => rows[s].Filing is Filing.Empty),
            dueCount,
            dueDone,
            SchoolRates.Of(quarter, due, dueEarned, year, yearEarned, overdue),
            [.. Enumerable.Range(0, areas).Select(a => Pool(counted, s => cells.Completion((s * areas) + a)))],
            Rate.Median(counted.Select(s => rows[s].Rates.Completion)),
            [.. Enumerable.Range(0, areas).Select(a => Rate.Median(counted.Select(s => cells.Completion((s * areas) + a))) ?? -1)]);
    }

    private static Rate Pool(int[] schools, Func<int, Rate> rate) =>
        schools.Aggregate(default(Rate), (sum, school) => sum + rate(school));
}
