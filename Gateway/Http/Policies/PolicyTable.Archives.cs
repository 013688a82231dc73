using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>Pages of the archive (归档).</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Archives { get; } =
    [
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
