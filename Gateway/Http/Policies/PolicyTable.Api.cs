using System.Collections.Immutable;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of the API.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Api { get; } =
    [
        // Districts: settings, schools, groups, rounds, district tasks.
        Changes("foundDistrict", Roles.Office, Reach.District),
        Reads("getDistrict", Roles.Content, Reach.District),
        Changes("renameDistrict", Roles.Office, Reach.District),
        Reads("getAreas", Roles.Content, Reach.District),
        Changes("setAreas", Roles.Office, Reach.District),
        Reads("getRequiredPoints", Roles.Content, Reach.District),
        Changes("setRequiredPoints", Roles.Office, Reach.District),
        Reads("getGroups", Roles.Content, Reach.District),
        Changes("setGroup", Roles.Office, Reach.District),
        Reads("getCalendar", Roles.Content, Reach.District),
        Changes("setCalendar", Roles.Office, Reach.District),
        Changes("closeYear", Roles.Office, Reach.District),
        Reads("getSettings", Roles.Content, Reach.District),
        Changes("setSettings", Roles.Office, Reach.District),
        Reads("getPlanPeriods", Roles.Content, Reach.District),
        Changes("setPlanPeriods", Roles.Office, Reach.District),
        Reads("listDistrictTasks", Roles.Content, Reach.District),
        Changes("handDownTask", Roles.Office, Reach.District),
        Changes("cancelDistrictTask", Roles.Office, Reach.District),
        Reads("listRounds", Roles.Content, Reach.District),
        Changes("openRound", Roles.Office, Reach.District),
        Changes("rescheduleRound", Roles.Office, Reach.District),
        Reads("listNotices", Roles.Office, Reach.District),
        Changes("noteNotice", Roles.Office, Reach.District),
        Reads("listExemptions", Roles.Content, Reach.District),
        Changes("grantExemption", Roles.Office, Reach.District),
        Changes("endExemption", Roles.Office, Reach.School),
        Reads("listExtensions", Roles.Content, Reach.District),
        Changes("grantExtension", Roles.Office, Reach.District),
        Reads("listSchools", Roles.Office | Roles.Inspector, Reach.District),
        Changes("registerSchools", Roles.Office, Reach.District),
        Reads("getSchool", Roles.Content, Reach.School),
        Changes("registerSchool", Roles.Office, Reach.District),
        Changes("renameSchool", Roles.Office, Reach.School),
        Changes("moveSchool", Roles.Office, Reach.School),
        Changes("setCampuses", Roles.Office, Reach.School),
        Changes("setUnionStatus", Roles.Office, Reach.School),
        Changes("setReportingPath", Roles.Office, Reach.School),
        Changes("closeSchool", Roles.Office, Reach.School),
        Changes("mergeSchool", Roles.Office, Reach.School),

        // Plans.
        Reads("getAlikePlans", Roles.Office, Reach.School),
        Reads("getPlanCoverage", Roles.Content, Reach.School),
        Changes("draftFromPlan", Roles.FillIn, Reach.School),
        Reads("listPlans", Roles.Content, Reach.School),
        Changes("startPlan", Roles.FillIn, Reach.School),
        Reads("getPlan", Roles.Content, Reach.School),
        Reads("getPlanDraft", Roles.FillIn, Reach.School),
        Changes("savePlanDraft", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("submitPlan", Roles.FillIn, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("confirmPlan", Roles.School, Reach.School),
        Changes("withdrawPlan", Roles.School, Reach.School, WorkState.Submitted),
        Changes("beginPlanReview", Roles.Office, Reach.School, WorkState.Submitted),
        Changes("acceptPlan", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("returnPlan", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("amendPlan", Roles.FillIn, Reach.School, WorkState.Accepted),
        Changes("dropAmendment", Roles.FillIn, Reach.School),
        Changes("takeDistrictTasks", Roles.FillIn, Reach.School),
        Changes("takeOverTasks", Roles.Office, Reach.School),
        Reads("readPlan", Roles.All, Reach.Nothing),
        Changes("draftFromDocument", Roles.FillIn, Reach.School),

        // Quarter reports.
        Reads("getReport", Roles.Content, Reach.School),
        Reads("getReportDraft", Roles.FillIn, Reach.School),
        Changes("saveReportDraft", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("submitReport", Roles.FillIn, Reach.School, WorkState.NotStarted, WorkState.Draft, WorkState.Returned, WorkState.Reopened),
        Changes("confirmReport", Roles.School, Reach.School),
        Changes("withdrawReport", Roles.School, Reach.School, WorkState.Submitted),
        Changes("beginReportReview", Roles.Office, Reach.School, WorkState.Submitted),
        Changes("acceptReport", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("returnReport", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview, WorkState.Returned),
        Changes("reopenReport", Roles.Office, Reach.School, WorkState.Accepted, WorkState.Reopened),
        Changes("receivePaper", Roles.Office, Reach.School),
        Changes("undoPaper", Roles.Office, Reach.School),
        Reads("getSchoolDuties", Roles.Content, Reach.School),
        Reads("getSchoolYear", Roles.Content, Reach.School),
        Reads("getSchoolWorkbook", Roles.Content, Reach.School),

        // Comparison.
        Reads("getComparisonColumns", Roles.Office, Reach.District),
        Reads("getComparison", Roles.Office, Reach.District),
        Reads("getKeyTasks", Roles.Office, Reach.District),
        Reads("getDistrictWorkbook", Roles.Office, Reach.District),

        // Files.
        Reads("listSchoolFiles", Roles.Content, Reach.School),
        Reads("downloadSchoolFile", Roles.Content, Reach.School),
        Changes("attachPlanFile", Roles.FillIn, Reach.School),
        Changes("detachPlanFile", Roles.FillIn, Reach.School),
        Changes("attachReportFile", Roles.FillIn, Reach.School),
        Changes("detachReportFile", Roles.FillIn, Reach.School),
        Reads("listDistrictFiles", Roles.Content, Reach.District),
        Reads("downloadDistrictFile", Roles.Content, Reach.District),
        Changes("attachTaskFile", Roles.Office, Reach.District),
        Changes("detachTaskFile", Roles.Office, Reach.District),
        Changes("attachRoundFile", Roles.Office, Reach.District),
        Changes("detachRoundFile", Roles.Office, Reach.District),

        // The log.
        Reads("searchLog", Roles.LogAuditor, Reach.District),
        Reads("getLogKinds", Roles.LogAuditor, Reach.District),
        Changes("verifyLog", Roles.LogAuditor, Reach.District),
    ];
}
