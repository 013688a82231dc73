using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Reports.Layout;

namespace DistrictUnion.Reports.Writing;

/// <summary>What ClosedXML 0.95 writes in a way that not every reader understands, put right in the XML.</summary>
internal static partial class ClosedXmlRepairs
{
    /// <summary>The repair of a part, or null.</summary>
    public static Func<string, string>? Of(string part) => part switch
    {
        "xl/sharedStrings.xml" => WholeCharacters,
        "xl/styles.xml" => Measured,
        "xl/workbook.xml" => FixedTitles,
        _ => null,
    };

    /// <summary>𠮷 is written as the numbers of its two halves, which not every reader puts together again.</summary>
    static string WholeCharacters(string xml) => NumberedHalves().Replace(xml, match =>
        new string([(char)Convert.ToInt32(match.Groups[1].Value, 16), (char)Convert.ToInt32(match.Groups[2].Value, 16)]));

    /// <summary>The workbook's own font, in whose digits widths are counted, is Calibri 11 and cannot be chosen; see <see cref="Fonts.Measure"/>.</summary>
    static string Measured(string xml) => OwnFont().Replace(
        xml, string.Create(CultureInfo.InvariantCulture, $"<x:sz val=\"{Fonts.MeasureSize}\" />$1<x:name val=\"{Fonts.Measure}\" />"));

    /// <summary>Rows and columns to repeat are written without "$"; LibreOffice then repeats no column.</summary>
    static string FixedTitles(string xml) => RepeatedSpan().Replace(xml, "!$$$1:$$$2");

    [GeneratedRegex("_x(D[89AB][0-9A-F]{2})__x(D[C-F][0-9A-F]{2})_")]
    private static partial Regex NumberedHalves();

    [GeneratedRegex("<x:sz val=\"11\" />(<x:color [^>]*>)<x:name val=\"Calibri\" />")]
    private static partial Regex OwnFont();

    [GeneratedRegex("!([A-Z]{1,3}|[0-9]+):([A-Z]{1,3}|[0-9]+)(?=[,<])")]
    private static partial Regex RepeatedSpan();
}
