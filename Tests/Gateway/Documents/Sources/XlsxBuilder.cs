using System.Globalization;
using System.IO.Compression;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Makes small workbooks from raw SpreadsheetML. A cell is text, or a number with one of <see cref="Formats"/>.</summary>
internal static class XlsxBuilder
{
    /// <summary>Number formats by style; a number alone is one that Excel knows without its text.</summary>
    private static readonly string[] Formats = ["General", "14", "58", "m\"月\"", "0%", "0\"次\"", "yyyy\"年\"m\"月\";@", "[$¥-804]#,##0.00_);[Red]", "h:mm", "57"];

    public sealed record Sheet(string Name, string Rows, string State = "visible", string Before = "", string Behind = "");

    public static byte[] Workbook(params Sheet[] sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Add(zip, "_rels/.rels", Relations("<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            Add(zip, "xl/_rels/workbook.xml.rels", Relations("<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))));
            Add(zip, "xl/workbook.xml", $"<workbook {Main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" r:id=\"r{i}\"/>"))}</sheets></workbook>");
            Add(zip, "xl/styles.xml", Styles());
            for (var i = 0; i < sheets.Length; i++) Add(zip, $"xl/worksheets/sheet{i}.xml", $"<worksheet {Main}>{sheets[i].Before}<sheetData>{sheets[i].Rows}</sheetData>{sheets[i].Behind}</worksheet>");
        }

        return stream.ToArray();
    }

    /// <param name="number">From 1.</param>
    /// <param name="cells">From column A; null is no cell, (number, style) one of <see cref="Formats"/>.</param>
    public static string Row(int number, params object?[] cells) =>
        $"<row r=\"{number}\">" + string.Concat(cells.Select((cell, i) => Cell($"{(char)('A' + i)}{number}", cell))) + "</row>";

    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private static string Cell(string place, object? cell) => cell switch
    {
        null => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>",
        (double value, int style) => string.Create(CultureInfo.InvariantCulture, $"<c r=\"{place}\" s=\"{style}\"><v>{value}</v></c>"),
        _ => throw new ArgumentException(null, nameof(cell)),
    };

    private static string Styles()
    {
        var own = string.Concat(Formats.Select((format, i) => char.IsAsciiDigit(format[0]) && format.All(char.IsAsciiDigit) || format == "General" ? "" : $"<numFmt numFmtId=\"{170 + i}\" formatCode=\"{format.Replace("\"", "&quot;", StringComparison.Ordinal)}\"/>"));
        var styles = string.Concat(Formats.Select((format, i) => $"<xf numFmtId=\"{(format == "General" ? "0" : format.All(char.IsAsciiDigit) ? format : $"{170 + i}")}\" applyNumberFormat=\"1\"/>"));
        return $"<styleSheet {Main}><numFmts>{own}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>";
    }

    private static string Relations(string relations) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>";

    private static void Add(ZipArchive zip, string name, string xml)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open());
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml);
    }
}
