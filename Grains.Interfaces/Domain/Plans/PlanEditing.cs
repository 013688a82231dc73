using System.Collections.Immutable;
using System.Globalization;

namespace DistrictUnion.Domain.Plans;

/// <summary>Types into a plan's draft. Pure: draft and step → the draft after it. What is typed is not checked; that happens when it is handed in.</summary>
public static class PlanEditing
{
    /// <summary>What goes on where no draft is saved: the version handed in or in force, with the notes that the last draft left.</summary>
    public static PlanDraft Begin(Plan plan, DraftNotes? notes) =>
        new(plan.Id, plan.Title, plan.LatestTasks, plan.Revision, default, "", null, notes?.For(plan.LatestTasks));

    /// <returns>The draft after the step; the same one when the step was done before. Refusal: plan.too-many-tasks.</returns>
    public static Outcome<PlanDraft> Apply(PlanDraft draft, PlanEdit edit, PlanSpan span)
    {
        var notes = draft.Notes ?? DraftNotes.Empty;
        var tasks = edit.Act switch
        {
            PlanEditAct.Put => Put(draft.Tasks, edit.Task!, edit.Next),
            PlanEditAct.SetKind => [.. draft.Tasks.Select(t => edit.Tasks.Contains(t.Id) ? t with { Kind = edit.Kind!.Value, Recurrence = Recurrence.None } : t)],
            PlanEditAct.SetAside => draft.Tasks.RemoveAll(t => edit.Tasks.Contains(t.Id)),
            PlanEditAct.TakeBack => TakeBack(draft.Tasks, notes.SetAside.Where(t => edit.Tasks.Contains(t.Id))),
            PlanEditAct.Split => Split(draft.Tasks, edit.Tasks[0], edit.Next!.Value),
            PlanEditAct.Merge => Merge(draft.Tasks, edit.Tasks[0], edit.Next!.Value),
            PlanEditAct.Move => Move(draft.Tasks, edit.Tasks[0], edit.Next),
            PlanEditAct.MoveIntoSpan => [.. draft.Tasks.Select(t => t with { Months = Within(span, t.Months) })],
            _ => draft.Tasks,
        };
        if (tasks.Length > TaskRules.MaxTasks && tasks.Length > draft.Tasks.Length)
            return new Refusal("plan.too-many-tasks", RefusalKind.TooLarge, $"一个计划最多 {TaskRules.MaxTasks} 项任务。", edit.Plan.Value);
        return draft with
        {
            Title = edit.Act is PlanEditAct.Rename ? edit.Text! : draft.Title,
            Tasks = tasks,
            Notes = new DraftNotes(notes.Document, SetAside(notes, draft, edit), Open(notes, draft, edit)).For(tasks),
        };
    }

