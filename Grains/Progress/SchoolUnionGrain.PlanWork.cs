using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Grains.Progress;

/// <summary>Plans as they are being typed.</summary>
public sealed partial class SchoolUnionGrain
{
    public async Task<Outcome<PlanWork>> PlanWork(Actor actor, PlanId plan, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(actor) is { } foreign) return foreign;
        if (await UnlessCovers(actor, cancellationToken) is { } absent) return absent;
        var state = await union.Read(cancellationToken);
        if (PlanRules.UnlessEditable(state, plan) is { } refusal) return refusal;
        return await WorkOf(state, await DraftUnderWay(state, plan, actor), actor, cancellationToken);
    }

    public async Task<Outcome<PlanWork>> EditPlan(PlanEdit edit, Actor actor, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(actor) is { } foreign) return foreign;
        if (await UnlessCovers(actor, cancellationToken) is { } absent) return absent;
        var state = await union.Read(cancellationToken);
        if ((PlanRules.UnlessEditable(state, edit.Plan) ?? UnlessFresh(state, edit.Plan, edit.Revision, actor)) is { } refusal) return refusal;
        var before = await DraftUnderWay(state, edit.Plan, actor);
        var edited = PlanEditing.Apply(before, edit, state.Plans[edit.Plan].Span);
        if (edited.Value is not { } draft) return Outcome<PlanWork>.Refused(edited.Refusals);
        return await WorkOf(state, await Save(before.ThenTyped(draft), actor), actor, cancellationToken);
    }

    /// <summary>The draft of the plan's present revision; where there is none, what goes on from the version handed in.</summary>
    private async Task<PlanDraft> DraftUnderWay(SchoolUnion state, PlanId plan, Actor actor)
    {
        var saved = (await Drafts()).PlansOf(actor).GetValueOrDefault(plan);
        return saved is not null && saved.Revision == state.Plans[plan].Revision
            ? saved
            : PlanEditing.Begin(state.Plans[plan], await Beside(state.Plans[plan], saved?.Notes, actor));
    }

    /// <summary>The notes that a side goes on with; a school without a document of its own gets the one that the office handed in from (区代填).</summary>
    private async Task<DraftNotes?> Beside(Plan plan, DraftNotes? own, Actor actor)
    {
        if (actor.IsDistrict || own is { Document: not null } || plan.Reviews.LastOrDefault(r => r.OnBehalf is not null) is not { } filed) return own;

        // What the office typed since is not handed in: the school does not see it.
        var office = (await Drafts()).OfficePlans.GetValueOrDefault(plan.Id);
        if (office is not { Notes: { } notes } || office.SavedAt > filed.At) return own;
        return own is null ? notes : own with { Document = notes.Document };
    }

    private async Task<PlanWork> WorkOf(SchoolUnion state, PlanDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var plan = state.Plans[draft.Plan];
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        var tried = PlanRules.Submit(state, terms, new(new("", actor), plan.Id, draft.Title, draft.Tasks), clock.GetUtcNow());
        var used = draft.Tasks.Concat(draft.Notes?.SetAside ?? []).Concat(plan.LatestTasks).Concat(plan.Versions.SelectMany(v => v.Tasks)).Select(t => t.Id);

        // What the office says about its filling in, and whether that was in time, comes with the hand-in itself.
        var flaws = actor.IsDistrict ? tried.Refusals.RemoveAll(r => r.Code is "on-behalf.missing" or "plan.deadline-passed") : tried.Refusals;
        return new(PlanView.Of(plan), draft, PlanEditing.NextTask(used), flaws);
    }
}
