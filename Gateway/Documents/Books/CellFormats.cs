using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DistrictUnion.Documents.Sources.Excel;

namespace DistrictUnion.Documents.Books;

/// <summary>The number formats of a workbook, in one spelling: offices write the same format with other quotes.</summary>
internal sealed class CellFormats
{
    public const string General = "general";

    private readonly ImmutableArray<string> ofStyles;

    private CellFormats(ImmutableArray<string> ofStyles) => this.ofStyles = ofStyles;

    /// <param name="style">Number of the cell's style; null: it names none.</param>
    public string Of(string? style) =>
        (style is null ? 0 : int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture)) is var number && number < ofStyles.Length ? ofStyles[number] : General;

    public static CellFormats Read(WorkbookParts parts)
    {
        if (!parts.Has("xl/styles.xml")) return new([]);
        var (own, styles, isOfCells) = (new Dictionary<int, string>(), ImmutableArray.CreateBuilder<string>(), false);
        using var xml = parts.Xml("xl/styles.xml");
        while (xml.Read())
        {
            if (xml is { NodeType: System.Xml.XmlNodeType.EndElement, LocalName: "cellXfs" }) isOfCells = false;
            if (!WorkbookParts.IsElement(xml)) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("formatCode") is { } code) own.TryAdd(Id(xml.GetAttribute("numFmtId")), Plain(code));
            else if (xml.LocalName == "cellXfs") isOfCells = !xml.IsEmptyElement;
            else if (isOfCells && xml.LocalName == "xf") styles.Add(Id(xml.GetAttribute("numFmtId")) is var id && own.TryGetValue(id, out var named) ? named : BuiltIn(id));
        }

        return new(styles.ToImmutable());
    }

    /// <summary>A format code with each letter that is printed as it is behind a \, and no country: \"年\", \年 and 年 are the same.</summary>
    public static string Plain(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            var letter = code[i];
            if (letter == '"')
            {
                for (i++; i < code.Length && code[i] != '"'; i++) plain.Append('\\').Append(code[i]);
            }
            else if (letter == '\\')
            {
                if (++i < code.Length) plain.Append('\\').Append(code[i]);
            }
            else if (letter == '[' && code.AsSpan(i).StartsWith("[$-", StringComparison.Ordinal) && code.IndexOf(']', i) is > 0 and var end)
            {
                i = end;
            }
            else
            {
                if (letter > 127 || " +-():".Contains(letter, StringComparison.Ordinal)) plain.Append('\\');
                plain.Append(char.ToLowerInvariant(letter));
            }
        }

        return plain.ToString();
    }

    private static int Id(string? text) => text is null ? 0 : int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string BuiltIn(int id) => id switch
    {
        0 => General,
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        49 => "@",
        _ => string.Create(CultureInfo.InvariantCulture, $"({id})"),
    };
}
