using System.Collections.Immutable;
using DistrictUnion.Domain.Books;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>Takes the digests of a workbook's sheets from the same layout that the writers write down.</summary>
internal static class BookMarks
{
    public static ImmutableArray<SheetMark> Of(WorkbookData workbook, string salt) =>
        [.. workbook.Sheets.Zip(SheetNames.Of(workbook.Sheets.Select(sheet => sheet.Name)), (sheet, name) => new SheetMark(name, Of(new SheetLayout(sheet, name), salt)))];

    private static string Of(SheetLayout layout, string salt)
    {
        using var digest = new SheetDigest(salt, layout.Name);
        foreach (var row in layout.Rows())
        {
            var cells = row.Cells.Span;
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = cells[i].Cell;
                if (cell.Kind is CellKind.Text) digest.Text(row.Number, i + 1, cell.Text!);
                else if (cell.Kind is CellKind.Number) digest.Number(row.Number, i + 1, (double)cell.Number);
            }
        }

        return digest.Close();
    }
}
