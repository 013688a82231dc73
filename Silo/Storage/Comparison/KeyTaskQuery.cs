using System.Collections.Immutable;
using System.Data.Common;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Comparison;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Comparison;

/// <summary>
/// Key tasks with their progress. What was said is read as rows; how far a task is, is worked out by the domain's own
/// <see cref="Completion"/>, because the version in force when the quarter locked may have had another target than the one now.
/// </summary>
internal sealed class KeyTaskQuery(DbConnection snapshot, DistrictCode district, Quarter quarter, Basis basis)
{
    private const string SelectTasks =
        $"""
        SELECT school, occurrence, plan, task, title, area, kind, begins, due, months, target_thousandths, unit, bound, measure, weight, task_weight, owner
        FROM occurrences
        WHERE district = @0 AND {ReadTables.IsKeyTask} AND due BETWEEN @1 AND @2
            AND in_force_from < @3 AND coalesce(in_force_until, 9223372036854775807) >= @3
        ORDER BY school, due, occurrence
        """;

    /// <summary>A task is looked up by its id, so that nothing of other tasks is read.</summary>
    private const string SelectLines =
        $"""
        SELECT p.school, p.quarter, p.basis, p.occurrence, p.state, p.quantity, p.share, p.text, p.problem, p.next_step, p.note
        FROM (SELECT DISTINCT school, occurrence FROM occurrences WHERE district = @0 AND {ReadTables.IsKeyTask} AND due BETWEEN @1 AND @2) o
        JOIN task_progress p ON p.district = @0 AND p.school = o.school AND p.occurrence = o.occurrence
        WHERE p.quarter <= @3
        """;

    private readonly string first = new Quarter(quarter.Year, 1).ToString();
    private readonly string last = new Quarter(quarter.Year, 4).ToString();

    public ImmutableArray<KeyTaskRow> Run(DateTimeOffset now)
    {
        if (DistrictQueries.NameAndZone(snapshot, district) is not { } found) return [];
        var rounds = RoundQueries.Rounds(snapshot, district, quarter, quarter);
        var moment = RoundQueries.InForceMoments(quarter, quarter, rounds, found.TimeZone, now)[0].Moment;
        var lines = Lines();
        var tasks = snapshot.List(
            SelectTasks,
            r => (School: new SchoolCode(r.GetString(0)), Occurrence: OccurrenceOf(r)),
            district.Value, first, last, moment);
        return [.. tasks.Select(task => Of(task.School, task.Occurrence, lines.GetValueOrDefault(task.School) ?? new([])))];
    }

    private KeyTaskRow Of(SchoolCode school, Occurrence occurrence, ReportedLines lines)
    {
        var progress = Completion.At(occurrence, lines, quarter, basis);
        var task = new KeyTask(
            school,
            occurrence.Id,
            occurrence.Task.Title,
            occurrence.Task.Area,
            occurrence.Task.Kind,
            occurrence.Due,
            occurrence.Months[^1],
            occurrence.Task.Target,
            occurrence.WeightMillionths,
            occurrence.Task.Owner,
            progress.DoneThousandths,
            progress.CompletionMillionths,
            progress.Last?.State,
            progress.Last?.Text,
            progress.Last?.Problem,
            progress.Last?.NextStep,
            default)
        {
            Note = progress.Last?.Note,
        };
        return new(task, occurrence.Months[0], progress.HasLeft);
    }

    private static Occurrence OccurrenceOf(DbDataReader r)
    {
        var months = r.GetString(9).Split(',').Select(text => YearMonth.TryParse(text, out var month) ? month : default).ToImmutableArray();
        var target = r.IsDBNull(10) ? null : new Target(r.GetInt64(10), r.GetString(11), r.Word<Bound>(12), r.Word<Measure>(13));
        var task = new PlanTask(
            new(r.GetString(3)), r.Word<TaskKind>(6), r.GetString(4), new(r.GetString(5)), null, months, target, Recurrence.None,
            r.GetInt64(15), r.Text(16), null);
        return new(new(r.GetString(1)), new(r.GetString(2)), task, r.Quarter(7), r.Quarter(8), months, r.GetInt64(14));
    }

    /// <summary>What every school said about the year's key tasks, up to the quarter.</summary>
    private Dictionary<SchoolCode, ReportedLines> Lines()
    {
        var lines = snapshot.List(
            SelectLines,
            r => (
                School: new SchoolCode(r.GetString(0)),
                Quarter: r.Quarter(1),
                Basis: r.Word<Basis>(2),
                Line: new TaskProgress(new(r.GetString(3)), r.IsDBNull(4) ? null : r.Word<TaskState>(4), r.Whole(5), r.Whole(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10))),
            district.Value, first, last, quarter.ToString());
        return lines.GroupBy(l => l.School).ToDictionary(
            school => school.Key,
            school => new ReportedLines(school.GroupBy(l => l.Quarter).Select(report => QuarterReport.NotStarted(report.Key) with
            {
                Submitted = ContentOf(report.Where(l => l.Basis is Basis.Reported).Select(l => l.Line)),
                Accepted = ContentOf(report.Where(l => l.Basis is Basis.Accepted).Select(l => l.Line)),
            })));
    }

    private static ReportContent ContentOf(IEnumerable<TaskProgress> lines) => ReportContent.Empty with { Lines = [.. lines] };
}
