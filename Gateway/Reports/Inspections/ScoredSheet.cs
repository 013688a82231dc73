using DistrictUnion.Domain.Inspections;

namespace DistrictUnion.Reports.Inspections;

/// <summary>A sheet of marks that goes into Excel: of which school, and whose.</summary>
/// <param name="Key">The sheet's key (<see cref="Inspection.TeamSheet"/>, or an account); of 自评 nothing.</param>
public sealed record ScoredSheet(InspectionView View, SheetKind Kind, string Key)
{
    public string? Opinion => Kind is SheetKind.Self ? View.Self.Opinion
        : Key == View.MySheet ? View.Own?.Opinion
        : View.Sheets.FirstOrDefault(sheet => sheet.Rater == Key)?.Opinion;

    /// <summary>What stands on the sheet; null: nothing yet.</summary>
    public GivenMark? Mark(ItemView item) => Kind is SheetKind.Self ? item.Self
        : Key == View.MySheet ? item.Own
        : item.Raters.FirstOrDefault(rater => rater.Rater == Key)?.Mark;
}
