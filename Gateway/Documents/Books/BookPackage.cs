using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DistrictUnion.Documents.Sources.Excel;

namespace DistrictUnion.Documents.Books;

/// <summary>A cell that is not empty.</summary>
/// <param name="Number">Null: a text.</param>
/// <param name="Formula">Behind the value; null: none.</param>
/// <param name="IsHidden">Its row or its column is not shown.</param>
/// <param name="Format">Number format, as <see cref="CellFormats.Plain"/> spells it; texts have one, too.</param>
internal readonly record struct BookCell(int Row, int Column, string Text, double? Number, string? Formula, bool IsHidden = false, string Format = CellFormats.General);

/// <summary>The sheets of an .xlsx and their cells, read part by part.</summary>
internal sealed partial class BookPackage
{
    private const int MostColumns = 16_384;

    private readonly WorkbookParts parts;
    private readonly List<string> strings;
    private readonly CellFormats formats;

    private BookPackage(ZipArchive zip)
    {
        parts = new(zip);
        strings = parts.Has("xl/sharedStrings.xml") ? [.. Strings()] : [];
        formats = CellFormats.Read(parts);
    }

    /// <summary>In the order of the tabs, hidden ones among them.</summary>
    public ImmutableArray<SheetPart> Sheets => parts.Sheets;

    /// <exception cref="InvalidDataException">It is no workbook.</exception>
    public static BookPackage Open(ZipArchive zip) => new(zip);

    /// <summary>The cells that are not empty, row by row and from left to right, as they stand in the file.</summary>
    public IEnumerable<BookCell> Cells(SheetPart sheet)
    {
        using var xml = parts.Xml(sheet.Part);
        var (row, column, lines, isRowHidden) = (0, 0, new HiddenLines(), false);
        while (xml.Read())
        {
            if (!WorkbookParts.IsElement(xml)) continue;
            if (xml.LocalName == "sheetFormatPr") lines.Usual(xml);
            else if (xml.LocalName == "col") lines.Columns(xml);
            else if (xml.LocalName == "row")
            {
                row = xml.GetAttribute("r") is { } at ? int.Parse(at, NumberStyles.None, CultureInfo.InvariantCulture) : row + 1;
                column = 0;
                isRowHidden = lines.IsRowHidden(xml);
            }
            else if (xml.LocalName == "c")
            {
                column = xml.GetAttribute("r") is { } at ? ColumnOf(at) : column + 1;
                var format = formats.Of(xml.GetAttribute("s"));
                if (Cell(xml, row, column) is { } cell) yield return cell with { IsHidden = isRowHidden || lines.IsColumnHidden(column), Format = format };
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

    /// <summary>Texts that cells share; runs of different fonts are one text, readings over characters are none.</summary>
    private IEnumerable<string> Strings()
    {
        using var xml = parts.Xml("xl/sharedStrings.xml");
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
}
