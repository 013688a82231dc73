using System.Collections.Immutable;

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

        // The register of schools.
        Reads("page.schools", Roles.Office, Reach.District),
        Changes("page.register-school", Roles.Office, Reach.District),
        Reads("page.school-list", Roles.Office, Reach.District),
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
    ];
}
