using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Pages.Home;

/// <summary>A reason for which something came back; the item is named as the school calls it, or null when the whole is meant.</summary>
public sealed record NamedReason(string? Item, string Text);

/// <summary>A plan or report that came back (退回修改、已解锁), with every reason.</summary>
public sealed record ReturnedItem(string Title, WorkState State, DateOnly? Deadline, ImmutableArray<NamedReason> Reasons, string Address)
{
    public static ImmutableArray<ReturnedItem> Of(HomeSource source) =>
    [
        .. source.Plans.Where(p => IsBack(p.State)).Select(p => new ReturnedItem(
            p.Title, p.State, p.Deadline, ReasonsOf(p.Reviews, id => NameOfTask(p, id)), source.PlanForm(p.Id)))
            .Concat(source.Reports.Where(r => IsBack(r.State)).Select(r => new ReturnedItem(
                Say.It(HomeTexts.QuarterReport, r.Quarter.Name), r.State, r.Deadline,
                ReasonsOf(r.Reviews, id => r.Lines.FirstOrDefault(l => l.Occurrence.Id.Value == id)?.Occurrence.Task.Title), source.ReportForm(r.Quarter))))
            .OrderBy(i => i.Deadline ?? DateOnly.MaxValue),
    ];

    private static bool IsBack(WorkState state) => state is WorkState.Returned or WorkState.Reopened;

    private static ImmutableArray<NamedReason> ReasonsOf(ImmutableArray<ReviewEntry> reviews, Func<string, string?> nameOf)
    {
        if (reviews.LastOrDefault(r => r.Act is "returned" or "reopened") is not { } back) return [];
        var reasons = back.Reasons.Select(r => new NamedReason(r.Item is null ? null : nameOf(r.Item) ?? r.Item, r.Text));
        return [.. string.IsNullOrWhiteSpace(back.Note) ? reasons : reasons.Append(new(null, back.Note))];
    }

    private static string? NameOfTask(PlanView plan, string id) =>
        plan.Tasks.Select((task, index) => (task, Number: index + 1)).FirstOrDefault(t => t.task.Id.Value == id) is { task: { } found, Number: var number }
            ? Say.It(HomeTexts.TaskNumbered, number, found.Title)
            : null;
}
