using System.Collections.Immutable;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Domain.Backfills;

/// <summary>The plan of an earlier year as it was entered: its tasks, and the one line that says what became of each.</summary>
/// <param name="Lines">By the id of the task, with the quarter in which it counts.</param>
internal sealed record PastYear(int Year, ImmutableArray<PlanTask> Tasks, ImmutableDictionary<TaskId, (Quarter Quarter, TaskProgress Line)> Lines)
{
    public static PastYear Of(SchoolUnion union, int year)
    {
        var plan = PlanId.Backfilled(year);
        var tasks = union.Plans.GetValueOrDefault(plan)?.TasksInForce ?? [];
        var said =
            from quarter in Quarter.OfYear(year)
            let report = union.Report(quarter)
            where report.Backfill is not null
            from line in report.Accepted!.Lines
            select (Quarter: quarter, Line: line);
        var byOccurrence = said.ToDictionary(s => s.Line.Occurrence);
        return new(year, tasks, tasks.ToImmutableDictionary(t => t.Id, t => byOccurrence[OccurrenceId.Of(plan, t.Id, null)]));
    }

    /// <summary>Takes tasks one after the other; a flawed one changes nothing.</summary>
    /// <returns>What became of each, with the year after it.</returns>
    public List<(BackfillLine Line, PastYear After)> Take(PlanTerms terms, ImmutableArray<PastTask> tasks)
    {
        // An area that went out of use was in use then.
        var (areas, seen, year, taken) = (terms.Areas.Select(a => a.Code).ToHashSet(), new HashSet<string>(), this, new List<(BackfillLine, PastYear)>());
        foreach (var past in tasks)
        {
            var checks = new Checks();
            if (past.Title is not null) checks.Valid(seen.Add(past.Title.Trim()), "backfill.task-twice", $"“{past.Title.Trim()}”在这所学校这一年里写了两次。", Place(past, "title"));
            var (state, after) = year.Take(checks, past, areas);
            taken.Add((new(past.Line, checks.HaveFailed ? BackfillState.Wrong : state, checks.Refusals), year = checks.HaveFailed ? year : after));
        }

        return taken;
    }

    /// <summary>The whole year as it stands now.</summary>
    public PlanBackfilled Fact(Backfilling filing) => new(
        Year, Tasks,
        [
            .. Quarter.OfYear(Year).Select(quarter => new BackfilledQuarter(
                quarter, new([.. Tasks.Where(t => Lines[t.Id].Quarter == quarter).Select(t => Lines[t.Id].Line)], [], null, false))),
        ],
        filing);

    private (BackfillState State, PastYear After) Take(Checks checks, PastTask past, HashSet<AreaCode> areas)
    {
        var title = past.Title?.Trim() ?? "";
        var before = Tasks.FirstOrDefault(t => t.Title == title);
        var id = before?.Id ?? new TaskId($"t{Tasks.Length + 1}");
        var months = past.Months.IsDefault ? [] : past.Months;
        checks.Valid(months.All(m => m is >= 1 and <= 12), "backfill.month", "月份要在 1 到 12 之间。", Place(past, "months"));
        checks.Valid(past.DoneIn is null or (>= 1 and <= 4), "backfill.quarter", "完成季度要在 1 到 4 之间。", Place(past, "doneIn"));
        checks.Text(past.Text, "说明", Place(past, "text"));
        if (checks.HaveFailed) return (BackfillState.Wrong, this);
        var task = new PlanTask(
            id, TaskKind.OneOff, title, past.Area, null, [.. months.Distinct().Order().Select(m => new YearMonth(Year, m))], past.Target, Recurrence.None, PlanTask.UsualWeight, null, null);
        TaskRules.CheckBody(checks, task, areas, Place(past, areas.Contains(past.Area) ? "title" : "area"));
        if (checks.HaveFailed) return (BackfillState.Wrong, this);
        var occurrence = Occurrences.Of(PlanId.Backfilled(Year), BackfillRules.SpanOf(Year), task)[0];
        var said = (past.DoneIn is { } number ? new Quarter(Year, number) : occurrence.Due, Line(checks, past, occurrence.Id));
        var after = this with { Tasks = before is null ? Tasks.Add(task) : Tasks.Replace(before, task), Lines = Lines.SetItem(id, said) };
        return before is null ? (BackfillState.New, after)
            : SameTask.Instance.Equals(before, task) && Lines[id] == said ? (BackfillState.Unchanged, this)
            : (BackfillState.Changed, after);
    }

    /// <summary>What a report would say of the task.</summary>
    private static TaskProgress Line(Checks checks, PastTask past, OccurrenceId occurrence)
    {
        var text = string.IsNullOrWhiteSpace(past.Text) ? null : past.Text.Trim();
        if (past.Outcome is PastOutcome.Cancelled) return new(occurrence, TaskState.NotApplicable, Text: text);
        if (past.Target is not { } target)
        {
            checks.Valid(past.DoneThousandths is null, "backfill.amount", "没有目标数量的任务不写完成数量，部分完成的写完成比例。", Place(past, "done"));
            checks.Valid(past.Outcome is not PastOutcome.Partly || past.ShareMillionths is not null, "backfill.amount-missing", "部分完成的，请写完成比例（如 60%）。", Place(past, "share"));
            checks.Valid(
                past.Outcome is PastOutcome.Partly ? past.ShareMillionths is null or (> 0 and < Millionths.One) : past.ShareMillionths is null or 0 or Millionths.One,
                "backfill.share", "完成比例只在部分完成时写，大于 0、小于 100%。", Place(past, "share"));
            return past.Outcome switch
            {
                PastOutcome.Done => new(occurrence, TaskState.Done, Text: text),
                PastOutcome.Partly => new(occurrence, TaskState.InProgress, ShareMillionths: past.ShareMillionths, Text: text),
                _ => new(occurrence, TaskState.NotStarted, Text: text),
            };
        }

        checks.Valid(past.ShareMillionths is null, "backfill.share", "有目标数量的任务写完成数量，不写完成比例。", Place(past, "share"));
        checks.Valid(past.DoneThousandths is null or (>= 0 and <= Target.MaxThousandths), "backfill.amount", "完成数量要在 0 到 10 亿之间。", Place(past, "done"));
        checks.Valid(past.Outcome is not PastOutcome.Partly || past.DoneThousandths is > 0, "backfill.amount-missing", "部分完成的，请写完成数量。", Place(past, "done"));
        checks.Valid(
            past.Outcome is not PastOutcome.Done || target.Bound is Bound.AtMost || past.DoneThousandths is null || past.DoneThousandths >= target.QuantityThousandths,
            "backfill.done-short", "写的是完成，完成数量却少于目标；请改成部分完成，或改数量。", Place(past, "done"));
        checks.Valid(
            past.Outcome is PastOutcome.Done || target.Bound is Bound.AtMost || past.DoneThousandths is null || past.DoneThousandths < target.QuantityThousandths,
            "backfill.done-short", "完成数量已经达到目标，却没有写完成；请改成完成，或改数量。", Place(past, "done"));
        return past.Outcome switch
        {
            PastOutcome.Done => new(occurrence, TaskState.Done, past.DoneThousandths ?? target.QuantityThousandths, Text: text),
            PastOutcome.Partly => new(occurrence, TaskState.InProgress, past.DoneThousandths, Text: text),
            _ => new(occurrence, past.DoneThousandths > 0 ? TaskState.InProgress : TaskState.NotStarted, past.DoneThousandths, Text: text),
        };
    }

    private static string Place(PastTask past, string field) => $"{past.Line}:{field}";
}
