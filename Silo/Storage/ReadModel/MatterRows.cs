using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows that the matters of a school own.</summary>
internal sealed class MatterRows(DistrictCode district, SchoolCode school)
{
    public IReadOnlyList<RowChange> Difference(SchoolMatters before, SchoolMatters after)
    {
        var difference = new RowDifference();
        difference.CompareParts(before.Matters, after.Matters, Of);
        difference.CompareLists(before.Files, after.Files, (file, _) => FileRows.Of(district, school, file));
        return difference.Changes;
    }

    private IEnumerable<Row> Of(Matter matter) =>
    [
        ReadTables.Matters.Row(
            district.Value, school.Value, Cell(matter.Number), matter.Kind.Value, Cell(matter.State), Cell(matter.PlannedOn), Cell(matter.Due),
            JsonSerializer.Serialize(matter, DomainJson.Options)),
    ];
}
