using System.Collections.Immutable;

namespace DistrictUnion.Documents.Coverage;

/// <summary>The works of a plan as it was read: its tasks, and beside them the measures that schedule items carry out.</summary>
internal static class ReadingWorks
{
    public static PlannedWorks Of(string received, ReadPlan plan)
    {
        var scheduled = plan.Schedule.Select(item => item.Span).ToHashSet();
        var headings = plan.Sections.SelectMany(section => section.Measures.Select(measure => (measure.Span, section.Title))).DistinctBy(measure => measure.Span).ToDictionary();
        var works = ImmutableArray.CreateBuilder<Work>(plan.Tasks.Length);
        var carried = new HashSet<SourceSpan>();
        foreach (var task in plan.Tasks)
        {
            works.Add(new Work(
                [At(received, task.Source)], task.Area, headings.GetValueOrDefault(task.Source, ""), scheduled.Contains(task.Source), task.MeasureSource?.Start,
                MonthRuns.Of(task.AreMonthsProposed ? [] : task.MonthNumbers), 0, "", task.Form == TaskForm.StatementOnly));
            if (task.MeasureSource is { } measure && carried.Add(measure))
                works.Add(new Work([At(received, measure)], task.Area, headings.GetValueOrDefault(measure, ""), false, measure.Start, 1, 0, "", false));
        }

        return new(works.ToImmutable(), plan.Period == PlanPeriod.Semester);
    }

    private static Stretch At(string received, SourceSpan span) => Stretch.Of(received.Substring(span.Start, span.Length), span.Start);
}
