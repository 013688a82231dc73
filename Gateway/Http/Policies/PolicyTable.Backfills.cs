using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>Earlier years that are entered afterwards (补录): the office's alone, over the API and on pages.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Backfills =>
    [
        Reads("getBackfillTemplate", Roles.Office, Reach.District),
        Changes("importBackfill", Roles.Office, Reach.District),
        Changes("backfillYear", Roles.Office, Reach.School),
        Changes("backfillEntries", Roles.Office, Reach.School),
        Reads("getPastScores", Roles.Content, Reach.School),

        Reads("page.backfill", Roles.Office, Reach.District),
        Reads("page.backfill-year", Roles.Office, Reach.District),
        Reads("page.backfill-template", Roles.Office, Reach.District),
        Changes("page.read-backfill", Roles.Office, Reach.District),
        Changes("page.flawed-backfill", Roles.Office, Reach.District),
        Changes("page.take-backfill", Roles.Office, Reach.District),
    ];
}
