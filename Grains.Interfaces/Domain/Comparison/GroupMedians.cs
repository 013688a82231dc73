using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Comparison;

/// <summary>How the schools of one's own group stand at a quarter: medians alone, no other school's name or number.</summary>
/// <param name="Group">The group, as it was when the quarter's round opened; null: the school is in none.</param>
/// <param name="Schools">Counted schools of the group; null where they are fewer than <see cref="LeastSchools"/>, and then so are the medians.</param>
/// <param name="Completion">Median of 完成率 over schools where something was due, millionths; null: none.</param>
/// <param name="Year">Median of 全年进度, millionths; null: none.</param>
/// <param name="Punctuality">Median of the schools' own 及时率, millionths; null: none.</param>
/// <param name="OwnPunctuality">及时率 of the school itself: reports on time ÷ reports that were due in the year up to the quarter.</param>
public sealed record GroupMedians(
    Quarter Quarter, Basis Basis, SchoolGroup? Group, int? Schools, long? Completion, long? Year, long? Punctuality, Rate OwnPunctuality)
{
    /// <summary>With fewer a median would tell what a neighbour reported.</summary>
    public const int LeastSchools = 3;

    /// <summary>What every school of a comparison may know of its group.</summary>
    /// <param name="comparison">From the first quarter of the year to the asked one, all groups and areas.</param>
    /// <param name="today">The day in the district's zone: a report whose last day it still is does not count as missing.</param>
    public static ImmutableDictionary<SchoolCode, GroupMedians> Of(ComparisonView comparison, DateOnly today)
    {
        var last = comparison.Tables[^1];
        var punctuality = Enumerable.Range(0, comparison.Schools.Length).Select(s => PunctualityOf(comparison, s, today)).ToArray();
        var medians = Enumerable.Range(0, comparison.Groups.Length).Select(group => OfGroup(comparison, last, group, punctuality)).ToArray();
        return comparison.Schools.Select((school, s) => (school.School, Medians: last.Rows[s].Group is >= 0 and var group
                ? medians[group] with { OwnPunctuality = punctuality[s] }
                : new GroupMedians(last.Quarter, comparison.Basis, null, null, null, null, null, punctuality[s])))
            .ToImmutableDictionary(s => s.School, s => s.Medians);
    }

    private static GroupMedians OfGroup(ComparisonView comparison, QuarterTable table, int group, Rate[] punctuality)
    {
        var counted = Enumerable.Range(0, table.Rows.Length).Where(s => table.Rows[s].IsCounted && table.Rows[s].Group == group).ToArray();
        var bare = new GroupMedians(table.Quarter, comparison.Basis, comparison.Groups[group], null, null, null, null, default);
        return counted.Length < LeastSchools ? bare : bare with
        {
            Schools = counted.Length,
            Completion = table.Groups[group].MedianCompletion,
            Year = Rate.Median(counted.Select(s => table.Rows[s].Rates.Year)),
            Punctuality = Rate.Median(counted.Select(s => punctuality[s])),
        };
    }

    private static Rate PunctualityOf(ComparisonView comparison, int school, DateOnly today)
    {
        var asked = comparison.Tables.Select(t => t.Rows[school])
            .Where(r => r.Standing is Standing.Expected && (r.IsReported || r.DueUntil < today)).ToArray();
        return new(asked.Count(r => r.Filing is Filing.OnTime), asked.Length);
    }
}
