using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of the pages.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Pages { get; } =
    [
        // What every page needs.
        Open("asset.css"),
        Open("asset.js"),
        Open("asset.icon"),
        Open("asset.favicon"),
        Own("page.start"),

        // Comparison.
        Reads("page.comparison", Roles.Office, Reach.District),
        Reads("page.comparison-workbook", Roles.Office, Reach.District),
        Reads("page.comparison-letter", Roles.Office, Reach.District),

        // 报送情况 and review: the office's morning.
        Reads("page.matrix", Roles.Office, Reach.District),
        Reads("page.matrix-workbook", Roles.Office, Reach.District),
        Changes("page.matrix-notice", Roles.Office, Reach.District),
        Changes("page.matrix-paper", Roles.Office, Reach.District),
        Reads("page.review", Roles.Office, Reach.District),
        Changes("page.review-accept-many", Roles.Office, Reach.District),
        Reads("page.review-result", Roles.Office, Reach.District),
        Reads("page.review-report", Roles.Office, Reach.School),
        Changes("page.review-accept", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("page.review-return", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("page.review-begin", Roles.Office, Reach.School, WorkState.Submitted),
        Changes("page.review-reopen", Roles.Office, Reach.School, WorkState.Accepted, WorkState.Reopened),
        Changes("page.review-deadline", Roles.Office, Reach.School, WorkState.Returned),

        // A school's year.
        Reads("page.school-quarter", Roles.Content, Reach.School),
        Reads("page.school-workbook", Roles.Content, Reach.School),

        // Quarter reports.
        Reads("page.reports", Roles.Content, Reach.School),
        Reads("page.report-edit", Roles.FillIn, Reach.School),
        Changes("page.report-save", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("page.report-autosave", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Reads("page.report-submit", Roles.FillIn, Reach.School),
        Changes("page.report-send", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("page.report-withdraw", Roles.School, Reach.School, WorkState.Submitted),
        Changes("page.report-confirm", Roles.School, Reach.School),
        Changes("page.report-attach", Roles.FillIn, Reach.School),
        Changes("page.report-detach", Roles.FillIn, Reach.School),
        Reads("page.report-file", Roles.Content, Reach.School),
        Reads("page.report-picture", Roles.Content, Reach.School),
        Reads("page.report-print", Roles.Content, Reach.School),

        // Work summaries.
        Reads("page.summaries", Roles.Content, Reach.School),
        Reads("page.summary", Roles.Content, Reach.School),
        Changes("page.summary-save", Roles.School, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("page.summary-send", Roles.School, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("page.summary-withdraw", Roles.School, Reach.School, WorkState.Submitted),
        Changes("page.summary-accept", Roles.Office, Reach.School, WorkState.Submitted),
        Changes("page.summary-return", Roles.Office, Reach.School, WorkState.Submitted, WorkState.Returned),
        Changes("page.summary-reopen", Roles.Office, Reach.School, WorkState.Accepted, WorkState.Reopened),
        Changes("page.summary-attach", Roles.FillIn, Reach.School),
        Changes("page.summary-detach", Roles.FillIn, Reach.School),
        Reads("page.summary-file", Roles.Content, Reach.School),
        Reads("page.summary-picture", Roles.Content, Reach.School),
        Reads("page.summary-letter", Roles.Content, Reach.School),
        Reads("page.district-summaries", Roles.Office, Reach.District),

        // Drafts filled in by a workbook.
        Reads("page.report-sheet", Roles.FillIn, Reach.School),
        Reads("page.report-template", Roles.FillIn, Reach.School),
        Changes("page.read-report-sheet", Roles.FillIn, Reach.School),
        Changes("page.flawed-report-sheet", Roles.FillIn, Reach.School),
        Changes("page.take-report-sheet", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Reads("page.plan-sheet", Roles.FillIn, Reach.School),
        Reads("page.plan-template", Roles.FillIn, Reach.School),
        Changes("page.read-plan-sheet", Roles.FillIn, Reach.School),
        Changes("page.flawed-plan-sheet", Roles.FillIn, Reach.School),
        Changes("page.take-plan-sheet", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),

        // Ledgers in Excel.
        Reads("page.ledger-workbook", Roles.Content, Reach.School),
        Reads("page.ledger-forms", Roles.Content, Reach.School),
        Reads("page.ledger-import", Roles.FillIn, Reach.School),
        Reads("page.ledger-template-workbook", Roles.FillIn, Reach.School),
        Changes("page.read-ledger-import", Roles.FillIn, Reach.School),
        Changes("page.ledger-import-columns", Roles.FillIn, Reach.School),
        Changes("page.map-ledger-import", Roles.FillIn, Reach.School),
        Changes("page.flawed-ledger-import", Roles.FillIn, Reach.School),
        Changes("page.take-ledger-import", Roles.FillIn, Reach.School),

        // Where posts begin their day.
        Reads("page.school-home", Roles.FillIn, Reach.School),
        Reads("page.inspector-home", Roles.Inspector, Reach.District),
        Reads("page.log", Roles.LogAuditor, Reach.District),
        Reads("page.log-file", Roles.LogAuditor, Reach.District),
        Changes("page.verify-log", Roles.LogAuditor, Reach.District),

        // What is taken along: workbooks, papers to print.
        Reads("page.exports", Roles.FillIn, Reach.School),
        Changes("page.start-export", Roles.FillIn, Reach.School),
        Reads("page.export", Roles.FillIn, Reach.School),
        Reads("page.export-file", Roles.FillIn, Reach.School),
        Reads("page.books", Roles.FillIn, Reach.School),
        Changes("page.issue-book", Roles.FillIn, Reach.School),
        Reads("page.book", Roles.FillIn, Reach.School),
        Reads("page.book-file", Roles.FillIn, Reach.School),
        Reads("page.district-books", Roles.Office, Reach.District),
        Changes("page.issue-district-books", Roles.Office, Reach.District),
        Reads("page.district-books-made", Roles.Office, Reach.District),
        Reads("page.district-books-file", Roles.Office, Reach.District),
        Open("page.verify"),
        OpenForm("page.verify-form"),
        OpenForm("page.verify-file"),
        Reads("page.district-exports", Roles.Office, Reach.District),
        Changes("page.start-district-export", Roles.Office, Reach.District),
        Reads("page.district-export", Roles.Office, Reach.District),
        Reads("page.district-export-file", Roles.Office, Reach.District),
        Reads("page.prints", Roles.Content, Reach.School),

        // The register of schools.
        Reads("page.schools", Roles.Office, Reach.District),
        Changes("page.register-school", Roles.Office, Reach.District),
        Reads("page.schools-workbook", Roles.Office, Reach.District),
        Reads("page.school-import", Roles.Office, Reach.District),
        Changes("page.read-school-import", Roles.Office, Reach.District),
        Changes("page.flawed-school-import", Roles.Office, Reach.District),
        Changes("page.take-school-import", Roles.Office, Reach.District),
        Reads("page.school", Roles.Office, Reach.School),
        Changes("page.rename-school", Roles.Office, Reach.School),
        Changes("page.move-school", Roles.Office, Reach.School),
        Changes("page.set-reporting", Roles.Office, Reach.School),
        Changes("page.close-school", Roles.Office, Reach.School),
        Changes("page.merge-school", Roles.Office, Reach.School),
        Changes("page.take-over-tasks", Roles.Office, Reach.School),

        // Settings of the district.
        Reads("page.settings", Roles.Office, Reach.District),
        Changes("page.found-district", Roles.Office, Reach.District),
        Changes("page.rename-district", Roles.Office, Reach.District),
        Changes("page.set-settings", Roles.Office, Reach.District),
        Changes("page.close-year", Roles.Office, Reach.District),
        Changes("page.reopen-year", Roles.Office, Reach.District),
        Reads("page.plan-periods", Roles.Office, Reach.District),
        Changes("page.set-plan-periods", Roles.Office, Reach.District),
        Reads("page.groups", Roles.Office, Reach.District),
        Changes("page.set-groups", Roles.Office, Reach.District),
        Changes("page.remove-group", Roles.Office, Reach.District),
        Reads("page.areas", Roles.Office, Reach.District),
        Changes("page.set-areas", Roles.Office, Reach.District),
        Reads("page.required-points", Roles.Office, Reach.District),
        Changes("page.set-required-point", Roles.Office, Reach.District),
        Changes("page.remove-required-point", Roles.Office, Reach.District),
        Reads("page.calendar", Roles.Office, Reach.District),
        Changes("page.set-calendar", Roles.Office, Reach.District),
        Changes("page.read-holiday-notice", Roles.Office, Reach.District),

        // Rounds, exemptions, extensions.
        Reads("page.rounds", Roles.Office, Reach.District),
        Reads("page.round-opening", Roles.Office, Reach.District),
        Changes("page.open-round", Roles.Office, Reach.District),
        Reads("page.round", Roles.Office, Reach.District),
        Changes("page.reschedule-round", Roles.Office, Reach.District),
        Reads("page.exemptions", Roles.Office, Reach.District),
        Changes("page.grant-exemption", Roles.Office, Reach.District),
        Changes("page.end-exemption", Roles.Office, Reach.District),
        Reads("page.extensions", Roles.Office, Reach.District),
        Changes("page.grant-extension", Roles.Office, Reach.District),
        Changes("page.end-extension", Roles.Office, Reach.District),

        // Tasks that the district hands down.
        Reads("page.district-tasks", Roles.Office, Reach.District),
        Changes("page.hand-down-task", Roles.Office, Reach.District),
        Changes("page.cancel-district-task", Roles.Office, Reach.District),
        Changes("page.distribute-task", Roles.Office, Reach.District),
        Reads("page.district-task", Roles.Office, Reach.District),
        Changes("page.change-district-task", Roles.Office, Reach.District),
        Changes("page.attach-task-file", Roles.Office, Reach.District),
        Changes("page.detach-task-file", Roles.Office, Reach.District),
        Reads("page.task-file", Roles.Content, Reach.District),

        // Plans.
        Reads("page.plans", Roles.Content, Reach.School),
        Changes("page.plan-begin", Roles.FillIn, Reach.School),
        Reads("page.plan", Roles.Content, Reach.School),
        Reads("page.plan-print", Roles.Content, Reach.School),
        Reads("page.plan-calendar", Roles.Content, Reach.School),
        Reads("page.plan-edit", Roles.FillIn, Reach.School),
        Changes("page.plan-save", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-document", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-copy", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Reads("page.plan-check", Roles.FillIn, Reach.School),
        Changes("page.plan-submit", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-confirm", Roles.School, Reach.School),
        Changes("page.plan-withdraw", Roles.School, Reach.School, WorkState.Submitted),
        Changes("page.plan-amend", Roles.FillIn, Reach.School, WorkState.Accepted),
        Changes("page.plan-drop", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-accept", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("page.plan-return", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Reads("page.alike", Roles.Office, Reach.District),
        Reads("page.plan-alike", Roles.Office, Reach.School),
        Reads("page.plan-file", Roles.Content, Reach.School),
        Reads("page.plan-picture", Roles.Content, Reach.School),
        Changes("page.plan-attach", Roles.FillIn, Reach.School),
        Changes("page.plan-detach", Roles.FillIn, Reach.School),

        // Archives.
        Reads("page.archive", Roles.Content, Reach.School),
        Reads("page.archive-cover", Roles.Content, Reach.School),
        Reads("page.archive-workbook", Roles.Content, Reach.School),
        Changes("page.start-archive-zip", Roles.FillIn, Reach.School),
        Reads("page.archive-zip", Roles.FillIn, Reach.School),
        Reads("page.archive-zip-file", Roles.FillIn, Reach.School),
        Reads("page.district-archives", Roles.Office, Reach.District),
        Changes("page.start-district-archives", Roles.Office, Reach.District),
        Reads("page.district-archives-made", Roles.Office, Reach.District),
        Reads("page.district-archives-file", Roles.Office, Reach.District),

    ];
}
