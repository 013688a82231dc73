using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>
/// The fields of an entry: <c>v-KEY</c> what is typed into a column, <c>was-KEY</c> what was drawn there, <c>explain-CODE</c> why what a check
/// asks about is right. Of a change only what differs from what was drawn is sent, so that two people in one entry do not undo each other.
/// </summary>
internal static class EntryForm
{
    /// <summary>Flaws: form.bad-number, entry.task-unknown (it is not even a code).</summary>
    public static EntryEdit Read(PageForm form, LedgerKind kind, int? number) => new(
        number,
        form.Number("entry-revision", LedgerTexts.Number, 0, int.MaxValue),
        kind.Typed.Select(c => c.Key).Append(KindFlaws.Remark)
            .Select(key => (Key: key, Typed: Typed(form, key)))
            .Where(field => Plain(field.Typed) != (number is null ? "" : Plain(form.Typed(Was(field.Key)))))
            .ToImmutableSortedDictionary(field => field.Key, field => field.Typed, StringComparer.Ordinal),
        kind.Checks.Where(c => !c.IsError)
            .Select(check => (check.Code, Text: form.Text(Explain(check.Code))))
            .Where(e => e.Text is not null)
            .ToImmutableSortedDictionary(e => e.Code, e => e.Text!, StringComparer.Ordinal),
        TaskOf(form),
        LeavesTask: form.Has("task") && form.Typed("task").Length == 0 && form.Typed("was-task").Length > 0);

    /// <summary>The same with its refusals at the fields that they are about.</summary>
    public static Outcome<LedgerReceipt> Placed(Outcome<LedgerReceipt> outcome) =>
        outcome.Value is not null ? outcome : Outcome<LedgerReceipt>.Refused([.. outcome.Refusals.Select(refusal => refusal with { Place = FieldOf(refusal) })]);

    public static string Field(string key) => $"v-{key}";

    public static string Was(string key) => $"was-{key}";

    public static string Explain(string check) => $"explain-{check}";

    public static string Write(EntryTask task) => $"{task.Plan}/{task.Task}";

    private static string? FieldOf(Refusal refusal) => refusal.Place?.Split(':') switch
    {
        [_, "task"] when refusal.Code is "entry.task-unknown" => "task",
        [_, _, var check] when refusal.Code is "entry.unexplained" => Explain(check),
        [_, _, var check] when refusal.Code.StartsWith("text.", StringComparison.Ordinal) => Explain(check),
        [_, { Length: > 0 } key, ..] => Field(key),
        _ => refusal.Place,
    };

    /// <summary>What is typed into a column; of several ticks a line each, and what stands beside them.</summary>
    private static string Typed(PageForm form, string key) => string.Join('\n', form.All(Field(key)));

    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();

    private static EntryTask? TaskOf(PageForm form)
    {
        if (form.Text("task") is not { } text || text == form.Typed("was-task")) return null;
        if (text.Split('/') is [var plan, var id] && PlanId.TryParse(plan, out var planId) && TaskId.TryParse(id, out var taskId)) return new(planId, taskId);
        form.Flaw("entry.task-unknown", Say.It(LedgerTexts.TaskUnknown, text), "task");
        return null;
    }
}
