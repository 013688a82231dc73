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
    ];
}
