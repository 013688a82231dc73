using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>What a button of the editor asks for: <c>act</c> or <c>act:argument</c>, with the row's fields or the ticked rows.</summary>
/// <param name="Edits">Steps to take, in order.</param>
/// <param name="Row">The row that is open afterwards, or null.</param>
/// <param name="Anchor">Where the page then stands.</param>
internal sealed record PlanActs(ImmutableArray<PlanEdit> Edits, TaskId? Row, string Anchor)
{
    public const string Auto = "auto";

    /// <returns>The steps; flaws are in the form.</returns>
    public static PlanActs Of(PageForm form, PlanEditModel model)
    {
        var typed = form.Typed("act");
        var cut = typed.IndexOf(':', StringComparison.Ordinal);
        var (act, argument) = cut < 0 ? (typed, null) : (typed[..cut], typed[(cut + 1)..]);
        return TaskId.TryParse(form.Typed("row"), out var row) ? OfRow(act, row, form, model) : OfPage(act, argument, form, model);
    }

    private static PlanActs OfRow(string act, TaskId row, PageForm form, PlanEditModel model)
    {
        var isNew = form.Has("new-row");
        if (isNew && model.TaskOf(row) is { } there && there.Title != form.Typed("title").Trim()) row = model.Work.NextTask;
        var before = model.TaskOf(row) ?? NewTask(row, form, model);
        var put = new PlanEdit(model.Plan.Id, PlanEditAct.Put, 0, [], TaskFields.Read(form, before));
        var second = TaskId.TryParse(form.Typed("spare"), out var spare) ? spare : model.Work.NextTask;
        PlanEdit On(PlanEditAct what, TaskId? next = null) => new(model.Plan.Id, what, 0, [row], Next: next);
        var go = TaskId.TryParse(form.Typed("go"), out var named) ? named : (TaskId?)null;
        return act switch
        {
            Auto => new([put], row, row.Value),
            "next" => new([put, On(PlanEditAct.Settle)], go ?? model.Beside(row, 1)?.Id, (go ?? model.Beside(row, 1)?.Id ?? row).Value),
            "split" => new([put, On(PlanEditAct.Split, second)], second, second.Value),
            "merge" when model.Beside(row, -1) is { } above => new([put, On(PlanEditAct.Merge, above.Id)], above.Id, above.Id.Value),
            "up" when model.Beside(row, -1) is { } above => new([put, On(PlanEditAct.Move, above.Id)], row, row.Value),
            "down" when model.Beside(row, 1) is not null => new([put, On(PlanEditAct.Move, model.Beside(row, 2)?.Id)], row, row.Value),
            "aside" => new([On(PlanEditAct.SetAside)], null, (model.Beside(row, 1)?.Id ?? model.Beside(row, -1)?.Id)?.Value ?? "tasks"),
            _ => new([put, On(PlanEditAct.Settle)], null, row.Value),
        };
    }

    private static PlanActs OfPage(string act, string? argument, PageForm form, PlanEditModel model)
    {
        ImmutableArray<TaskId> tasks = argument is null
            ? [.. form.All("task").Select(text => TaskId.TryParse(text, out var id) ? id : (TaskId?)null).OfType<TaskId>()]
            : TaskId.TryParse(argument, out var named) ? [named] : [];
        if (tasks.IsEmpty && act is "once" or "standing" or "aside" && argument is null) form.Flaw("form.missing", PlansTexts.TickFirst, "task");
        PlanEdit Edit(PlanEditAct what, TaskKind? kind = null, string? text = null, TaskId? next = null) => new(model.Plan.Id, what, 0, tasks, null, next, kind, text);
        var anchor = model.Questions.IsEmpty ? tasks.IsEmpty ? "tasks" : tasks[0].Value : "questions";
        switch (act)
        {
            case "once": return new([Edit(PlanEditAct.SetKind, TaskKind.OneOff)], null, anchor);
            case "standing": return new([Edit(PlanEditAct.SetKind, TaskKind.Standing)], null, anchor);
            case "aside": return new([Edit(PlanEditAct.SetAside)], null, anchor);
            case "merge":
                if (tasks.Length < 2) form.Flaw("form.missing", PlansTexts.TickTwo, "task");
                tasks = [.. tasks.OrderBy(model.NumberOf)];
                return new([.. tasks.Skip(1).Select(task => new PlanEdit(model.Plan.Id, PlanEditAct.Merge, 0, [task], Next: tasks[0]))], null, tasks.IsEmpty ? "tasks" : tasks[0].Value);
            case "back": return new([Edit(PlanEditAct.TakeBack)], null, tasks.IsEmpty ? "tasks" : tasks[0].Value);
            case "months": return new([Edit(PlanEditAct.ConfirmMonths)], null, anchor);
            case "move": return new([Edit(PlanEditAct.MoveIntoSpan)], null, anchor);
            case "close": return new([Edit(PlanEditAct.Close, text: argument)], null, anchor);
            case "rename": return new([Edit(PlanEditAct.Rename, text: form.Required("plan-title", PlansTexts.PlanTitle))], null, "main");
            case "up" when tasks is [var up] && model.Beside(up, -1) is { } above: return new([Edit(PlanEditAct.Move, next: above.Id)], null, up.Value);
            case "down" when tasks is [var down] && model.Beside(down, 1) is not null: return new([Edit(PlanEditAct.Move, next: model.Beside(down, 2)?.Id)], null, down.Value);
            case "target" when tasks is [var id] && model.TaskOf(id) is { } task:
                if (form.Text("quantity") is null) form.Flaw("form.missing", PlansTexts.BadQuantity, "quantity");
                return new([new(model.Plan.Id, PlanEditAct.Put, 0, [], task with { Target = TaskFields.ReadTarget(form, task.Target) })], null, anchor);
            default: return new([], null, "tasks");
        }
    }

    /// <summary>A task that is typed in; from a sentence of the document it keeps where that stands.</summary>
    private static PlanTask NewTask(TaskId id, PageForm form, PlanEditModel model) =>
        model.New is { } begun ? begun with { Id = id } : Blank(id, model) with { Source = DocumentText.Sentence(model.Notes.Document, form.Typed("from")) };

    public static PlanTask Blank(TaskId id, PlanEditModel model) => new(
        id, TaskKind.OneOff, "", model.Frame.District.Areas.First(a => a.IsUsed).Code, null, [], null, Recurrence.None, PlanTask.UsualWeight, null, null);
}
