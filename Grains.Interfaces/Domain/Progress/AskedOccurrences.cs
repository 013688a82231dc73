using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>An occurrence that a quarter's form shows.</summary>
/// <param name="IsDue">Due in the quarter, or due earlier in the year and still open: it has to be reported on.</param>
/// <param name="IsOverdue">Due in an earlier quarter and still open.</param>
/// <param name="Before">How far it was at the end of the quarter before.</param>
public sealed record AskedOccurrence(Occurrence Occurrence, bool IsDue, bool IsOverdue, OccurrenceProgress Before);

/// <summary>Which occurrences a quarter's report may and must speak of.</summary>
public static class AskedOccurrences
{
    /// <summary>
    /// Overdue ones of the year first, then those due in the quarter, then those that have begun and are due later. What left the sums
    /// or was complete before is not asked again, unless this quarter's own report speaks of it.
    /// </summary>
    public static ImmutableArray<AskedOccurrence> Of(SchoolUnion union, Quarter quarter)
    {
        var report = union.Report(quarter);
        var spoken = new[] { report.Submitted, report.Accepted, report.LastHandedIn }
            .OfType<ReportContent>().SelectMany(c => c.Lines).Select(l => l.Occurrence).ToHashSet();
        var before = Quarter.FromOrdinal(quarter.Ordinal - 1);
        var lines = new ReportedLines(union.Reports.Values);
        return
        [
            .. from occurrence in union.OccurrencesBefore(null)
               where occurrence.Begins <= quarter && occurrence.Due.Year >= quarter.Year
               let progress = Completion.At(occurrence, lines, before, Basis.Reported)
               let overdue = report.Backfill is null && occurrence.Due < quarter && progress.IsOpen
               let due = occurrence.Due == quarter || overdue
               where occurrence.Due == quarter || progress.IsOpen || spoken.Contains(occurrence.Id)
               orderby overdue descending, due descending, occurrence.Due, occurrence.Task.Area, occurrence.Id
               select new AskedOccurrence(occurrence, due && !progress.HasLeft, overdue, progress),
        ];
    }
}
