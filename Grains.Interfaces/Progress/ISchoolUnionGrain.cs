using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Progress;

/// <summary>
/// One school's union: its plans and its progress. Key: "district/school". It asks the district's grain for rounds and settings.
/// A refusal changes nothing; the same command id twice counts once and answers the same. Beside the refusals of
/// <see cref="PlanRules"/>, <see cref="DistrictTaskRules"/>, <see cref="ReportRules"/>, <see cref="SummaryRules"/> and <see cref="ReceiptRules"/>: scope.absent, scope.forbidden, revision.stale,
/// command.id-reused, conflict.
/// </summary>
public interface ISchoolUnionGrain : IGrainWithStringKey
{
    Task<Outcome<PlanView>> StartPlan(StartPlan command, CancellationToken cancellationToken = default);

    /// <summary>Hands a plan in, by the school or by the office on its behalf: the tasks of the command, or the saved draft.</summary>
    Task<Outcome<PlanView>> SubmitPlan(SubmitPlan command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> WithdrawPlan(WithdrawPlan command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> BeginPlanReview(BeginPlanReview command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> AcceptPlan(AcceptPlan command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> ReturnPlan(ReturnPlan command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> AmendPlan(AmendPlan command, CancellationToken cancellationToken = default);

    Task<Outcome<PlanView>> DropAmendment(DropAmendment command, CancellationToken cancellationToken = default);

    /// <summary>Takes what the district handed down or cancelled into the plan “区下达任务”.</summary>
    Task<Outcome<PlanView>> TakeDistrictTasks(TakeDistrictTasks command, CancellationToken cancellationToken = default);

    /// <summary>Gives the open tasks of this merged school away.</summary>
    Task<Outcome<HandedOverTasks>> HandOverTasks(HandOverTasks command, CancellationToken cancellationToken = default);

    /// <summary>Takes the open tasks of a school that merged into this one: asks that school's grain to hand them over, then records them.</summary>
    Task<Outcome<TakenOverTasks>> TakeOverTasks(TakeOverTasks command, CancellationToken cancellationToken = default);

    /// <summary>The school confirms a plan that the office handed in for it.</summary>
    Task<Outcome<PlanView>> ConfirmPlan(ConfirmPlan command, CancellationToken cancellationToken = default);

    /// <summary>Saves what was typed into a plan, by the school or by the office for it. Not journaled.</summary>
    /// <param name="draft">Its revision is the one it was typed on; an older one than the plan's is refused as stale, 0 is not looked at.</param>
    Task<Outcome<PlanDraft>> SavePlanDraft(PlanDraft draft, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Takes one step in typing a plan's draft. Not journaled; refusals: plan.unknown, plan.not-editable, plan.too-many-tasks, revision.stale.</summary>
    Task<Outcome<PlanWork>> EditPlan(PlanEdit edit, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Makes a plan's draft from an earlier plan of this school. Not journaled; refusals of <see cref="LastYearRules"/>, and revision.stale.</summary>
    Task<Outcome<PlanDraft>> CopyPlan(PlanCopy copy, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Records the first autosave of a quarter, and saves what was typed. Only the first one is journaled.</summary>
    Task<Outcome<ReportDraft>> SaveReportDraft(StartReport command, ReportDraftEdit edit, CancellationToken cancellationToken = default);

    /// <summary>Submits the report of a quarter, by the school or by the office on its behalf: the content of the command, or the saved draft.</summary>
    Task<Outcome<ReportReceipt>> Submit(SubmitReport command, CancellationToken cancellationToken = default);

    /// <summary>The school confirms a report that the office handed in for it.</summary>
    Task<Outcome<ReportReceipt>> Confirm(ConfirmReport command, CancellationToken cancellationToken = default);

    /// <summary>The office notes that the signed paper of a quarter came.</summary>
    Task<Outcome<ReportReceipt>> ReceivePaper(ReceivePaper command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> UndoPaper(UndoPaper command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> Withdraw(WithdrawReport command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> BeginReview(BeginReportReview command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> Accept(AcceptReport command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> Return(ReturnReport command, CancellationToken cancellationToken = default);

    Task<Outcome<ReportReceipt>> Reopen(ReopenReport command, CancellationToken cancellationToken = default);

    /// <summary>Saves what the school typed into a work summary. Not journaled; refusals of <see cref="SummaryRules.RefuseDraft"/>, and revision.stale.</summary>
    /// <param name="draft">Its revision is the one it was typed on; 0 is not looked at.</param>
    Task<Outcome<SummaryDraft>> SaveSummaryDraft(SummaryDraft draft, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Hands a work summary in: the content of the command, or the saved draft.</summary>
    Task<Outcome<SummaryReceipt>> SubmitSummary(SubmitSummary command, CancellationToken cancellationToken = default);

    Task<Outcome<SummaryReceipt>> WithdrawSummary(WithdrawSummary command, CancellationToken cancellationToken = default);

    Task<Outcome<SummaryReceipt>> AcceptSummary(AcceptSummary command, CancellationToken cancellationToken = default);

    Task<Outcome<SummaryReceipt>> ReturnSummary(ReturnSummary command, CancellationToken cancellationToken = default);

    Task<Outcome<SummaryReceipt>> ReopenSummary(ReopenSummary command, CancellationToken cancellationToken = default);

    /// <summary>A work summary as it stands; null as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<SummaryView?> Summary(Actor actor, SummaryPeriod period, CancellationToken cancellationToken = default);

    /// <summary>The summaries of this year, the last year's 年度总结, and all that were handed in before, newest first; null as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<SchoolSummaries?> Summaries(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Keeps a file and attaches it to a plan, a quarter or a work summary. Refusals of <see cref="FileRules"/>, and file.role-invalid.</summary>
    Task<Outcome<AttachedFile>> Attach(AttachFile command, FileContent content, CancellationToken cancellationToken = default);

    Task<Outcome<AttachedFile>> Detach(DetachFile command, CancellationToken cancellationToken = default);

    /// <summary>The files of its plans and quarters, oldest first; null as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<FileList?> Files(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>An attached file with its bytes; null when there is none, or as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<OpenedFile?> File(Actor actor, string sha256, CancellationToken cancellationToken = default);

    /// <summary>A part of a file, as <see cref="File"/> gives the whole: at most <see cref="FileContent.PartLength"/> bytes, none behind its end; null: absent.</summary>
    /// <param name="from">Where the part begins, from 0.</param>
    [ReadOnly]
    Task<FileContent?> FilePart(Actor actor, string sha256, long from, CancellationToken cancellationToken = default);

    /// <summary>All plans, by id; null for a post that may not see the school, or when the district does not know it.</summary>
    [ReadOnly]
    Task<ImmutableArray<PlanView>?> Plans(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>A plan; null when there is none, or for a post that may not see it.</summary>
    [ReadOnly]
    Task<PlanView?> Plan(Actor actor, PlanId plan, CancellationToken cancellationToken = default);

    /// <summary>A plan as it is being typed, and what would be refused if it were handed in now. Refusals: plan.unknown, plan.not-editable.</summary>
    [ReadOnly]
    Task<Outcome<PlanWork>> PlanWork(Actor actor, PlanId plan, CancellationToken cancellationToken = default);

    /// <summary>The draft of a plan that was typed on its present revision, or null.</summary>
    [ReadOnly]
    Task<PlanDraft?> PlanDraft(Actor actor, PlanId plan, CancellationToken cancellationToken = default);

    /// <summary>The quarter as it is asked and reported; null for a post that may not see the school, or when the district does not know it.</summary>
    [ReadOnly]
    Task<ReportView?> Report(Actor actor, Quarter quarter, CancellationToken cancellationToken = default);

    /// <summary>The draft of a report that was typed on its present revision, or null.</summary>
    [ReadOnly]
    Task<ReportDraft?> ReportDraft(Actor actor, Quarter quarter, CancellationToken cancellationToken = default);

    /// <summary>Plans that are owed, and what waits for the school's confirmation; null as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<SchoolDuties?> Duties(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Plans and quarters of a calendar year, for the school's workbook; null as in <see cref="Plans"/>.</summary>
    [ReadOnly]
    Task<SchoolYearView?> Year(Actor actor, int year, CancellationToken cancellationToken = default);

    /// <summary>Enters an earlier year afterwards (补录): by the office alone. Refusals of <see cref="BackfillRules"/>.</summary>
    Task<Outcome<BackfillReceipt>> Backfill(BackfillYear command, CancellationToken cancellationToken = default);

    /// <summary>What <see cref="Backfill"/> would do; nothing is journaled.</summary>
    [ReadOnly]
    Task<Outcome<BackfillPreview>> PreviewBackfill(BackfillYear command, CancellationToken cancellationToken = default);

    /// <summary>Scores of earlier years that the office entered afterwards; null: absent.</summary>
    [ReadOnly]
    Task<PastScores?> PastScores(Actor actor, CancellationToken cancellationToken = default);
}
