using System.Text;

namespace DistrictUnion.Reports.Sheets;

/// <summary>
/// Makes any text fit for a cell. What a reader sees stays; what a program could misread does not:
/// characters that XML 1.0 forbids become U+FFFD, line ends become LF, and a text that a spreadsheet could take for a formula
/// gets a zero-width space in front. That character is not seen, is part of the value, and so still stands in front
/// when the sheet is saved as CSV and opened again, where a style (quotePrefix) or a leading apostrophe would be lost or seen.
/// </summary>
public static class CellText
{
    /// <summary>Excel's limit, in UTF-16 units.</summary>
    public const int MaxLength = 32_767;

    /// <summary>Stands in front of a text that begins like a formula.</summary>
    public const char Guard = '\u200B';

    const string Cut = "……（过长，全文见系统）";
    const string FormulaStarts = "=+-@＝＋－＠\t\r\n";

    /// <summary>The text as it may stand in a cell. A safe text comes back as it is.</summary>
    public static string Safe(string text)
    {
        var clean = IsClean(text) ? text : Clean(text);
        if (IsFormulaLike(clean))
        {
            clean = Guard + clean;
        }

        return clean.Length <= MaxLength ? clean : Shorten(clean);
    }

    /// <summary>The text as it was before <see cref="Safe"/> guarded it; for reading a sheet back.</summary>
    public static string Unguarded(string text) => text.Length > 1 && text[0] == Guard && IsFormulaLike(text[1..]) ? text[1..] : text;

    static bool IsFormulaLike(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        // Spreadsheets skip blanks before "=", so what counts is the first character that is none; a leading tab or line end counts itself.
        return FormulaStarts.Contains(text[0]) || FormulaStarts.Contains(text.AsSpan().TrimStart() is [var first, ..] ? first : '\0');
    }

    static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' and not '\n' and not '\t' or >= '\uD800' and <= '\uDFFF' or '\uFFFE' or '\uFFFF')
            {
                return false;
            }
        }

        return true;
    }

    static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // lone surrogates arrive as U+FFFD
        {
            var isForbidden = rune.Value is < ' ' and not '\n' and not '\t' or 0xFFFE or 0xFFFF;
            clean.Append(isForbidden ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }

    static string Shorten(string text)
    {
        var end = MaxLength - Cut.Length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), Cut);
    }
}
