using System.Globalization;
using System.Text;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Writing;

/// <summary>Collects the styles that a workbook uses, numbers them, and writes them down as the styles part.</summary>
internal sealed class StyleBook
{
    const int FirstOwnFormat = 164;

    static readonly string[] Sides = ["left", "right", "top", "bottom"];

    readonly Dictionary<CellStyle, int> numbers = [];
    readonly List<string> fonts = [];
    readonly List<string> fills = ["<fill><patternFill patternType=\"none\"/></fill>", "<fill><patternFill patternType=\"gray125\"/></fill>"];
    readonly List<string> formats = [];
    readonly List<string> cells = [];

    public StyleBook()
    {
        // The first style is the workbook's own: column widths are counted in its digits.
        var font = Index(fonts, $"<font><sz val=\"{Fonts.MeasureSize}\"/><name val=\"{Fonts.Measure}\"/></font>");
        cells.Add($"<xf numFmtId=\"0\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
    }

    /// <summary>Number of a style in the file.</summary>
    public int Number(CellStyle style)
    {
        if (!numbers.TryGetValue(style, out var number))
        {
            number = Index(cells, CellXml(StyleSpec.Of(style)));
            numbers.Add(style, number);
        }

        return number;
    }

    public string ToXml()
    {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        xml.Append("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        if (formats.Count > 0)
        {
            var written = formats.Select((code, i) => $"<numFmt numFmtId=\"{FirstOwnFormat + i}\" formatCode=\"{XmlText.Escape(code)}\"/>");
            Append(xml, "numFmts", [.. written]);
        }

        Append(xml, "fonts", fonts);
        Append(xml, "fills", fills);
        var side = $"style=\"thin\"><color rgb=\"FF{StyleSpec.LineColor}\"/>";
        var ruled = string.Concat(Sides.Select(name => $"<{name} {side}</{name}>"));
        Append(xml, "borders", ["<border><left/><right/><top/><bottom/><diagonal/></border>", $"<border>{ruled}<diagonal/></border>"]);
        Append(xml, "cellStyleXfs", ["<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"]);
        Append(xml, "cellXfs", cells);
        Append(xml, "cellStyles", ["<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"]);
        return xml.Append("</styleSheet>").ToString();
    }

    string CellXml(StyleSpec spec)
    {
        var bold = spec.IsBold ? "<b/>" : "";
        var font = Index(fonts, $"<font>{bold}<sz val=\"{spec.Size}\"/><color rgb=\"FF{spec.Color}\"/><name val=\"{spec.Font}\"/></font>");
        var fill = spec.Fill is null ? 0 : Index(fills, Solid(spec.Fill));
        var format = spec.FormatCode == "General" ? 0 : FirstOwnFormat + Index(formats, spec.FormatCode);
        var horizontal = spec.Align switch { Align.Centre => "center", Align.Right => "right", _ => "left" };
        var wrap = spec.IsWrapped ? " wrapText=\"1\"" : "";
        return $"<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"{fill}\" borderId=\"{(spec.IsRuled ? 1 : 0)}\" xfId=\"0\" " +
            (spec.IsOpen ? "applyProtection=\"1\" " : "") +
            "applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">" +
            $"<alignment horizontal=\"{horizontal}\" vertical=\"center\"{wrap}/>{(spec.IsOpen ? "<protection locked=\"0\"/>" : "")}</xf>";
    }

    static string Solid(string color) =>
        $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{color}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    static int Index(List<string> list, string xml)
    {
        var index = list.IndexOf(xml);
        if (index < 0)
        {
            list.Add(xml);
            index = list.Count - 1;
        }

        return index;
    }

    static void Append(StringBuilder xml, string name, List<string> items) =>
        xml.Append(string.Create(CultureInfo.InvariantCulture, $"<{name} count=\"{items.Count}\">{string.Concat(items)}</{name}>"));
}
