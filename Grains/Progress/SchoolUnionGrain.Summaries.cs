using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;

namespace DistrictUnion.Grains.Progress;

/// <summary>The work summaries of a school's union.</summary>
public sealed partial class SchoolUnionGrain
{
    public async Task<Outcome<SummaryDraft>> SaveSummaryDraft(SummaryDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        if ((actor.UnlessSchool(districtCode, schoolCode) ?? actor.UnlessOfAllAreas()) is { } foreign) return foreign;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        var state = await union.Read(cancellationToken);
        var revision = state.Summary(draft.Period).Revision;
        if (draft.Revision != 0 && draft.Revision != revision) return new CommandContext("", actor, draft.Revision).WhenStale(revision)!;
        if (SummaryRules.RefuseDraft(state, terms, draft) is { IsEmpty: false } refusals) return Outcome<SummaryDraft>.Refused(refusals);
        var saved = draft with { Revision = revision, SavedAt = clock.GetUtcNow(), SavedBy = actor.Account };
        await SaveDrafts(all => all.Summaries[draft.Period] = saved);
        return saved;
    }

    public async Task<Outcome<SummaryReceipt>> SubmitSummary(SubmitSummary command, CancellationToken cancellationToken)
    {
        if (UnlessWholeSchool(command) is { } refusal) return refusal;
        var complete = command.Content is null && await FreshSummaryDraft(command.Period, cancellationToken) is { } draft ? command with { Content = draft.Content } : command;
        return await CommitSummary(command, command.Period, null, (state, terms, now) => SummaryRules.Submit(state, terms, complete, now), cancellationToken);
    }

    public Task<Outcome<SummaryReceipt>> WithdrawSummary(WithdrawSummary command, CancellationToken cancellationToken) =>
        CommitSummary(command, command.Period, UnlessWholeSchool(command), (state, terms, now) => SummaryRules.Withdraw(state, terms, command, now), cancellationToken);

    public Task<Outcome<SummaryReceipt>> AcceptSummary(AcceptSummary command, CancellationToken cancellationToken) =>
        CommitSummary(command, command.Period, UnlessDistrict(command), (state, terms, now) => SummaryRules.Accept(state, terms, command, now), cancellationToken);

    public Task<Outcome<SummaryReceipt>> ReturnSummary(ReturnSummary command, CancellationToken cancellationToken) =>
        CommitSummary(command, command.Period, UnlessDistrict(command), (state, terms, now) => SummaryRules.Return(state, terms, command, now), cancellationToken);

    public Task<Outcome<SummaryReceipt>> ReopenSummary(ReopenSummary command, CancellationToken cancellationToken) =>
        CommitSummary(command, command.Period, UnlessDistrict(command), (state, terms, now) => SummaryRules.Reopen(state, terms, command, now), cancellationToken);

    public async Task<SummaryView?> Summary(Actor actor, SummaryPeriod period, CancellationToken cancellationToken)
    {
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        return MaySee(actor, terms.School) ? await SummaryView(actor, period, terms, cancellationToken) : null;
    }

    public async Task<SchoolSummaries?> Summaries(Actor actor, CancellationToken cancellationToken)
    {
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        if (!MaySee(actor, terms.School)) return null;
        var year = terms.DayOf(clock.GetUtcNow()).Year;
        var state = await union.Read(cancellationToken);
        var periods = SummaryPeriod.OfYear(year).Prepend(new(year - 1, SummaryKind.Year))
            .Where(p => p.LastDay >= terms.School!.Opens).Concat(state.Summaries.Keys).Distinct().OrderDescending();
        var views = new List<SummaryView>();
        foreach (var period in periods) views.Add(await SummaryView(actor, period, terms, cancellationToken));
        return new([.. views]);
    }

    private async Task<SummaryView> SummaryView(Actor actor, SummaryPeriod period, PlanTerms terms, CancellationToken cancellationToken)
    {
        var draft = actor.IsSchool(districtCode, schoolCode) ? await FreshSummaryDraft(period, cancellationToken) : null;
        return Domain.Summaries.SummaryView.Of(districtCode, (await union.Read(cancellationToken)).Summary(period), terms.School!, terms, draft, clock.GetUtcNow());
    }

    private async Task<SummaryDraft?> FreshSummaryDraft(SummaryPeriod period, CancellationToken cancellationToken)
    {
        var summary = (await union.Read(cancellationToken)).Summary(period);
        return (await Drafts()).Summaries.GetValueOrDefault(period) is { } draft && draft.Revision == summary.Revision ? draft : null;
    }

    private async Task<Outcome<SummaryReceipt>> CommitSummary(
        ICommand command, SummaryPeriod period, Refusal? scope, Func<SchoolUnion, PlanTerms, DateTimeOffset, Decision<SummaryReceipt>> decide, CancellationToken cancellationToken)
    {
        if (scope is not null) return scope;
        var terms = await District.PlanTerms(schoolCode, cancellationToken);
        if (command.Context.Actor.UnlessCovers(terms.School?.Group) is { } absent) return absent;
        return await union.Commit(
            command,
            (state, now) => command.Context.WhenStale(state.Summary(period).Revision) is { } stale ? stale : decide(state, terms, now),
            cancellationToken);
    }
}
