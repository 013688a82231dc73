using System.Runtime.InteropServices;

namespace DistrictUnion.Domain.Comparison;

/// <summary>A school's sums over its areas.</summary>
internal record struct SchoolSums(
    long DueWeight, long DueEarned, long YearWeight, long YearEarned, int DueCount, int DueOpen, int EarlierOpen);

/// <summary>One quarter's sums, laid out by school × area and summed up by school while they are read.</summary>
internal sealed class SumTables(int schools, int areas)
{
    private readonly long[] dueWeight = new long[schools * areas];
    private readonly long[] dueEarned = new long[schools * areas];
    private readonly long[] yearWeight = new long[schools * areas];
    private readonly long[] yearEarned = new long[schools * areas];
    private readonly SchoolSums[] bySchool = new SchoolSums[schools];

    /// <summary>One table for each asked quarter.</summary>
    /// <param name="schoolAt">Row's school → place in the answer, −1: not asked.</param>
    /// <param name="areaAt">Row's area → place in the answer, −1: not asked.</param>
    public static SumTables[] Of(SumColumns columns, ComparisonQuery query, int[] schoolAt, int schools, int[] areaAt, int areas)
    {
        var tables = new SumTables[query.Quarters];
        for (var i = 0; i < tables.Length; i++) tables[i] = new(schools, areas);
        for (var row = 0; row < columns.Quarter.Length; row++)
        {
            var school = schoolAt[columns.School[row]];
            var area = areaAt[columns.Area[row]];
            if (school < 0 || area < 0) continue;
            tables[columns.Quarter[row].Ordinal - query.From.Ordinal].Add(columns, row, school, (school * areas) + area);
        }

        return tables;
    }

    public SchoolSums School(int school) => bySchool[school];

    public CellColumns Cells() => new(
        ImmutableCollectionsMarshal.AsImmutableArray(dueWeight),
        ImmutableCollectionsMarshal.AsImmutableArray(dueEarned),
        ImmutableCollectionsMarshal.AsImmutableArray(yearWeight),
        ImmutableCollectionsMarshal.AsImmutableArray(yearEarned));

    private void Add(SumColumns columns, int row, int school, int cell)
    {
        dueWeight[cell] += columns.DueWeight[row];
        dueEarned[cell] += columns.DueEarned[row];
        yearWeight[cell] += columns.YearWeight[row];
        yearEarned[cell] += columns.YearEarned[row];
        ref var sums = ref bySchool[school];
        sums.DueWeight += columns.DueWeight[row];
        sums.DueEarned += columns.DueEarned[row];
        sums.YearWeight += columns.YearWeight[row];
        sums.YearEarned += columns.YearEarned[row];
        sums.DueCount += columns.DueCount[row];
        sums.DueOpen += columns.DueOpen[row];
        sums.EarlierOpen += columns.EarlierOpen[row];
    }
}
