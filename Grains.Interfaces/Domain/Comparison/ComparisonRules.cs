using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Comparison;

/// <summary>Joins the rows of all streams into the comparison: who was on time, every rate, light, median and rank.</summary>
public static class ComparisonRules
{
    /// <summary>The comparison as asked. Pure and linear in the number of rows.</summary>
    /// <param name="rows">The read model's rows, already cut to the asked basis.</param>
    /// <param name="now">Decides what is locked and what is overdue.</param>
    /// <param name="covers">Whose schools, by their group now, are compared; the totals are over them. Null: all.</param>
    public static ComparisonView Compare(ComparisonRows rows, ComparisonQuery query, DateTimeOffset now, Func<GroupCode, bool>? covers = null)
    {
        covers ??= _ => true;
        var today = Zones.DayOf(now, rows.TimeZone);
        var groups = GroupsOf(rows, covers).Sort((a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : a.Code.CompareTo(b.Code));
        var groupIndex = Index(groups, g => g.Code);
        var rounds = rows.Rounds.ToDictionary(r => r.Round.Quarter);
        var reports = rows.Reports.ToDictionary(r => (r.Quarter, r.School));
        var areas = query.Area is { } only ? rows.Areas.RemoveAll(a => a.Code != only) : rows.Areas;
        var areaIndex = rows.Areas.Select(a => areas.IndexOf(a)).ToArray();

        // The group that a school is listed in is the one of the last asked quarter's frozen list, else today's.
        var lastRound = rounds.GetValueOrDefault(query.Until);
        var frozen = lastRound?.Expected.ToDictionary(e => e.School) ?? [];
        var listed = rows.Schools
            .Select((school, index) => (School: Listed(school, frozen), Index: index))
            .Where(s => covers(rows.Schools[s.Index].Group))
            .Where(s => query.Group is not { } group || s.School.Group == group)
            .OrderBy(s => groupIndex.GetValueOrDefault(s.School.Group, int.MaxValue))
            .ThenBy(s => s.School.Name, StringComparer.Ordinal).ThenBy(s => s.School.School)
            .ToArray();
        ImmutableArray<SchoolRow> schools = [.. listed.Select(s => s.School)];
        var position = Enumerable.Repeat(-1, rows.Schools.Length).ToArray();
        for (var i = 0; i < listed.Length; i++) position[listed[i].Index] = i;

        var sums = SumTables.Of(rows.Sums, query, position, schools.Length, areaIndex, areas.Length);
        var tables = Enumerable.Range(0, query.Quarters).Select(offset =>
        {
            var quarter = Quarter.FromOrdinal(query.From.Ordinal + offset);
            var context = new QuarterContext(quarter, rounds.GetValueOrDefault(quarter), rows.TimeZone, query.Basis, today, now, groupIndex);
            return Table(context, schools, sums[offset], groups.Length, areas.Length, reports);
        });
        return new(
            rows.District, rows.DistrictName, rows.TimeZone, query.Basis, now, rows.Position, groups, areas, schools, [.. tables]);
    }

    /// <summary>The groups that are covered, and those in which a covered school stands on a list.</summary>
    private static ImmutableArray<SchoolGroup> GroupsOf(ComparisonRows rows, Func<GroupCode, bool> covers)
    {
        if (rows.Groups.All(g => covers(g.Code))) return rows.Groups;
        var schools = rows.Schools.Where(s => covers(s.Group)).Select(s => s.School).ToHashSet();
        var then = rows.Rounds.SelectMany(r => r.Expected).Where(e => schools.Contains(e.School)).Select(e => e.Group).ToHashSet();
        return rows.Groups.RemoveAll(g => !covers(g.Code) && !then.Contains(g.Code));
    }

    private static SchoolRow Listed(SchoolRow school, Dictionary<SchoolCode, ExpectedSchool> frozen) =>
        frozen.TryGetValue(school.School, out var then) ? new(school.School, then.Name, then.Group) : school;

    private static QuarterTable Table(
        QuarterContext context, ImmutableArray<SchoolRow> schools, SumTables sums, int groups, int areas,
        Dictionary<(Quarter, SchoolCode), ReportRow> reports)
    {
        var rows = new ComparedSchool[schools.Length];
        for (var s = 0; s < rows.Length; s++)
            rows[s] = context.Row(schools[s], reports.GetValueOrDefault((context.Quarter, schools[s].School)), sums.School(s));
        Rank(rows);
        var cells = sums.Cells();
        return new(
            context.Quarter,
            context.Round?.Round,
            context.IsLocked,
            ImmutableCollectionsMarshal.AsImmutableArray(rows),
            cells,
            [.. Enumerable.Range(0, groups).Select(g => ComparedTotals.Of(context.Quarter, rows, s => rows[s].Group == g, cells, areas))],
            ComparedTotals.Of(context.Quarter, rows, _ => true, cells, areas));
    }

    /// <summary>Ties share a rank, the next one skips (1, 1, 3).</summary>
    private static void Rank(ComparedSchool[] rows)
    {
        var groups = Enumerable.Range(0, rows.Length)
            .Where(s => rows[s].IsCounted && rows[s].Rates.Completion.Exists)
            .GroupBy(s => rows[s].Group);
        foreach (var group in groups)
        {
            var place = 0;
            foreach (var tied in group.GroupBy(s => rows[s].Rates.Completion.InMillionths()).OrderByDescending(t => t.Key))
            {
                var count = 0;
                foreach (var s in tied)
                {
                    rows[s] = rows[s] with { Rank = place + 1 };
                    count++;
                }

                place += count;
            }
        }
    }

    private static Dictionary<TKey, int> Index<T, TKey>(ImmutableArray<T> items, Func<T, TKey> key)
        where TKey : notnull =>
        items.Select((item, index) => (item, index)).ToDictionary(x => key(x.item), x => x.index);
}
