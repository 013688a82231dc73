using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DistrictUnion.Documents.Sources;
using DistrictUnion.Documents.Sources.Excel;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Documents.Books;

/// <summary>What a handed-in book says of itself; or why it cannot be read.</summary>
/// <param name="Flaw">Codes of other documents (document.too-large, document.unpacks-too-large …), book.no-check: it is no book of ours, book.broken.</param>
public sealed record BookReading(BookClaim? Claim, ReadingFlaw? Flaw);

/// <summary>
/// Reads an issued book as the XML that it is and counts the digests of its sheets anew. It takes no library that could put right what
/// somebody altered, and nothing on trust: sizes are checked before, entities are off, sheets are read once from end to end.
/// </summary>
public static class BookFile
{
    private const int MostSheets = 500;

    private static readonly ReadingFlaw NoBook = new("book.no-check", "这不是平台签发的一校一册：没有“核验”这张表。");
    private static readonly ReadingFlaw Broken = new("book.broken", "文件打不开，或不是 Excel 工作簿（.xlsx）。");

    /// <param name="formats">Number formats that an issued book has, as Excel writes them.</param>
    public static BookReading Read(SourceFile file, ReadingLimits limits, IEnumerable<string> formats)
    {
        if (file.Content.Length > limits.MaxFileBytes) return new(null, new("document.too-large", $"文件太大（{SourceFlaws.Megabytes(file.Content.Length)}），一校一册不会超过 {SourceFlaws.Megabytes(limits.MaxFileBytes)}；请上传签发时拿到的文件。"));
        try
        {
            using var stream = new MemoryStream(file.Content.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (ZipSource.Refusal(zip, limits) is { } flaw) return new(null, flaw);
            var package = BookPackage.Open(zip);
            if (package.Sheets.Length > MostSheets || package.Sheets.FirstOrDefault(s => s.Name == BookCheck.SheetName) is not { Name: not null } check) return new(null, NoBook);
            return CheckLines.Of(package.Cells(check)) is { } lines ? new(Claim(package, lines, [.. formats.Select(CellFormats.Plain)]), null) : new(null, NoBook);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or XmlException or NotSupportedException or FormatException or OverflowException or ArgumentException)
        {
            return new(null, Broken);
        }
    }

    private static BookClaim Claim(BookPackage package, CheckLines lines, HashSet<string> formats)
    {
        (SheetMark Mark, SheetLook Look)[] sheets = [.. package.Sheets.Select(sheet => Of(package, sheet, lines, formats))];
        return new(
            lines.Number, lines.Salt, lines.Digest, lines.Sheets, [.. sheets.Select(sheet => sheet.Mark).Where(mark => mark.Name != BookCheck.SheetName)], lines.Seal)
        {
            Looks = [.. sheets.Select(sheet => sheet.Look)],
        };
    }

    private static (SheetMark Mark, SheetLook Look) Of(BookPackage package, SheetPart sheet, CheckLines lines, HashSet<string> formats)
    {
        using var digest = new SheetDigest(lines.Salt, sheet.Name);
        var (hidesCells, hasOtherFormats) = (false, false);
        foreach (var cell in package.Cells(sheet))
        {
            hidesCells |= cell.IsHidden;
            hasOtherFormats |= !formats.Contains(cell.Format);
            if (sheet.Name == BookCheck.CoverName && lines.IsOwn(cell.Text)) continue;
            if (cell.Formula is { } formula) digest.Formula(cell.Row, cell.Column, formula);
            if (cell.Number is { } number) digest.Number(cell.Row, cell.Column, number);
            else digest.Text(cell.Row, cell.Column, cell.Text);
        }

        return (new(sheet.Name, digest.Close()), new(sheet.Name, sheet.IsHidden, hidesCells, hasOtherFormats));
    }

    /// <summary>What stands on the sheet 核验.</summary>
    private sealed record CheckLines(string Number, string Salt, string Digest, ImmutableArray<SheetMark> Sheets, SealMark? Seal)
    {
        public static CheckLines? Of(IEnumerable<BookCell> cells)
        {
            var rows = cells.GroupBy(cell => cell.Row).Select(row => row.ToDictionary(cell => cell.Column)).ToArray();
            var labelled = rows.Where(row => row.ContainsKey(1) && row[1].Number is null).ToLookup(row => row[1].Text);
            if (Text(labelled[BookCheck.NumberLabel], 2) is not { } number || Text(labelled[BookCheck.SaltLabel], 2) is not { } salt || Text(labelled[BookCheck.DigestLabel], 3) is not { } digest) return null;
            return new(
                number, salt, BookDigest.Typed(digest),
                [.. rows.Where(row => row.GetValueOrDefault(1).Number is not null && row.ContainsKey(2) && row.ContainsKey(3)).Select(row => new SheetMark(row[2].Text, BookDigest.Typed(row[3].Text)))],
                SealOf(labelled[BookCheck.SealLabel]));
        }

        /// <summary>Number, digest and seal on the cover were written after its digest was taken.</summary>
        public bool IsOwn(string text) =>
            text == Number || (text.Length > 0 && BookDigest.Typed(text) is var typed && (typed == Digest || (Seal is { } seal && typed == BookDigest.Typed(BookCheck.SealText(seal)))));

        /// <summary>Null: it names none, or none that can be read; then its own digest does not fit.</summary>
        private static SealMark? SealOf(IEnumerable<Dictionary<int, BookCell>> rows)
        {
            var found = rows.ToArray();
            return long.TryParse(Text(found, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Text(found, 3) is { } digest ? new(number, BookDigest.Typed(digest)) : null;
        }

        private static string? Text(IEnumerable<Dictionary<int, BookCell>> rows, int column) => rows.FirstOrDefault()?.GetValueOrDefault(column) is { Text.Length: > 0 } cell ? cell.Text : null;
    }
}
