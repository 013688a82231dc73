using System.Collections.Immutable;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports;

/// <summary>A workbook as data: what stands in it, in order.</summary>
/// <param name="Title">Title in the document's properties.</param>
/// <param name="Author">Organisation that issues it; in the properties and at the foot of every page.</param>
/// <param name="MadeAt">When its numbers were asked, as the district's clock shows it. The only time in the file.</param>
/// <param name="Sheets">The sheets, from left to right.</param>
public sealed record WorkbookData(string Title, string Author, DateTimeOffset MadeAt, ImmutableArray<SheetData> Sheets)
{
    /// <summary>What stands at the foot of every page behind the author: the number of an issued book; null: nothing.</summary>
    public string? Mark { get; init; }

    /// <summary>Written by our own writer whatever its size: ClosedXML takes longest over many small sheets.</summary>
    public bool HasManySheets { get; init; }

    /// <summary>Cells of all tables; decides which writer is used.</summary>
    public long CellCount => Sheets.Sum(sheet => (long)sheet.Rows.Count * ColumnCount(sheet.Heads));

    static int ColumnCount(ImmutableArray<Head> heads) => heads.Sum(head => head is HeadGroup group ? ColumnCount(group.Children) : 1);
}
