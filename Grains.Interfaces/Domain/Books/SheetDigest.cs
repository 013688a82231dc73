using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Domain.Books;

/// <summary>
/// The digest of a sheet in canonical form: SHA-256 over UTF-8 lines, each ended by a line feed. The first three are
/// <c>DistrictUnion-sheet/1</c>, the book's salt and the name of the sheet; then follows a line for each cell that is not empty, row by row and
/// from left to right: <c>B4 n 12.5</c> for a number (at most 15 significant digits, as spreadsheets keep them), <c>B5 s 姓名</c> for a text (line
/// ends as <c>\n</c>, backslashes doubled), <c>B6 f A1+1</c> for a formula. Styles, widths and the order of sheets are no part of it, so that a
/// workbook that was opened and saved by another program still has its digests.
/// </summary>
public sealed class SheetDigest : IDisposable
{
    private const string Form = "DistrictUnion-sheet/1";

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="salt">Of the book; without it nobody can try what a sheet may have said against its digest.</param>
    public SheetDigest(string salt, string name)
    {
        Line(Form);
        Line(salt);
        Line(name);
    }

    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <param name="text">Empty: no cell.</param>
    public void Text(int row, int column, string text)
    {
        if (text.Length > 0) Line($"{Address(row, column)} s {Escaped(text)}");
    }

    public void Number(int row, int column, double number) => Line(string.Create(CultureInfo.InvariantCulture, $"{Address(row, column)} n {(number == 0 ? 0 : number):G15}"));

    public void Formula(int row, int column, string formula) => Line($"{Address(row, column)} f {Escaped(formula)}");

    /// <summary>Ends the digest.</summary>
    /// <returns>64 lower-case hex digits.</returns>
    public string Close() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private static string Address(int row, int column)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26) letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return string.Create(CultureInfo.InvariantCulture, $"{letters}{row}");
    }

    private static string Escaped(string text) =>
        text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Line(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
}

/// <summary>A sheet of a book with its digest.</summary>
public sealed record SheetMark(string Name, string Digest);

/// <summary>
/// The digest of a whole book: SHA-256 over UTF-8 lines, each ended by a line feed: <c>DistrictUnion-book/2</c>, number, salt, number and digest
/// of the seal with a blank between them, then <c>digest name</c> for each sheet in order. A book that names no seal (issued before books named
/// one) is of form <c>/1</c>, without that line.
/// </summary>
public static class BookDigest
{
    /// <summary>Fewest digits by which a book may be asked for.</summary>
    public const int FewestTyped = 12;

    public static string Of(BookNumber number, string salt, IEnumerable<SheetMark> sheets, SealMark? seal = null)
    {
        string[] head = seal is null
            ? ["DistrictUnion-book/1", number.ToString(), salt]
            : ["DistrictUnion-book/2", number.ToString(), salt, string.Create(CultureInfo.InvariantCulture, $"{seal.Number} {seal.Digest}")];
        var lines = string.Concat(head.Concat(sheets.Select(sheet => $"{sheet.Digest} {sheet.Name}")).Select(line => line + "\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines)));
    }

    /// <summary>As it is typed from paper: without blanks and hyphens, in lower case.</summary>
    public static string Typed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-')).ToLowerInvariant();

    public static bool IsDigest(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);
}
