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
        Reads("page.plan-periods", Roles.Office, Reach.District),
        Changes("page.set-plan-periods", Roles.Office, Reach.District),
        Reads("page.groups", Roles.Office, Reach.District),
        Changes("page.set-groups", Roles.Office, Reach.District),
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

        // Tasks that the district hands down.
        Reads("page.district-tasks", Roles.Office, Reach.District),
        Changes("page.hand-down-task", Roles.Office, Reach.District),
        Changes("page.cancel-district-task", Roles.Office, Reach.District),
        Changes("page.distribute-task", Roles.Office, Reach.District),
    ];
}
