using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of the pages of inspections.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> InspectionPages { get; } =
    [
        // Rounds, and a school's part of one.
        Reads("page.inspections", Roles.Office, Reach.District),
        Reads("page.inspection-new", Roles.Office, Reach.District),
        Changes("page.open-inspection", Roles.Office, Reach.District),
        Reads("page.inspection-board", Roles.Inspectors, Reach.District),
        Changes("page.reschedule-inspection", Roles.Office, Reach.District),
        Changes("page.propose-publication", Roles.Office, Reach.District),
        Changes("page.publish-results", Roles.Office, Reach.District),
        Changes("page.cancel-inspection", Roles.Office, Reach.District),
        Changes("page.attach-approval", Roles.Office, Reach.District),
        Reads("page.inspection-teams", Roles.Office, Reach.District),
        Changes("page.set-inspection-teams", Roles.Office, Reach.District),
        Reads("page.school-inspections", Roles.Content, Reach.School),
        Reads("page.inspection", Roles.Content, Reach.School),
        Reads("page.inspection-papers", Roles.Content, Reach.School),
        Changes("page.score-items", Roles.Content, Reach.School),
        Changes("page.score-item", Roles.Content, Reach.School),
        Changes("page.hand-in-marks", Roles.Content, Reach.School),
        Changes("page.reopen-marks", Roles.Content, Reach.School),
        Changes("page.inspection-attach", Roles.Content, Reach.School),
        Changes("page.inspection-detach", Roles.Content, Reach.School),
        Reads("page.inspection-file", Roles.Content, Reach.School),
        Reads("page.conclusion", Roles.Office, Reach.School),
        Changes("page.conclude-inspection", Roles.Office, Reach.School),
        Changes("page.reopen-conclusion", Roles.Office, Reach.School),
        Changes("page.raise-objection", Roles.School, Reach.School),
        Changes("page.answer-objection", Roles.Office, Reach.School),
        Changes("page.raise-finding", Roles.Inspectors, Reach.School),
        Changes("page.report-finding", Roles.School, Reach.School),
        Changes("page.recheck-finding", Roles.Inspectors, Reach.School),
        Changes("page.withdraw-finding", Roles.Inspectors, Reach.School),

        // Rubrics.
        Reads("page.rubrics", Roles.Office, Reach.District),
        Reads("page.rubric", Roles.Content, Reach.District),
        Reads("page.rubric-workbook", Roles.Content, Reach.District),
        Changes("page.copy-rubric", Roles.Office, Reach.District),
        Reads("page.rubric-edit", Roles.Office, Reach.District),
        Changes("page.save-rubric", Roles.Office, Reach.District),
        Reads("page.rubric-import", Roles.Office, Reach.District),
        Reads("page.rubric-template", Roles.Office, Reach.District),
        Changes("page.read-rubric", Roles.Office, Reach.District),
        Changes("page.flawed-rubric", Roles.Office, Reach.District),
        Changes("page.take-rubric", Roles.Office, Reach.District),

        // Inspections in Excel.
        Reads("page.inspection-workbook", Roles.Inspectors, Reach.District),
        Reads("page.scoring", Roles.Content, Reach.School),
        Reads("page.scoring-workbook", Roles.Content, Reach.School),
        Changes("page.read-scoring", Roles.Content, Reach.School),
        Changes("page.flawed-scoring", Roles.Content, Reach.School),
        Changes("page.take-scoring", Roles.Content, Reach.School),
        Reads("page.round-scoring", Roles.Inspectors, Reach.District),
        Reads("page.round-scoring-workbook", Roles.Inspectors, Reach.District),
        Changes("page.read-round-scoring", Roles.Inspectors, Reach.District),
        Changes("page.flawed-round-scoring", Roles.Inspectors, Reach.District),
        Changes("page.take-round-scoring", Roles.Inspectors, Reach.District),
    ];
}
