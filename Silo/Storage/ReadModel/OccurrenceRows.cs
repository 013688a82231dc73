using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>
/// The occurrences of a plan in all its versions. An occurrence that a new version does not touch keeps its row; so the row in force
/// just before a moment m is the one with <c>in_force_from &lt; m</c> and <c>in_force_until</c> null or ≥ m.
/// </summary>
internal static class OccurrenceRows
{
    public static IEnumerable<Row> Of(DistrictCode district, SchoolCode school, Plan plan)
    {
        var standing = new Dictionary<OccurrenceId, (Occurrence Occurrence, DateTimeOffset From)>();
        foreach (var version in plan.Versions)
        {
            var now = In(plan, version).ToDictionary(o => o.Id);
            foreach (var (id, (occurrence, from)) in standing.ToArray())
            {
                if (now.TryGetValue(id, out var next) && IsSame(occurrence, next)) continue;
                standing.Remove(id);
                // Versions of one moment (two commits while the clock was set back): only the last of them was ever in force.
                if (from < version.InForceFrom) yield return Of(district, school, occurrence, from, version.InForceFrom);
            }

            foreach (var (id, occurrence) in now) standing.TryAdd(id, (occurrence, version.InForceFrom));
        }

        foreach (var (occurrence, from) in standing.Values) yield return Of(district, school, occurrence, from, null);
    }

    /// <summary>Every occurrence that the plan ever had, as the last version that has it says.</summary>
    public static IEnumerable<Occurrence> Latest(Plan plan) =>
        plan.Versions.Reverse().SelectMany(version => In(plan, version)).DistinctBy(occurrence => occurrence.Id);

    private static IEnumerable<Occurrence> In(Plan plan, PlanVersion version) =>
        version.Tasks.SelectMany(task => Domain.Plans.Occurrences.Of(plan.Id, plan.Span, task));

    private static bool IsSame(Occurrence one, Occurrence other) =>
        one.WeightMillionths == other.WeightMillionths
        && one.Months.SequenceEqual(other.Months)
        && one.Task with { Months = [], Source = null } == other.Task with { Months = [], Source = null };

    private static Row Of(DistrictCode district, SchoolCode school, Occurrence occurrence, DateTimeOffset from, DateTimeOffset? until)
    {
        var task = occurrence.Task;
        return ReadTables.Occurrences.Row(
            district.Value,
            school.Value,
            occurrence.Id.Value,
            Cell(from),
            Cell(until),
            occurrence.Plan.Value,
            task.Id.Value,
            task.Title,
            task.Area.Value,
            Cell(task.Kind),
            occurrence.Begins.ToString(),
            occurrence.Due.ToString(),
            Cell(occurrence.Months),
            task.Target?.QuantityThousandths,
            task.Target?.Unit,
            Cell(task.Target?.Bound),
            Cell(task.Target?.Measure),
            occurrence.WeightMillionths,
            task.WeightMillionths,
            task.Owner);
    }
}
