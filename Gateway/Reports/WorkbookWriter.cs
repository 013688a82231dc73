using System.Collections.Immutable;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Writing;

namespace DistrictUnion.Reports;

/// <summary>Writes a workbook as .xlsx. The same data gives the same bytes.</summary>
public static class WorkbookWriter
{
    /// <summary>Up to so many cells ClosedXML writes the workbook; above, and where there are many sheets, our own writer with flat memory.</summary>
    public const long StreamedAbove = 50_000;

    /// <summary>Writes to a stream that need not be seekable and is not closed.</summary>
    public static void Write(WorkbookData workbook, Stream target) => Write(workbook, target, workbook.HasManySheets || workbook.CellCount > StreamedAbove);

    /// <summary>As <see cref="Write(WorkbookData, Stream)"/>, with the writer named.</summary>
    internal static void Write(WorkbookData workbook, Stream target, bool isStreamed)
    {
        var names = SheetNames.Of(workbook.Sheets.Select(sheet => sheet.Name));
        var links = workbook.Sheets.Zip(names).DistinctBy(pair => pair.First.Name).ToDictionary(pair => pair.First.Name, pair => pair.Second);
        ImmutableArray<SheetLayout> layouts = [.. workbook.Sheets.Zip(names, (sheet, name) => new SheetLayout(sheet, name))];
        var hasDrawings = layouts.Any(layout => layout.HasDrawing);
        var book = new Book(workbook, layouts, links);
        if (isStreamed && !hasDrawings)
        {
            StreamingWriter.Write(book, target);
            return;
        }

        using var draft = TemporaryFile.Open();
        if (isStreamed)
        {
            StreamingWriter.Write(book, draft);
        }
        else
        {
            ClosedXmlWriter.Write(book, draft);
        }

        if (hasDrawings)
        {
            DrawingInserter.Insert(draft, workbook, layouts);
        }

        PackageRepack.Copy(draft, target, workbook.MadeAt, isStreamed ? _ => null : ClosedXmlRepairs.Of);
    }
}
