using System.Collections.Immutable;
using System.Text;

namespace DistrictUnion.Reports;

/// <summary>The name under which a workbook, or a letter, is downloaded.</summary>
/// <param name="Name">学校_2026年第三季度_表名.xlsx, valid on Windows.</param>
/// <param name="AsciiName">The same from codes, for clients that cannot read the first.</param>
public sealed record WorkbookFileName(string Name, string AsciiName)
{
    const int MaxPart = 60;

    /// <summary>Value of the Content-Disposition header (RFC 6266): both names.</summary>
    public string ContentDisposition => $"attachment; filename=\"{AsciiName}\"; filename*=UTF-8''{Uri.EscapeDataString(Name)}";

    /// <summary>Names from parts, each as (words, code).</summary>
    public static WorkbookFileName Of(params ImmutableArray<(string Words, string Code)> parts) => Of(parts, ".xlsx");

    /// <summary>The same of a letter: 学校_2026年_表名.docx.</summary>
    public static WorkbookFileName OfLetter(params ImmutableArray<(string Words, string Code)> parts) => Of(parts, ".docx");

    /// <summary>The same of a zip: 学校_2026年_表名.zip.</summary>
    public static WorkbookFileName OfZip(params ImmutableArray<(string Words, string Code)> parts) => Of(parts, ".zip");

    static WorkbookFileName Of(ImmutableArray<(string Words, string Code)> parts, string ending) => new(
        string.Join('_', parts.Select(part => Valid(part.Words))) + ending,
        string.Join('_', parts.Select(part => Ascii(part.Code))) + ending);

    static string Valid(string words)
    {
        var valid = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            if (valid.Length >= MaxPart)
            {
                break;
            }

            var isForbidden = rune.Value < ' ' || Rune.IsControl(rune) || (rune.IsAscii && "\\/:*?\"<>|".Contains((char)rune.Value));
            valid.Append(isForbidden ? "-" : rune.ToString());
        }

        var trimmed = valid.ToString().Trim(' ', '.');
        return trimmed.Length == 0 ? "未命名" : trimmed;
    }

    static string Ascii(string code)
    {
        var letters = code.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '-').Take(MaxPart).ToArray();
        return letters.Length == 0 ? "x" : new string(letters);
    }
}
