using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;

namespace DistrictUnion.Documents.Sources.Excel;

/// <summary>The sheets of an .xlsx and the XML that they are, for what no library tells.</summary>
internal sealed class WorkbookParts
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", StrictOffice = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private readonly ZipArchive zip;

    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public WorkbookParts(ZipArchive zip)
    {
        this.zip = zip;
        var targets = Relations();
        Sheets = [.. Named().Select(sheet => new SheetPart(sheet.Name, targets.GetValueOrDefault(sheet.Id) ?? throw new InvalidDataException(), sheet.IsHidden))];
    }

    /// <summary>In the order of the tabs, hidden ones among them.</summary>
    public ImmutableArray<SheetPart> Sheets { get; }

    public bool Has(string part) => zip.GetEntry(part) is not null;

    /// <summary>Entities are off.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public XmlReader Xml(string part) => XmlReader.Create(
        (zip.GetEntry(part) ?? throw new InvalidDataException($"{part} is missing.")).Open(),
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });

    /// <summary>Whether the reader stands at the start of an element of a sheet.</summary>
    public static bool IsElement(XmlReader xml) => xml is { NodeType: XmlNodeType.Element, NamespaceURI: Main or StrictMain };

    /// <summary>Whether the reader stands at the start of this element of a sheet.</summary>
    public static bool IsElement(XmlReader xml, string name) => IsElement(xml) && xml.LocalName == name;

    private IEnumerable<(string Name, string Id, bool IsHidden)> Named()
    {
        using var xml = Xml("xl/workbook.xml");
        while (xml.Read())
        {
            if (!IsElement(xml, "sheet")) continue;
            yield return (
                xml.GetAttribute("name") ?? throw new InvalidDataException(),
                xml.GetAttribute("id", Office) ?? xml.GetAttribute("id", StrictOffice) ?? throw new InvalidDataException(),
                xml.GetAttribute("state") is "hidden" or "veryHidden");
        }
    }

    private Dictionary<string, string> Relations()
    {
        using var xml = Xml("xl/_rels/workbook.xml.rels");
        var targets = new Dictionary<string, string>();
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || xml.GetAttribute("Id") is not { } id || xml.GetAttribute("Target") is not { } target) continue;
            targets[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        }

        return targets;
    }
}

/// <param name="Part">Its XML within the package.</param>
internal readonly record struct SheetPart(string Name, string Part, bool IsHidden);
