using System.Collections.Immutable;

namespace DistrictUnion.Documents.Coverage;

/// <summary>The works of a plan as it was read: its tasks, and beside them the measures that schedule items carry out.</summary>
internal static class ReadingWorks
{
    public static PlannedWorks Of(string received, ReadPlan plan)
    {
        var scheduled = plan.Schedule.Select(item => item.Span.Start).ToHashSet();
        var headings = plan.Sections.SelectMany(section => section.Measures.Select(measure => (measure.Span.Start, section.Title))).DistinctBy(measure => measure.Start).ToDictionary();
        var works = ImmutableArray.CreateBuilder<Work>(plan.Tasks.Length);
        var carried = new HashSet<SourceSpan>();
        foreach (var task in plan.Tasks)
        {
            works.Add(new Work(
                [At(received, task.Source)], task.Area, headings.GetValueOrDefault(task.Source.Start, ""), scheduled.Contains(task.Source.Start), task.MeasureSource?.Start,
                MonthRuns.Of(task.AreMonthsProposed ? [] : task.MonthNumbers), 0, "", task.Form == TaskForm.StatementOnly));
            if (task.MeasureSource is { } measure && carried.Add(measure))
                works.Add(new Work([At(received, measure)], task.Area, headings.GetValueOrDefault(measure.Start, ""), false, measure.Start, 1, 0, "", false));
        }

        return new(works.ToImmutable(), plan.Period == PlanPeriod.Semester);
    }

    private static Stretch At(string received, SourceSpan span) => Stretch.Of(received.Substring(span.Start, span.Length), span.Start);
}
