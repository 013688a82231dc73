using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Grains.Progress;

/// <summary>The quarter reports of a school's union.</summary>
public sealed partial class SchoolUnionGrain
{
    private Task? draftsRead;

    public async Task<Outcome<ReportDraft>> SaveReportDraft(StartReport command, ReportDraftEdit edit, CancellationToken cancellationToken)
    {
        if (UnlessFillsIn(command.Context.Actor) is { } foreign) return foreign;
        if (!command.Context.Actor.IsOfAllAreas)
        {
            // Looked at by itself: a command id that is repeated answers with its first outcome, whatever fields come with it.
            var terms = await District.RoundTerms(schoolCode, command.Quarter, cancellationToken);
            Refusal[] outside = [.. ReportAreaRules.Refuse(await union.Read(cancellationToken), terms, edit, command.Context.Actor)];
            if (outside.Length > 0) return Outcome<ReportDraft>.Refused(outside);
        }

        var started = await CommitReport(
            command, command.Quarter, null, (state, terms, now) => ReportRules.Start(state, terms, command, now), cancellationToken);
        if (started.IsRefused) return Outcome<ReportDraft>.Refused(started.Refusals);
        var before = await FreshReportDraft(command.Context.Actor, command.Quarter, cancellationToken) ?? await NewDraft(command.Quarter, cancellationToken);
        var saved = before.With(edit, command.Context.Actor.Account, clock.GetUtcNow());
        await SaveDrafts(all => all.ReportsOf(command.Context.Actor)[command.Quarter] = saved);
        return saved;
    }

    public async Task<Outcome<ReportReceipt>> Submit(SubmitReport command, CancellationToken cancellationToken)
    {
        if (UnlessFillsInWhole(command) is { } refusal) return refusal;
        var complete = command;
        if (command.Content is null && await FreshReportDraft(command.Context.Actor, command.Quarter, cancellationToken) is { } draft)
        {
            var (content, unreadable) = DraftReader.Read(draft);
            if (!unreadable.IsEmpty) return Outcome<ReportReceipt>.Refused(unreadable);
            complete = command with { Content = content };
        }

        return await CommitReport(
            command, command.Quarter, null, (state, terms, now) => ReportRules.Submit(state, terms, complete, now), cancellationToken);
    }

    public Task<Outcome<ReportReceipt>> Confirm(ConfirmReport command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessWholeSchool(command), (state, terms, now) => ReceiptRules.Confirm(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> ReceivePaper(ReceivePaper command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReceiptRules.ReceivePaper(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> UndoPaper(UndoPaper command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReceiptRules.UndoPaper(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> Withdraw(WithdrawReport command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessWholeSchool(command), (state, terms, now) => ReportRules.Withdraw(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> BeginReview(BeginReportReview command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReportRules.BeginReview(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> Accept(AcceptReport command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReportRules.Accept(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> Return(ReturnReport command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReportRules.Return(state, terms, command, now), cancellationToken);

    public Task<Outcome<ReportReceipt>> Reopen(ReopenReport command, CancellationToken cancellationToken) =>
        CommitReport(command, command.Quarter, UnlessDistrict(command), (state, terms, now) => ReportRules.Reopen(state, terms, command, now), cancellationToken);

    public async Task<ReportView?> Report(Actor actor, Quarter quarter, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(districtCode, schoolCode)) return null;
        var terms = await District.RoundTerms(schoolCode, quarter, cancellationToken);
        if (terms.Group is not { } group || !actor.Covers(group)) return null;
        return ReportView.Of(await union.Read(cancellationToken), terms, clock.GetUtcNow());
    }

    public async Task<ReportDraft?> ReportDraft(Actor actor, Quarter quarter, CancellationToken cancellationToken) =>
        await MayFillIn(actor, cancellationToken) ? await FreshReportDraft(actor, quarter, cancellationToken) : null;

    public async Task<SchoolYearView?> Year(Actor actor, int year, CancellationToken cancellationToken)
    {
        if (!actor.MaySee(districtCode, schoolCode)) return null;
        if (await District.SchoolTerms(schoolCode, year, cancellationToken) is not { } terms || !MaySee(actor, terms.School)) return null;
        var state = await union.Read(cancellationToken);
        var now = clock.GetUtcNow();
        return new(
            districtCode,
            terms.DistrictName,
            terms.Quarters[0].TimeZone,
            terms.School,
            year,
            terms.Areas,
            [.. PlanViews(state, terms.ClosedYears).Where(p => p.Span.First.Year <= year && year <= p.Span.Last.Year)],
            [.. terms.Quarters.Where(q => q.Round is not null || state.Report(q.Quarter).State is not WorkState.NotStarted).Select(q => ReportView.Of(state, q, now))]);
    }

    /// <summary>A new draft goes on with what was handed in before; a first one is blank.</summary>
    private async Task<ReportDraft> NewDraft(Quarter quarter, CancellationToken cancellationToken)
    {
        var state = await union.Read(cancellationToken);
        var report = state.Report(quarter);
        var asked = AskedOccurrences.Of(state, quarter).Select(a => a.Occurrence.Id).ToHashSet();
        return Domain.Progress.ReportDraft.Of(
            quarter, report.Revision, report.Submitted ?? report.LastHandedIn ?? ReportContent.Empty, asked.Contains);
    }

    private async Task<ReportDraft?> FreshReportDraft(Actor actor, Quarter quarter, CancellationToken cancellationToken)
    {
        var state = await union.Read(cancellationToken);
        var draft = (await Drafts()).ReportsOf(actor).GetValueOrDefault(quarter);
        return draft is not null && draft.Revision == state.Report(quarter).Revision ? draft : null;
    }

    /// <summary>The drafts, read once; readers that come together share the reading.</summary>
    private async Task<SchoolDrafts> Drafts()
    {
        var reading = draftsRead is null or { IsFaulted: true } or { IsCanceled: true } ? draftsRead = drafts.ReadStateAsync() : draftsRead;
        await reading;
        return drafts.State;
    }

    /// <summary>On failure what is in memory is forgotten, so that the next turn sees what is stored.</summary>
    private async Task SaveDrafts(Action<SchoolDrafts> change)
    {
        change(await Drafts());
        try
        {
            await drafts.WriteStateAsync();
        }
        catch
        {
            draftsRead = null;
            throw;
        }
    }
}
