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

        // Plans.
        Reads("page.plans", Roles.Content, Reach.School),
        Changes("page.plan-begin", Roles.School, Reach.School),
        Reads("page.plan", Roles.Content, Reach.School),
        Reads("page.plan-print", Roles.Content, Reach.School),
        Reads("page.plan-calendar", Roles.Content, Reach.School),
        Reads("page.plan-edit", Roles.School, Reach.School),
        Changes("page.plan-save", Roles.School, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-document", Roles.School, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-copy", Roles.School, Reach.School, WorkState.Draft, WorkState.Returned),
        Reads("page.plan-check", Roles.School, Reach.School),
        Changes("page.plan-submit", Roles.School, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-withdraw", Roles.School, Reach.School, WorkState.Submitted),
        Changes("page.plan-amend", Roles.School, Reach.School, WorkState.Accepted),
        Changes("page.plan-drop", Roles.School, Reach.School, WorkState.Draft, WorkState.Returned),
        Changes("page.plan-accept", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
        Changes("page.plan-return", Roles.Office, Reach.School, WorkState.Submitted, WorkState.InReview),
    ];
}
