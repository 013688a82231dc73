using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace DistrictUnion.Documents.Books;

/// <summary>A cell that is not empty.</summary>
/// <param name="Number">Null: a text.</param>
/// <param name="Formula">Behind the value; null: none.</param>
internal readonly record struct BookCell(int Row, int Column, string Text, double? Number, string? Formula);

/// <summary>The sheets of an .xlsx and their cells, read part by part.</summary>
internal sealed partial class BookPackage
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MostColumns = 16_384;

    private readonly ZipArchive zip;
    private readonly List<string> strings;

    private BookPackage(ZipArchive zip)
    {
        this.zip = zip;
        var targets = Relations();
        strings = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : [.. Strings()];
        Sheets = [.. Named().Select(sheet => new Sheet(sheet.Name, targets[sheet.Id]))];
    }

    /// <summary>In the order of the tabs, hidden ones among them.</summary>
    public ImmutableArray<Sheet> Sheets { get; }

    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public static BookPackage Open(ZipArchive zip) => new(zip);

    /// <summary>The cells that are not empty, row by row and from left to right, as they stand in the file.</summary>
    public IEnumerable<BookCell> Cells(Sheet sheet)
    {
        using var xml = Xml(sheet.Part);
        var (row, column) = (0, 0);
        while (xml.Read())
        {
            if (xml.NodeType is not XmlNodeType.Element || xml.NamespaceURI != Main) continue;
            if (xml.LocalName == "row")
            {
                row = xml.GetAttribute("r") is { } at ? int.Parse(at, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
                column = 0;
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } at ? ColumnOf(at) : column + 1;
                if (Cell(xml, row, column) is { } cell) yield return cell;
            }
        }
    }

    private BookCell? Cell(XmlReader xml, int row, int column)
    {
        var type = xml.GetAttribute("t");
        string? formula = null;
        var value = new StringBuilder();
        using var inner = xml.ReadSubtree();
        inner.Read();
        while (!inner.EOF)
        {
            if (inner is { NodeType: XmlNodeType.Element, LocalName: "f" }) formula = inner.ReadElementContentAsString();
            else if (inner is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) inner.Skip();
            else if (inner is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" }) value.Append(inner.ReadElementContentAsString());
            else inner.Read();
        }

        var text = value.ToString();
        if (text.Length == 0) return formula is null ? null : new(row, column, "", null, formula);
        return type switch
        {
            "s" => Of(strings[int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)]),
            "inlineStr" or "str" => Of(Plain(text)),
            "b" => Of(text == "1" ? "TRUE" : "FALSE"),
            "e" or "d" => Of(text),
            _ => new(row, column, "", double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture), formula),
        };

        BookCell? Of(string shown) => shown.Length == 0 && formula is null ? null : new BookCell(row, column, shown, null, formula);
    }

    private IEnumerable<(string Name, string Id)> Named()
    {
        using var xml = Xml("xl/workbook.xml");
        while (xml.Read())
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet", NamespaceURI: Main })
                yield return (xml.GetAttribute("name") ?? throw new InvalidDataException(), xml.GetAttribute("id", Office) ?? throw new InvalidDataException());
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

    /// <summary>Texts that cells share; runs of different fonts are one text, readings over characters are none.</summary>
    private IEnumerable<string> Strings()
    {
        using var xml = Xml("xl/sharedStrings.xml");
        StringBuilder? text = null;
        xml.Read();
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                text = new();
                if (xml.IsEmptyElement) yield return "";
                xml.Read();
            }
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "si" })
            {
                yield return Plain(text!.ToString());
                xml.Read();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" }) xml.Skip();
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "t" }) text?.Append(xml.ReadElementContentAsString());
            else xml.Read();
        }
    }

    private XmlReader Xml(string part) => XmlReader.Create(
        (zip.GetEntry(part) ?? throw new InvalidDataException($"{part} is missing.")).Open(),
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true });

    private static int ColumnOf(string address)
    {
        var column = 0;
        foreach (var letter in address.TakeWhile(char.IsAsciiLetterUpper)) column = Math.Min(MostColumns + 1, (column * 26) + letter - 'A' + 1);
        return column is > 0 and <= MostColumns ? column : throw new InvalidDataException($"{address} is no cell.");
    }

    /// <summary>A character that is written by its number (_x000D_).</summary>
    private static string Plain(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? NumberedCharacter().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex NumberedCharacter();

    /// <param name="Part">Its XML within the package.</param>
    internal readonly record struct Sheet(string Name, string Part);
}
