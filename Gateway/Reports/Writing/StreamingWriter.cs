using System.IO.Compression;
using System.Text;
using DistrictUnion.Reports.Layout;

namespace DistrictUnion.Reports.Writing;

/// <summary>
/// Writes a laid-out workbook straight into a zip, row by row: memory does not grow with the rows.
/// It supports what sheet data can express and no more.
/// </summary>
internal static class StreamingWriter
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006";
    const string SpreadsheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static void Write(Book book, Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        var at = PackageRepack.Time(book.Data.MadeAt);
        Part(zip, at, "[Content_Types].xml", ContentTypes(book));
        Part(zip, at, "_rels/.rels", Relationships(
            ($"{Office}/officeDocument", "xl/workbook.xml"),
            ($"{Package}/relationships/metadata/core-properties", "docProps/core.xml")));
        Part(zip, at, "docProps/core.xml", Properties(book));
        Part(zip, at, "xl/workbook.xml", Workbook(book));
        Part(zip, at, "xl/_rels/workbook.xml.rels", Relationships(
        [
            .. book.Sheets.Select((_, i) => ($"{Office}/worksheet", $"worksheets/sheet{i + 1}.xml")),
            ($"{Office}/styles", "styles.xml"),
        ]));
        var styles = new StyleBook();
        for (var i = 0; i < book.Sheets.Length; i++)
        {
            using var writer = Open(zip, at, $"xl/worksheets/sheet{i + 1}.xml");
            new StreamingSheet(book, book.Sheets[i], styles, writer).Write(isFirst: i == 0);
        }

        Part(zip, at, "xl/styles.xml", styles.ToXml()); // last: only now all styles are known
    }

    static StreamWriter Open(ZipArchive zip, DateTimeOffset at, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = at;
        return new(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024);
    }

    static void Part(ZipArchive zip, DateTimeOffset at, string name, string xml)
    {
        using var writer = Open(zip, at, name);
        writer.Write(xml);
    }

    static string ContentTypes(Book book)
    {
        var sheets = book.Sheets.Select((_, i) =>
            $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"{SpreadsheetTypes}.worksheet+xml\"/>");
        return $"{Declaration}<Types xmlns=\"{Package}/content-types\">" +
            "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
            "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>" +
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{SpreadsheetTypes}.sheet.main+xml\"/>" +
            string.Concat(sheets) +
            $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{SpreadsheetTypes}.styles+xml\"/></Types>";
    }

    static string Relationships(params (string Type, string Target)[] targets)
    {
        var items = targets.Select((target, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{target.Type}\" Target=\"{target.Target}\"/>");
        return $"{Declaration}<Relationships xmlns=\"{Package}/relationships\">{string.Concat(items)}</Relationships>";
    }

    static string Properties(Book book)
    {
        var time = $"xsi:type=\"dcterms:W3CDTF\">{book.Data.MadeAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}<";
        var author = XmlText.Escape(book.Data.Author);
        return $"{Declaration}<cp:coreProperties xmlns:cp=\"{Package}/metadata/core-properties\" " +
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" " +
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">" +
            $"<dc:title>{XmlText.Escape(book.Data.Title)}</dc:title><dc:creator>{author}</dc:creator>" +
            $"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>" +
            $"<dcterms:created {time}/dcterms:created><dcterms:modified {time}/dcterms:modified></cp:coreProperties>";
    }

    static string Workbook(Book book)
    {
        var sheets = book.Sheets.Select((sheet, i) => $"<sheet name=\"{XmlText.Escape(sheet.Name)}\" sheetId=\"{i + 1}\"{(sheet.IsHidden ? " state=\"veryHidden\"" : "")} r:id=\"rId{i + 1}\"/>");
        var names = string.Concat(book.Sheets.Select(PrintTitles));
        var defined = names.Length == 0 ? "" : $"<definedNames>{names}</definedNames>";
        return $"{Declaration}<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><bookViews><workbookView/></bookViews>" +
            $"<sheets>{string.Concat(sheets)}</sheets>{defined}</workbook>";
    }

    static string PrintTitles(SheetLayout sheet, int index)
    {
        var name = Book.Quoted(sheet.Name);
        var columns = sheet.Page.IsSplit && sheet.NameColumns > 0 ? $"{name}!$A:${StreamingSheet.Letters(sheet.NameColumns)}" : "";
        var rows = sheet.HasHead ? $"{name}!${sheet.HeadRow}:${sheet.FirstDataRow - 1}" : "";
        var titles = string.Join(',', new[] { columns, rows }.Where(part => part.Length > 0));
        return titles.Length == 0
            ? ""
            : $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{index}\">{XmlText.Escape(titles)}</definedName>";
    }
}