    /// <summary>An id that none of these has: t25.</summary>
    public static TaskId NextTask(IEnumerable<TaskId> used)
    {
        var last = used.Select(id => id.Value is ['t', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).DefaultIfEmpty().Max();
        return new(string.Create(CultureInfo.InvariantCulture, $"t{last + 1:00}"));
    }

    private static ImmutableArray<PlanTask> Put(ImmutableArray<PlanTask> tasks, PlanTask task, TaskId? next)
    {
        var at = IndexOf(tasks, task.Id);
        if (at >= 0) return tasks.SetItem(at, task);
        return next is { } before && IndexOf(tasks, before) is >= 0 and var place ? tasks.Insert(place, task) : tasks.Add(task);
    }

    private static ImmutableArray<PlanTask> TakeBack(ImmutableArray<PlanTask> tasks, IEnumerable<PlanTask> back)
    {
        foreach (var task in back.Where(t => IndexOf(tasks, t.Id) < 0).ToArray())
        {
            // Before the first task that stands later in the document.
            var later = task.Source is { } source ? tasks.FirstOrDefault(t => t.Source is { } other && other.Start > source.Start) : null;
            tasks = later is null ? tasks.Add(task) : tasks.Insert(tasks.IndexOf(later), task);
        }

        return tasks;
    }

    private static ImmutableArray<PlanTask> Split(ImmutableArray<PlanTask> tasks, TaskId task, TaskId second)
    {
        var at = IndexOf(tasks, task);
        return at < 0 || IndexOf(tasks, second) >= 0 ? tasks : tasks.Insert(at + 1, tasks[at] with { Id = second });
    }

    /// <summary>The titles one behind the other, the months of both, the first target there is.</summary>
    private static ImmutableArray<PlanTask> Merge(ImmutableArray<PlanTask> tasks, TaskId gone, TaskId into)
    {
        var (from, to) = (IndexOf(tasks, gone), IndexOf(tasks, into));
        if (from < 0 || to < 0 || from == to) return tasks;
        var (kept, other) = (tasks[to], tasks[from]);
        return tasks.SetItem(to, kept with
        {
            Title = kept.Title == other.Title ? kept.Title : $"{kept.Title}；{other.Title}",
            Months = [.. kept.Months.Concat(other.Months).Distinct().Order()],
            Target = kept.Target ?? other.Target,
            Owner = kept.Owner ?? other.Owner,
        }).RemoveAt(from);
    }

    private static ImmutableArray<PlanTask> Move(ImmutableArray<PlanTask> tasks, TaskId task, TaskId? next)
    {
        var at = IndexOf(tasks, task);
        return at < 0 || next == task ? tasks : Put(tasks.RemoveAt(at), tasks[at], next);
    }

    /// <summary>Months outside a span become the first ones of the same name within it; where it has none, they are dropped.</summary>
    private static ImmutableArray<YearMonth> Within(PlanSpan span, ImmutableArray<YearMonth> months) =>
        [.. months.SelectMany(month => span.Contains(month) ? [month] : span.All().Where(m => m.Month == month.Month).Take(1)).Distinct().Order()];

    private static ImmutableArray<PlanTask> SetAside(DraftNotes notes, PlanDraft draft, PlanEdit edit) => edit.Act switch
    {
        PlanEditAct.SetAside => notes.SetAside.AddRange(draft.Tasks.Where(t => edit.Tasks.Contains(t.Id) && !string.IsNullOrWhiteSpace(t.Title))),
        PlanEditAct.TakeBack => notes.SetAside.RemoveAll(t => edit.Tasks.Contains(t.Id)),
        _ => notes.SetAside,
    };

    /// <summary>The questions that a step leaves open: what was answered by it is asked no more.</summary>
    private static ImmutableArray<DraftQuestion> Open(DraftNotes notes, PlanDraft draft, PlanEdit edit)
    {
        bool Names(DraftQuestion question) => question.Task is { } task && edit.Tasks.Contains(task);
        return edit.Act switch
        {
            PlanEditAct.SetKind => notes.Questions.RemoveAll(q => Names(q) && q.Code == DraftQuestion.Kind),
            PlanEditAct.ConfirmMonths => notes.Questions.RemoveAll(q => q.IsAboutMonths && (edit.Tasks.IsEmpty ? HasMonths(draft, q) : Names(q))),
            PlanEditAct.Settle => notes.Questions.RemoveAll(Names),
            PlanEditAct.Close => notes.Questions.RemoveAll(q => q.Id == edit.Text),
            PlanEditAct.Put when draft.Tasks.FirstOrDefault(t => t.Id == edit.Task!.Id) is { } before =>
                notes.Questions.RemoveAll(q => q.Task == before.Id && IsAnswered(q, before, edit.Task!)),
            _ => notes.Questions,
        };
    }

    private static bool HasMonths(PlanDraft draft, DraftQuestion question) => draft.Tasks.Any(t => t.Id == question.Task && !t.Months.IsEmpty);

    private static bool IsAnswered(DraftQuestion question, PlanTask before, PlanTask after) =>
        question.IsAboutMonths ? !before.Months.SequenceEqual(after.Months)
        : question.Code is DraftQuestion.Vague ? before.Target != after.Target
        : question.Code is DraftQuestion.Kind && (before.Kind, before.Recurrence) != (after.Kind, after.Recurrence);

    private static int IndexOf(ImmutableArray<PlanTask> tasks, TaskId id)
    {
        for (var i = 0; i < tasks.Length; i++)
            if (tasks[i].Id == id) return i;
        return -1;
    }
}
