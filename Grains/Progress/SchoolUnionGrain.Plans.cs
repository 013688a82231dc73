using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Interfaces;

namespace DistrictUnion.Grains.Progress;

/// <summary>The plans of a school's union.</summary>
public sealed partial class SchoolUnionGrain
{
    public Task<Outcome<PlanView>> StartPlan(StartPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessFillsInWhole(command), (state, terms, now) => PlanRules.Start(state, terms, command, now), cancellationToken);

    public async Task<Outcome<PlanView>> SubmitPlan(SubmitPlan command, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(command) is { } refusal) return refusal;
        var complete = command.Tasks is null && await FreshPlanDraft(command.Context.Actor, command.Plan, cancellationToken) is { } draft
            ? command with { Title = draft.Title, Tasks = draft.Tasks }
            : command;
        return await CommitPlan(
            command, command.Plan, null, (state, terms, now) => PlanRules.Submit(state, terms, complete, now), cancellationToken);
    }

    public Task<Outcome<PlanView>> ConfirmPlan(ConfirmPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessWholeSchool(command), (state, terms, now) => PlanRules.Confirm(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> WithdrawPlan(WithdrawPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessWholeSchool(command), (state, terms, now) => PlanRules.Withdraw(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> BeginPlanReview(BeginPlanReview command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessDistrict(command), (state, terms, now) => PlanRules.BeginReview(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> AcceptPlan(AcceptPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessDistrict(command), (state, terms, now) => PlanRules.Accept(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> ReturnPlan(ReturnPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessDistrict(command), (state, terms, now) => PlanRules.Return(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> AmendPlan(AmendPlan command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessFillsInWhole(command), (state, terms, now) => PlanRules.Amend(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> DropAmendment(DropAmendment command, CancellationToken cancellationToken) =>
        CommitPlan(command, command.Plan, UnlessFillsInWhole(command), (state, terms, now) => PlanRules.DropAmendment(state, terms, command, now), cancellationToken);

    public Task<Outcome<PlanView>> TakeDistrictTasks(TakeDistrictTasks command, CancellationToken cancellationToken) =>
        CommitPlan(
            command, PlanId.FromDistrict, UnlessDistrict(command) is null ? null : UnlessSchool(command),
            (state, terms, now) => DistrictTaskRules.Take(state, terms, command, now), cancellationToken);

    public async Task<Outcome<HandedOverTasks>> HandOverTasks(HandOverTasks command, CancellationToken cancellationToken)
    {
        if (UnlessDistrict(command) is { } refusal) return refusal;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        if (command.Context.Actor.UnlessCovers(terms.School?.Group) is { } absent) return absent;
        return await union.Commit(command, (state, now) => DistrictTaskRules.HandOver(state, terms, command, now), cancellationToken);
    }

    public async Task<Outcome<TakenOverTasks>> TakeOverTasks(TakeOverTasks command, CancellationToken cancellationToken)
    {
        if (UnlessDistrict(command) is { } refusal) return refusal;
        if (await UnlessCovers(command.Context.Actor, cancellationToken) is { } absent) return absent;
        var from = await District.School(command.From, cancellationToken);
        if (from?.Merger?.Successor != schoolCode)
            return new Refusal("school.not-merged", RefusalKind.Conflict, "那所学校没有并入这所学校。", command.From.Value);

        // The same command id goes on to the other stream. Both sides answer again what they did before, so a crash between the two
        // streams is mended by asking again, with this command id or another.
        var handed = await grains.SchoolUnion(districtCode, command.From).HandOverTasks(new(command.Context), cancellationToken);
        if (handed.Value is not { } tasks) return Outcome<TakenOverTasks>.Refused(handed.Refusals);
        return await union.Commit(command, (state, now) => DistrictTaskRules.TakeOver(state, from, tasks, command, now), cancellationToken);
    }

    public async Task<Outcome<PlanDraft>> SavePlanDraft(PlanDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(actor) is { } foreign) return foreign;
        if (await UnlessCovers(actor, cancellationToken) is { } absent) return absent;
        var state = await union.Read(cancellationToken);
        if ((PlanRules.UnlessEditable(state, draft.Plan) ?? UnlessFresh(state, draft.Plan, draft.Revision, actor)) is { } refusal) return refusal;
        var typed = (await DraftUnderWay(state, draft.Plan, actor)).ThenTyped(draft);
        return await Save(typed with { Revision = state.Plans[draft.Plan].Revision }, actor);
    }

    public async Task<Outcome<PlanDraft>> CopyPlan(PlanCopy copy, Actor actor, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(actor) is { } foreign) return foreign;
        if (await UnlessCovers(actor, cancellationToken) is { } absent) return absent;
        var state = await union.Read(cancellationToken);
        var before = await FreshPlanDraft(actor, copy.Plan, cancellationToken);
        var copied = LastYearRules.Copy(state, copy, before);
        if (copied.Value is not { } draft || ReferenceEquals(draft, before)) return copied;
        if (UnlessFresh(state, copy.Plan, copy.Revision, actor) is { } stale) return stale;
        return await Save(draft, actor);
    }

    public async Task<ImmutableArray<PlanView>?> Plans(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(districtCode, schoolCode)) return null;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        return MaySee(actor, terms.School) ? PlanViews(await union.Read(cancellationToken), terms.ClosedYears) : null;
    }

    public async Task<PlanView?> Plan(Actor actor, PlanId plan, CancellationToken cancellationToken) =>
        (await Plans(actor, cancellationToken))?.FirstOrDefault(p => p.Id == plan);

    public async Task<SchoolDuties?> Duties(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(districtCode, schoolCode)) return null;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        return MaySee(actor, terms.School) ? SchoolDuties.Of(await union.Read(cancellationToken), terms, clock.GetUtcNow()) : null;
    }

    public async Task<PlanDraft?> PlanDraft(Actor actor, PlanId plan, CancellationToken cancellationToken) =>
        await MayFillIn(actor, cancellationToken) ? await FreshPlanDraft(actor, plan, cancellationToken) : null;

    /// <summary>The refusal of what was typed on an older revision than the plan's; 0 is not looked at.</summary>
    private static Refusal? UnlessFresh(SchoolUnion state, PlanId plan, int revision, Actor actor) =>
        revision == 0 ? null : new CommandContext("", actor, revision).WhenStale(state.Plans[plan].Revision);

    private async Task<PlanDraft> Save(PlanDraft draft, Actor actor)
    {
        var saved = draft with { SavedAt = clock.GetUtcNow(), SavedBy = actor.Account };
        await SaveDrafts(all => all.PlansOf(actor)[draft.Plan] = saved);
        return saved;
    }

    private async Task<PlanDraft?> FreshPlanDraft(Actor actor, PlanId plan, CancellationToken cancellationToken)
    {
        var state = await union.Read(cancellationToken);
        var draft = (await Drafts()).PlansOf(actor).GetValueOrDefault(plan);
        return draft is not null && state.Plans.TryGetValue(plan, out var found) && draft.Revision == found.Revision ? draft : null;
    }
}
