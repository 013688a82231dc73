using DistrictUnion.Domain;
using DistrictUnion.Domain.Files;
using static DistrictUnion.Storage.ReadModel.Cells;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The rows of attached files, of a school's stream or of the district's.</summary>
internal static class FileRows
{
    /// <param name="school">Null: the district's own.</param>
    public static Row Of(DistrictCode district, SchoolCode? school, AttachedFile file) => ReadTables.Files.Row(
        district.Value, school?.Value ?? "", file.Subject.Name, file.Sha256, Cell(file.Role), file.Name, file.Bytes, file.MediaType,
        Cell(file.ByOffice), file.By, Cell(file.At));
}
