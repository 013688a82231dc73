using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>What an earlier quarter last said of a task: a standing task begins a quarter with its problem and next step of the last one.</summary>
/// <param name="Line">Of the same occurrence, or of the task's occurrence before it.</param>
public sealed record PreviousLine(Quarter Quarter, TaskProgress Line)
{
    /// <summary>By task, from what stands as reported or accepted before a quarter.</summary>
    internal static Dictionary<string, PreviousLine> ByTask(SchoolUnion union, Quarter quarter)
    {
        var last = new Dictionary<string, PreviousLine>();
        foreach (var report in union.Reports.Values.Where(r => r.Quarter < quarter))
        {
            foreach (var line in (report.Submitted ?? report.Accepted)?.Lines ?? []) last[TaskOf(line.Occurrence)] = new(report.Quarter, line);
        }

        return last;
    }

    /// <summary>The plan and the task of an occurrence: its first two parts, <c>plan.task</c>.</summary>
    internal static string TaskOf(OccurrenceId occurrence)
    {
        var end = occurrence.Value.IndexOf('.', occurrence.Value.IndexOf('.', StringComparison.Ordinal) + 1);
        return end < 0 ? occurrence.Value : occurrence.Value[..end];
    }
}
