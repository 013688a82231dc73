using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>A field of a task that reads differently in two versions.</summary>
public sealed record ChangedField(string Name, string Before, string After);

/// <summary>A task that stands in both versions and differs.</summary>
public sealed record ChangedTask(PlanTask Before, PlanTask After, ImmutableArray<ChangedField> Fields);

/// <summary>What differs between two versions of a plan; a task is the same as long as it keeps its id.</summary>
public sealed record PlanDifferences(ImmutableArray<PlanTask> Added, ImmutableArray<PlanTask> Removed, ImmutableArray<ChangedTask> Changed)
{
    /// <summary>Tasks that came or went, and fields that changed.</summary>
    public int Count => Added.Length + Removed.Length + Changed.Sum(c => c.Fields.Length);

    public bool AreNone => Added.IsEmpty && Removed.IsEmpty && Changed.IsEmpty;

    public static PlanDifferences Of(ImmutableArray<PlanTask> before, ImmutableArray<PlanTask> after, Func<AreaCode, string> areaName)
    {
        var (old, now) = (before.Select(t => t.Id).ToHashSet(), after.ToLookup(t => t.Id));
        return new(
            [.. after.Where(t => !old.Contains(t.Id))],
            [.. before.Where(t => !now.Contains(t.Id))],
            [
                .. before.SelectMany(was => now[was.Id].Take(1).Select(becomes => new ChangedTask(was, becomes, [.. Fields(was, becomes, areaName)])))
                    .Where(changed => !changed.Fields.IsEmpty),
            ]);
    }

    private static IEnumerable<ChangedField> Fields(PlanTask before, PlanTask after, Func<AreaCode, string> areaName)
    {
        (string Name, Func<PlanTask, string> Read)[] fields =
        [
            (PlansTexts.Task, t => t.Title),
            (PlansTexts.Area, t => areaName(t.Area)),
            (PlansTexts.Months, t => MonthsOf(t)),
            (PlansTexts.Target, t => Figures.Aim(t.Target)),
            (PlansTexts.Kind, TaskFields.NameOfWay),
            (PlansTexts.Owner, t => t.Owner ?? "—"),
            (PlansTexts.Weight, t => Figures.Weight(t.WeightMillionths)),
        ];
        return fields.Select(f => new ChangedField(f.Name, f.Read(before), f.Read(after))).Where(f => f.Before != f.After);
    }

    /// <summary>9月、11月、12月; a run of many as 9–12月; none: 全期 for what goes on, else —.</summary>
    public static string MonthsOf(PlanTask task)
    {
        const int many = 4;
        var months = task.Months;
        return months.IsEmpty ? TaskFields.GoesOn(task) ? PlansTexts.WholeSpan : "—"
            : months.Length >= many && months[^1].Ordinal - months[0].Ordinal + 1 == months.Length ? Figures.Months(months)
            : string.Join('、', months.Select(m => Say.It(PlansTexts.Month, m.Month)));
    }
}
