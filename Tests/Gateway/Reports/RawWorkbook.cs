using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>
/// Reads an .xlsx as the XML that it is, without any library that could have written it:
/// what two writers must agree on, as lines of text.
/// </summary>
internal sealed class RawWorkbook
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly ZipArchive zip;
    readonly List<string> strings;
    readonly RawStyles styles;

    RawWorkbook(ZipArchive zip)
    {
        this.zip = zip;
        strings = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : [.. Part("xl/sharedStrings.xml").Elements(Main + "si").Select(Words)];
        styles = new(Part("xl/styles.xml"));
        var workbook = Part("xl/workbook.xml");
        var targets = Part("xl/_rels/workbook.xml.rels").Elements().ToDictionary(r => r.Attribute("Id")!.Value, r => r.Attribute("Target")!.Value);
        var names = workbook.Element(Main + "definedNames")?.Elements().ToLookup(n => (string?)n.Attribute("localSheetId") ?? "", n => n);
        Sheets = [.. workbook.Element(Main + "sheets")!.Elements().Select((sheet, i) => new RawSheet(
            sheet.Attribute("name")!.Value,
            Part("xl/" + targets[sheet.Attribute(Relation + "id")!.Value].Replace("/xl/", "", StringComparison.Ordinal)),
            names?[i.ToString(CultureInfo.InvariantCulture)].Select(n => $"{n.Attribute("name")!.Value}={n.Value}") ?? [],
            strings,
            styles))];
    }

    public IReadOnlyList<RawSheet> Sheets { get; }

    public static RawWorkbook Open(byte[] file) => new(new ZipArchive(new MemoryStream(file)));

    public IEnumerable<XElement> Charts() => zip.Entries
        .Where(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal) && entry.FullName.Contains("charts/chart", StringComparison.Ordinal))
        .OrderBy(entry => entry.FullName, StringComparer.Ordinal)
        .Select(entry => Part(entry.FullName));

    /// <summary>All that both writers must agree on.</summary>
    public IEnumerable<string> Lines() => Sheets.SelectMany(sheet => sheet.Lines().Select(line => $"{sheet.Name}: {line}"));

    XElement Part(string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XElement.Load(stream, LoadOptions.PreserveWhitespace);
    }

    internal static string Words(XElement parent) => string.Concat(parent.Descendants(Main + "t").Select(t => t.Value));
}

/// <summary>A cell as the file has it: "s" text, "n" number, "" nothing.</summary>
internal sealed record RawCell(string Type, string Value, string Style);

internal sealed class RawSheet
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    readonly XElement xml;
    readonly IEnumerable<string> names;

    public RawSheet(string name, XElement xml, IEnumerable<string> names, List<string> strings, RawStyles styles)
    {
        (Name, this.xml, this.names) = (name, xml, names);
        Cells = xml.Descendants(Main + "c").ToDictionary(c => c.Attribute("r")!.Value, c => Cell(c, strings, styles));
    }

    public string Name { get; }

    public IReadOnlyDictionary<string, RawCell> Cells { get; }

    public string Text(string address) => Cells[address].Value;

    public IEnumerable<string> Lines() =>
    [
        .. Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key} {cell.Value}"),
        .. Values("mergeCell", "ref").Order(StringComparer.Ordinal),
        .. xml.Descendants(Main + "hyperlink").Select(link => $"{Of(link, "ref")} -> {Of(link, "location")}").Order(StringComparer.Ordinal),
        .. Widths(),
        .. xml.Descendants(Main + "row").Select(row => $"row {Of(row, "r")} is {Of(row, "ht")} high"),
        .. Described("pageMargins", "left", "right", "top", "bottom", "header", "footer"),
        .. Described("pageSetup", "paperSize", "orientation", "fitToHeight"),
        .. Values("pageSetup", "pageOrder").Select(order => order == "overThenDown" ? order : "downThenOver"),
        $"scale {Scale}",
        .. Described("printOptions", "horizontalCentered"),
        .. Described("pane", "xSplit", "ySplit", "topLeftCell"),
        .. Described("sheetView", "showGridLines"),
        .. xml.Descendants(Main + "brk").Select(b => $"{b.Parent!.Name.LocalName} after {Of(b, "id")}"),
        .. xml.Descendants(Main + "oddFooter").Select(f => $"footer {f.Value.ReplaceLineEndings("")}"),
        .. names.Select(n => string.Concat(n.Where(c => c is not '\''))).Order(StringComparer.Ordinal),
    ];

    int ColumnCount => xml.Descendants(Main + "row").Max(row => row.Elements(Main + "c").Count());

    public bool IsFitToPage => xml.Descendants(Main + "pageSetUpPr").Any(p => Of(p, "fitToPage") is "1" or "true");

    string Scale => Of(xml.Descendants(Main + "pageSetup").Single(), "scale") is var scale && IsFitToPage ? "one page wide" : scale;

    IEnumerable<string> Widths() => xml.Descendants(Main + "col").Where(col => (int)col.Attribute("max")! <= ColumnCount).SelectMany(col =>
        Enumerable.Range((int)col.Attribute("min")!, (int)col.Attribute("max")! - (int)col.Attribute("min")! + 1)
            .Select(i => string.Create(CultureInfo.InvariantCulture, $"column {i} is {Math.Round((double)col.Attribute("width")!, 2)} wide")));

    IEnumerable<string> Values(string element, string attribute) => xml.Descendants(Main + element).Select(e => Of(e, attribute));

    IEnumerable<string> Described(string element, params string[] attributes) =>
        xml.Descendants(Main + element).Select(e => $"{element} {string.Join(' ', attributes.Select(a => $"{a}={Of(e, a)}"))}");

    static string Of(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    static RawCell Cell(XElement cell, List<string> strings, RawStyles styles)
    {
        var style = styles.Of((int?)cell.Attribute("s") ?? 0);
        var value = cell.Element(Main + "v")?.Value;
        return Of(cell, "t") switch
        {
            "inlineStr" => new("s", Decoded(RawWorkbook.Words(cell)), style),
            "s" or "" when value is null => new("", "", style),
            "s" => new("s", Decoded(strings[int.Parse(value!, CultureInfo.InvariantCulture)]), style),
            "" or "n" => new("n", Number(value!), style),
            var other => new(other, value ?? "", style),
        };
    }

    static string Decoded(string text) => text.Replace("_x005F_", "_", StringComparison.Ordinal);

    static string Number(string value) => double.Parse(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
}
