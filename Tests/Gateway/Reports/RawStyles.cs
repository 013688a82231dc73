using System.Globalization;
using System.Xml.Linq;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>The styles of an .xlsx, each told in words, so that two files compare whatever numbers they gave them.</summary>
internal sealed class RawStyles
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    static readonly Dictionary<int, string> BuiltIn = new() { [0] = "General", [3] = "#,##0", [4] = "#,##0.00", [49] = "@" };

    static readonly string[] Sides = ["left", "right", "top", "bottom"];

    readonly List<string> told;

    public RawStyles(XElement xml)
    {
        var formats = xml.Element(Main + "numFmts")?.Elements().ToDictionary(f => (int)f.Attribute("numFmtId")!, f => f.Attribute("formatCode")!.Value) ?? [];
        var fonts = xml.Element(Main + "fonts")!.Elements().Select(Font).ToList();
        var fills = xml.Element(Main + "fills")!.Elements().Select(Fill).ToList();
        var borders = xml.Element(Main + "borders")!.Elements().Select(Border).ToList();
        told = [.. xml.Element(Main + "cellXfs")!.Elements().Select(xf => string.Join(" | ",
            BuiltIn.GetValueOrDefault((int)xf.Attribute("numFmtId")!) ?? formats[(int)xf.Attribute("numFmtId")!],
            fonts[(int)xf.Attribute("fontId")!],
            fills[(int)xf.Attribute("fillId")!],
            borders[(int)xf.Attribute("borderId")!],
            Alignment(xf.Element(Main + "alignment"))))];
        Count = told.Distinct().Count();
    }

    public int Count { get; }

    public string Of(int number) => told[number];

    static string Font(XElement font) => string.Create(CultureInfo.InvariantCulture,
        $"{Val(font, "name")} {double.Parse(Val(font, "sz"), CultureInfo.InvariantCulture)} {(font.Element(Main + "b") is null ? "" : "bold")} {Color(font)}");

    static string Fill(XElement fill)
    {
        var pattern = fill.Element(Main + "patternFill")!;
        return pattern.Attribute("patternType")?.Value == "solid" ? pattern.Element(Main + "fgColor")!.Attribute("rgb")!.Value : "no fill";
    }

    static string Border(XElement border) => string.Join(',', Sides
        .Select(side => border.Element(Main + side))
        .Select(side => side?.Attribute("style")?.Value is { } line and not "none" ? $"{line} {Color(side)}" : "-"));

    static string Alignment(XElement? alignment) =>
        $"{alignment?.Attribute("horizontal")?.Value} {alignment?.Attribute("vertical")?.Value} {(alignment?.Attribute("wrapText")?.Value is "1" or "true" ? "wrap" : "")}";

    static string Color(XElement parent) => parent.Element(Main + "color")?.Attribute("rgb")?.Value ?? "no color";

    static string Val(XElement parent, string name) => parent.Element(Main + name)!.Attribute("val")!.Value;
}
