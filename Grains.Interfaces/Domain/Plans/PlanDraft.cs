using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>What somebody is still typing into a plan. Not journaled, not checked: bad input is kept as it is until it is handed in.</summary>
/// <param name="Revision">Revision of the plan that it was typed on; it is ignored once the plan has a later one.</param>
/// <param name="LastYear">Where its tasks were copied from and what became of them there; null when they were not copied.</param>
/// <param name="Notes">The document beside it, what was set aside, what is still asked; null when there is nothing of it.</param>
public sealed record PlanDraft(
    PlanId Plan, string Title, ImmutableArray<PlanTask> Tasks, int Revision, DateTimeOffset SavedAt, string SavedBy, LastYear? LastYear = null, DraftNotes? Notes = null)
{
    /// <summary>The draft that follows when it is typed over this one: what is known from last year, and the document, stay with its tasks.</summary>
    public PlanDraft ThenTyped(PlanDraft next) => next with
    {
        LastYear = LastYear?.After(Tasks, next.Tasks),
        Notes = (next.Notes ?? Notes)?.For(next.Tasks),
    };
}
