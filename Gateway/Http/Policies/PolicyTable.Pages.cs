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
        Reads("page.report-print", Roles.Content, Reach.School),

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
        Reads("page.district-exports", Roles.Office, Reach.District),
        Changes("page.start-district-export", Roles.Office, Reach.District),
        Reads("page.district-export", Roles.Office, Reach.District),
        Reads("page.district-export-file", Roles.Office, Reach.District),
        Reads("page.prints", Roles.Content, Reach.School),
    ];
}
