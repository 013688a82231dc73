using System.IO.Compression;
using System.Text;

namespace DistrictUnion.Domain.Files;

/// <summary>A type of file that is kept.</summary>
/// <param name="Extensions">What its names may end with, the usual one first.</param>
public sealed record FileType(string MediaType, params string[] Extensions)
{
    public bool Fits(string name) => Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Tells a file's type by its content; what it is called is compared, not believed.</summary>
public static class FileTypes
{
    public static readonly FileType Pdf = new("application/pdf", ".pdf");
    public static readonly FileType Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileType Png = new("image/png", ".png");
    public static readonly FileType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx", ".doc", ".wps");
    public static readonly FileType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", ".xls", ".et");
    public static readonly FileType Doc = new("application/msword", ".doc", ".wps");
    public static readonly FileType Xls = new("application/vnd.ms-excel", ".xls", ".et");
    public static readonly FileType Rtf = new("application/rtf", ".rtf", ".doc", ".wps");

    /// <summary>Pages of the web are kept as texts: nothing ever runs them.</summary>
    public static readonly FileType Text = new("text/plain", ".txt", ".html", ".htm", ".mht");

    private static readonly byte[] CompoundHead = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] WordStream = Encoding.Unicode.GetBytes("WordDocument");
    private static readonly byte[] BookStream = Encoding.Unicode.GetBytes("Workbook");
    private static readonly byte[] OldBookStream = Encoding.Unicode.GetBytes("Book\0");

    /// <summary>A photo of an iPhone, which browsers and office programs do not show.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> content) =>
        content.Length > 12 && content[4..8].SequenceEqual("ftyp"u8) && content[8..12] is var brand
        && (brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("heif"u8) || brand.SequenceEqual("hevc"u8));

    /// <summary>Whether browsers show files of a media type in a page.</summary>
    public static bool IsPicture(string mediaType) => mediaType == Jpeg.MediaType || mediaType == Png.MediaType;

    /// <returns>Null: none that is kept.</returns>
    public static FileType? Of(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("%PDF-"u8)) return Pdf;
        if (bytes.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF })) return Jpeg;
        if (bytes.StartsWith(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A })) return Png;
        if (bytes.StartsWith("{\\rtf"u8)) return Rtf;
        if (bytes.StartsWith(new byte[] { 0xFF, 0xFE }) || bytes.StartsWith(new byte[] { 0xFE, 0xFF })) return Text;
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return OfZip(content);
        if (bytes.StartsWith(CompoundHead))
            return bytes.IndexOf(WordStream) >= 0 ? Doc : bytes.IndexOf(BookStream) >= 0 || bytes.IndexOf(OldBookStream) >= 0 ? Xls : null;
        return !bytes.IsEmpty && IsPlain(bytes) ? Text : null;
    }

    /// <summary>By the names in its directory; nothing is unpacked.</summary>
    private static FileType? OfZip(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.GetEntry("word/document.xml") is not null ? Docx : zip.GetEntry("xl/workbook.xml") is not null ? Xlsx : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether the only control characters are those of a text.</summary>
    private static bool IsPlain(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0C)) return false;
        }

        return true;
    }
}
