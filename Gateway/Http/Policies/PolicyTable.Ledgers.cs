using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Http.Policies;

/// <summary>The rows of the pages about ledgers.</summary>
internal static partial class PolicyTable
{
    private static ImmutableArray<PolicyRow> LedgerPages =>
    [
        Reads("page.ledgers-now", Roles.Content, Reach.School),
        Reads("page.ledgers", Roles.Content, Reach.School),
        Reads("page.ledger", Roles.Content, Reach.School),
        Changes("page.entries-void", Roles.FillIn, Reach.School),
        Changes("page.ledger-nothing", Roles.FillIn, Reach.School),
        Changes("page.ledger-elsewhere", Roles.FillIn, Reach.School),
        Changes("page.ledger-print", Roles.FillIn, Reach.School),
        Changes("page.ledger-print-removal", Roles.FillIn, Reach.School),
        Changes("page.ledger-opening", Roles.Office | Roles.Inspector, Reach.School),
        Reads("page.entry-new", Roles.FillIn, Reach.School),
        Reads("page.entry", Roles.Content, Reach.School),
        Reads("page.entry-file", Roles.Content, Reach.School),
        Reads("page.entry-picture", Roles.Content, Reach.School),
        Changes("page.entry-attach", Roles.FillIn, Reach.School),
        Changes("page.entry-detach", Roles.FillIn, Reach.School),
        Changes("page.entry-write", Roles.FillIn, Reach.School),
        Reads("page.entries-paste", Roles.FillIn, Reach.School),
        Changes("page.paste-entries", Roles.FillIn, Reach.School),
        Reads("page.ledger-coverage-now", Roles.Office, Reach.District),
        Reads("page.ledger-coverage", Roles.Office, Reach.District),
        Reads("page.ledger-coverage-workbook", Roles.Office, Reach.District),
        Reads("page.funds", Roles.Office, Reach.District),
        Reads("page.funds-workbook", Roles.Office, Reach.District),
        Reads("page.schools-import-now", Roles.Office, Reach.District),
        Reads("page.schools-import", Roles.Office, Reach.District),
        Reads("page.schools-template", Roles.Office, Reach.District),
        Changes("page.read-schools-import", Roles.Office, Reach.District),
        Changes("page.flawed-schools-import", Roles.Office, Reach.District),
        Changes("page.take-schools-import", Roles.Office, Reach.District),
        Reads("page.ledger-kinds", Roles.Office, Reach.District),
        Changes("page.switch-ledgers", Roles.Office, Reach.District),
        Reads("page.ledger-kind-new", Roles.Office, Reach.District),
        Changes("page.add-ledger-kind", Roles.Office, Reach.District),
        Reads("page.ledger-kind", Roles.Office, Reach.District),
        Changes("page.change-ledger-kind", Roles.Office, Reach.District),
        Changes("page.add-ledger-column", Roles.Office, Reach.District),
        Changes("page.change-ledger-column", Roles.Office, Reach.District),
        Reads("page.ledger-limits", Roles.Office, Reach.District),
        Changes("page.set-ledger-limits", Roles.Office, Reach.District),
    ];
}
