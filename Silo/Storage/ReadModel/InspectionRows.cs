using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows that the inspection of a school owns.</summary>
internal sealed class InspectionRows(DistrictCode district, InspectionCode inspection, SchoolCode school)
{
    public IReadOnlyList<RowChange> Difference(Inspection before, Inspection after)
    {
        var difference = new RowDifference();
        difference.Compare(Self(before), Self(after));
        difference.CompareLists(before.Files, after.Files, (file, _) => FileRows.Of(district, school, file));
        return difference.Changes;
    }

    private IEnumerable<Row> Self(Inspection state) => state.Revision == 0 ? [] :
    [
        ReadTables.Inspections.Row(
            district.Value, inspection.Value, school.Value, Cell(state.Self.HandedInAt), Cell(state.Sheets.Count), Cell(state.Sheets.Values.Count(s => s.IsHandedIn)),
            Cell(state.Conclusion?.At), Cell(state.Objections.Count(o => o.Answer is null)), Cell(state.Findings.Count(f => f.State is FindingState.Open or FindingState.Reported)),
            JsonSerializer.Serialize(state with { Files = [] }, DomainJson.Options)),
    ];
}
