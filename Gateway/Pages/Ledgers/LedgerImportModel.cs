using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>The ledger that an import is for.</summary>
/// <param name="IsOffice">The office fills in for the school, and says why.</param>
public sealed record LedgerImportFrame(string District, string DistrictName, LedgerView View, bool IsOffice)
{
    /// <summary>The ledger's own address.</summary>
    public string Ledger => $"/districts/{District}/schools/{View.School}/ledgers/{View.Kind.Code}/{View.Period}";

    public string At => $"{Ledger}/import";

    public string Title => $"{View.SchoolName}{(View.Period.Kind is LedgerPeriodKind.Continuous ? "" : View.Period.Name)}{View.Kind.Name}";
}

/// <summary>A workbook laid beside a ledger.</summary>
/// <param name="Because">Of the office: why it fills in for the school.</param>
/// <param name="Taken">Rows that were just written; null: none yet.</param>
internal sealed record LedgerImportModel(LedgerImportFrame Frame, CarriedTable Table, ImportPlan Plan, string? Because, LedgerReceipt? Taken = null)
{
    /// <summary>Rows that the page shows; the workbook with the flaws has all of them.</summary>
    public const int MostShown = 500;

    public int Good => Plan.Count(ImportRowState.New) + Plan.Count(ImportRowState.Changed);

    public int Bad => Plan.Count(ImportRowState.Wrong) + Plan.Count(ImportRowState.Conflict);

    /// <summary>Rows that do something or cannot, those first that need somebody.</summary>
    public IEnumerable<PlannedRow> Lines => Plan.Rows.Where(r => r.State is not ImportRowState.Unchanged)
        .OrderBy(r => r.State switch { ImportRowState.Conflict => 0, ImportRowState.Wrong => 1, ImportRowState.Changed => 2, _ => 3 });

    public IEnumerable<(TableRow Row, string Words)> FlawedRows => Plan.Rows.Where(r => !r.Flaws.IsEmpty).Select(r => (r.Row, string.Join('\n', r.Flaws.Select(f => f.Text))));
}
