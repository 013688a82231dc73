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
internal sealed record LedgerImportModel(LedgerImportFrame Frame, CarriedTable Table, ImportPlan Plan, string? Because, LedgerReceipt? Taken = null);
