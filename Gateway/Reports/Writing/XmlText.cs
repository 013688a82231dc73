using System.Buffers;
using System.Security;
using System.Text.RegularExpressions;

namespace DistrictUnion.Reports.Writing;

/// <summary>Texts inside the XML that we write by hand.</summary>
internal static partial class XmlText
{
    static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'_");

    /// <summary>
    /// Escapes a text for an element or attribute. Texts were cleaned of forbidden characters when their cell was made.
    /// Excel reads _x0041_ inside a cell as a character's number, so a text that looks like that is escaped its way.
    /// </summary>
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        return SecurityElement.Escape(NumberedCharacter().Replace(text, "_x005F$0"))!;
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex NumberedCharacter();
}
