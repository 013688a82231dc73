using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>A school whose key task is not complete.</summary>
public sealed record KeyTaskOpen(SchoolCode School, string Name, Light Light, long CompletionMillionths);

/// <summary>One district task over all schools, or all key tasks that schools set themselves.</summary>
/// <param name="Title">Null: the schools' own.</param>
/// <param name="Last">Its last month; null: the schools' own.</param>
/// <param name="Done">Complete ÷ all, in tasks; each school of a district task has one.</param>
/// <param name="Average">Completion over them.</param>
/// <param name="Open">The furthest behind first.</param>
public sealed record KeyTaskSum(string? Title, AreaCode? Area, YearMonth? Last, Rate Done, Rate Average, ImmutableArray<KeyTaskOpen> Open)
{
    /// <summary>District tasks by their month and title, then one sum of the schools' own.</summary>
    public static ImmutableArray<KeyTaskSum> Of(KeyTaskView view)
    {
        var names = view.Schools.ToDictionary(s => s.School, s => s.Name);
        var handedDown = view.Tasks.Where(t => t.Kind is TaskKind.FromDistrict)
            .GroupBy(t => (t.Title, t.Area, t.LastMonth)).OrderBy(g => g.Key.LastMonth).ThenBy(g => g.Key.Title, StringComparer.Ordinal)
            .Select(g => Of(g.Key.Title, g.Key.Area, g.Key.LastMonth, [.. g], names));
        KeyTask[] own = [.. view.Tasks.Where(t => t.Kind is not TaskKind.FromDistrict)];
        return [.. handedDown, .. own.Length == 0 ? Array.Empty<KeyTaskSum>() : [Of(null, null, null, own, names)]];
    }

    private static KeyTaskSum Of(string? title, AreaCode? area, YearMonth? last, KeyTask[] tasks, Dictionary<SchoolCode, string> names) => new(
        title, area, last,
        new(tasks.Count(t => t.CompletionMillionths == Millionths.One), tasks.Length),
        new(tasks.Sum(t => t.CompletionMillionths), tasks.Length * Millionths.One),
        [
            .. from task in tasks
               where task.CompletionMillionths < Millionths.One
               group task by task.School into school
               let least = school.MinBy(t => t.CompletionMillionths)!
               orderby least.CompletionMillionths, names[school.Key]
               select new KeyTaskOpen(school.Key, names[school.Key], school.Max(t => t.Light), least.CompletionMillionths),
        ]);
}
