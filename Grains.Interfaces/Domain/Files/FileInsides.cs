using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DistrictUnion.Domain.Files;

/// <summary>Looks into a file that is to be kept: how many pages it has, what it unpacks to, whether its bytes are a second format as well.</summary>
internal static partial class FileInsides
{
    public const int MaxPages = 500;
    public const int MaxParts = 5_000;

    private const int EndLength = 22;
    private const int NotePlace = 20;
    private const int MaxNote = ushort.MaxValue;
    private const int HeadOfPdf = 1024;

    /// <summary>Where a PDF says that it ends; programs put little behind it.</summary>
    private const int TailOfPdf = 2048;

    /// <summary>Head, table of sectors and directory: no compound file is smaller.</summary>
    private const int LeastCompound = 3 * 512;
    private const int Block = 81_920;

    /// <summary>200 MB: what a plan's document may unpack to, too.</summary>
    public static long MaxUnpacked => 200L * 1024 * 1024;

    /// <returns>file.two-in-one, file.broken-package, file.too-many-parts, file.unpacks-too-large, file.too-many-pages; null: nothing is wrong.</returns>
    public static Refusal? Flaw(FileType type, byte[] content) =>
        IsSecondFormat(type, content) ? No("file.two-in-one", "这个文件的内容同时是两种格式，可能被做过手脚。请用原来的软件打开，另存为新文件后再上传。")
        : type == FileTypes.Docx || type == FileTypes.Xlsx ? OfPackage(content)
        : type == FileTypes.Pdf ? OfPdf(content)
        : (type == FileTypes.Doc || type == FileTypes.Xls) && !IsCompound(content) ? Broken
        : null;

    /// <summary>A packed file ends with its own directory and no other file does; only a PDF begins like one.</summary>
    private static bool IsSecondFormat(FileType type, ReadOnlySpan<byte> content)
    {
        var isPacked = type == FileTypes.Docx || type == FileTypes.Xlsx;
        return EndsAsPackage(content) != isPacked || (type != FileTypes.Pdf && !isPacked && content[..Math.Min(content.Length, HeadOfPdf)].IndexOf("%PDF-"u8) >= 0);
    }

    /// <summary>Whether the record that closes a packed file, with its note, reaches exactly to the end.</summary>
    private static bool EndsAsPackage(ReadOnlySpan<byte> content)
    {
        var tail = content[Math.Max(0, content.Length - EndLength - MaxNote)..];
        for (var at = tail.LastIndexOf("PK\u0005\u0006"u8); at >= 0; at = tail[..at].LastIndexOf("PK\u0005\u0006"u8))
            if (at + EndLength <= tail.Length && at + EndLength + (tail[at + NotePlace] | (tail[at + NotePlace + 1] << 8)) == tail.Length) return true;
        return false;
    }

    /// <summary>A bomb may declare small sizes: the bytes are counted as they come, and counting stops at the limit.</summary>
    private static Refusal? OfPackage(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxParts) return No("file.too-many-parts", $"文件里打包的部分超过 {MaxParts} 个，不能上传。");
            if (!zip.Entries.Any(e => e.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase))) return Broken;
            if (zip.Entries.DistinctBy(e => e.FullName, StringComparer.OrdinalIgnoreCase).Count() < zip.Entries.Count)
                return No("file.two-in-one", "文件里有两个同名的部分，打开时看到的可能不一样。请用原来的软件打开，另存为新文件后再上传。");
            var (block, left) = (new byte[Block], MaxUnpacked);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(block)) > 0;)
                    if ((left -= read) < 0) return UnpacksTooLarge;
            }

            return Pages(zip) is { } pages ? UnlessFew(pages) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return Broken;
        }
    }

    private static Refusal? OfPdf(byte[] content) => !IsWholePdf(content) ? Broken : PdfPages.Count(content, MaxUnpacked) is { } pages ? UnlessFew(pages) : UnpacksTooLarge;

    /// <summary>Whether it names its version and ends as a PDF does; a scanner may have filled it up with zeros.</summary>
    private static bool IsWholePdf(ReadOnlySpan<byte> content)
    {
        var end = content.TrimEnd("\0\r\n\t "u8);
        var tail = end[Math.Max(0, end.Length - TailOfPdf)..];
        return content is [_, _, _, _, _, var major, (byte)'.', var minor, ..] && char.IsAsciiDigit((char)major) && char.IsAsciiDigit((char)minor)
            && tail.LastIndexOf("%%EOF"u8) is > 0 and var eof && tail[..eof].LastIndexOf("startxref"u8) >= 0;
    }

    /// <summary>Byte order, and the sizes of sectors that there are.</summary>
    private static bool IsCompound(ReadOnlySpan<byte> content) =>
        content.Length >= LeastCompound && content[28..30].SequenceEqual(new byte[] { 0xFE, 0xFF }) && content[31] == 0 && content[30] is 9 or 12;

    private static Refusal? UnlessFew(int pages) => pages <= MaxPages ? null : No("file.too-many-pages", $"文件有 {pages} 页，最多 {MaxPages} 页。请拆成几个文件，或只上传需要的部分。");

    /// <summary>Pages of a Word document, as the program that wrote it noted them; null: it did not.</summary>
    private static int? Pages(ZipArchive zip)
    {
        const int most = 64 * 1024;
        if (zip.GetEntry("docProps/app.xml") is not { Length: <= most } noted) return null;
        using var reader = new StreamReader(noted.Open(), Encoding.UTF8);
        return int.TryParse(NotedPages.Match(reader.ReadToEnd()).Groups["pages"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) ? pages : null;
    }

    private static Refusal Broken { get; } = No("file.broken-package", "文件损坏，打不开。请用原来的软件打开，另存为新文件后再上传。");

    private static Refusal UnpacksTooLarge { get; } = No("file.unpacks-too-large", $"文件解开后超过 {MaxUnpacked / 1024 / 1024} MB，不能上传。");

    private static Refusal No(string code, string text) => new(code, RefusalKind.Invalid, text, "file");

    [GeneratedRegex(@"<(\w+:)?Pages>(?<pages>\d{1,9})<")]
    private static partial Regex NotedPages { get; }
}
