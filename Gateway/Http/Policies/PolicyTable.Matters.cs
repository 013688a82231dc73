using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of matters (请示事项), of the API and of pages. Whose turn it is the domain decides.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> Matters { get; } =
    [
        // The API.
        Reads("getMatterKinds", Roles.Content, Reach.District),
        Changes("setMatterKinds", Roles.Office, Reach.District),
        Reads("listDistrictMatters", Roles.Office, Reach.District),
        Reads("getMattersWorkbook", Roles.Office, Reach.District),
        Reads("listMatters", Roles.FillIn, Reach.School),
        Changes("requestMatter", Roles.School, Reach.School),
        Reads("getMatter", Roles.FillIn, Reach.School),
        Changes("requestMatterAgain", Roles.School, Reach.School),
        Changes("withdrawMatter", Roles.School, Reach.School),
        Changes("takeUpMatter", Roles.Office, Reach.School),
        Changes("approveMatter", Roles.Office, Reach.School),
        Changes("returnMatter", Roles.Office, Reach.School),
        Changes("carryOutMatter", Roles.School, Reach.School),
        Changes("reportMatterResult", Roles.School, Reach.School),
        Changes("acceptMatterResult", Roles.Office, Reach.School),
        Changes("fillMatterLedger", Roles.Office, Reach.School),
        Changes("cancelMatter", Roles.FillIn, Reach.School),
        Reads("getMatterLetter", Roles.FillIn, Reach.School),
        Changes("attachMatterFile", Roles.FillIn, Reach.School),
        Changes("detachMatterFile", Roles.FillIn, Reach.School),
        Reads("downloadMatterFile", Roles.FillIn, Reach.School),

        // Pages.
        Reads("page.matters", Roles.FillIn, Reach.School),
        Reads("page.matter-new", Roles.School, Reach.School),
        Changes("page.matter-request", Roles.School, Reach.School),
        Reads("page.matter", Roles.FillIn, Reach.School),
        Changes("page.matter-request-again", Roles.School, Reach.School),
        Changes("page.matter-withdraw", Roles.School, Reach.School),
        Changes("page.matter-take-up", Roles.Office, Reach.School),
        Changes("page.matter-approve", Roles.Office, Reach.School),
        Changes("page.matter-return", Roles.Office, Reach.School),
        Changes("page.matter-carry-out", Roles.School, Reach.School),
        Changes("page.matter-report", Roles.School, Reach.School),
        Changes("page.matter-accept", Roles.Office, Reach.School),
        Changes("page.matter-fill", Roles.Office, Reach.School),
        Changes("page.matter-cancel", Roles.FillIn, Reach.School),
        Reads("page.matter-print", Roles.FillIn, Reach.School),
        Reads("page.matter-letter", Roles.FillIn, Reach.School),
        Changes("page.matter-attach", Roles.FillIn, Reach.School),
        Changes("page.matter-detach", Roles.FillIn, Reach.School),
        Reads("page.matter-file", Roles.FillIn, Reach.School),
        Reads("page.matter-picture", Roles.FillIn, Reach.School),
        Reads("page.district-matters", Roles.Office, Reach.District),
        Reads("page.district-matters-workbook", Roles.Office, Reach.District),
        Reads("page.matter-kinds", Roles.Office, Reach.District),
        Changes("page.set-matter-kinds", Roles.Office, Reach.District),
    ];
}
