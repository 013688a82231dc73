using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace DistrictUnion.Domain.Files;

/// <summary>A photo without what does not belong to the picture.</summary>
/// <param name="Bytes">The picture alone: no place, no camera, no comments, nothing behind its end. How it is turned and its colours stay.</param>
/// <param name="Width">Pixels, as they lie in the file.</param>
/// <param name="TakenOn">拍摄日期, as the camera noted it; null: it did not, or not legibly.</param>
public sealed record CleanPhoto(byte[] Bytes, int Width, int Height, DateOnly? TakenOn);

/// <summary>Takes JPEG and PNG apart by their segments; no pixel is decoded.</summary>
public static class Photos
{
    /// <summary>50 million pixels: more than any camera of an office; a small file that claims more is made to harm.</summary>
    public const long MaxPixels = 50_000_000;

    private const int ExifHeader = 6;

    private static readonly string[] PngKept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"];

    /// <returns>Null: it is no JPEG or PNG, or a broken one.</returns>
    public static CleanPhoto? Clean(byte[] content)
    {
        var type = FileTypes.Of(content);
        return type == FileTypes.Jpeg ? Jpeg(content) : type == FileTypes.Png ? Png(content) : null;
    }

    private static CleanPhoto? Jpeg(ReadOnlySpan<byte> content)
    {
        using var clean = new MemoryStream(content.Length);
        var (at, size, exif, isDrawn) = (2, default((int Width, int Height)?), default(Exif), false);
        clean.Write([0xFF, 0xD8]);
        var head = clean.Position;
        while (at + 4 <= content.Length)
        {
            if (content[at] != 0xFF) return null;
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            if (length < 2 || at + 2 + length > content.Length) return null;
            var segment = content.Slice(at, 2 + length);
            var body = segment[4..];
            if (marker == 0xE1 && body.StartsWith("Exif\0\0"u8)) exif = Exif.Read(body[ExifHeader..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) && body.Length >= 5)
                size = (BinaryPrimitives.ReadUInt16BigEndian(body[3..]), BinaryPrimitives.ReadUInt16BigEndian(body[1..]));
            if (IsPicture(marker, body)) clean.Write(segment);
            at += segment.Length;
            if (marker != 0xDA) continue;
            isDrawn = true;
            var end = EndOfScan(content, at);
            clean.Write(content[at..end]);
            at = end;
        }

        if (at + 2 > content.Length || content[at] != 0xFF || content[at + 1] != 0xD9 || !isDrawn || size is not { Width: > 0, Height: > 0 } picture) return null;
        clean.Write([0xFF, 0xD9]);
        return new(exif.Orientation is > 1 and <= 8 ? Turned(clean.ToArray(), (int)head, exif.Orientation) : clean.ToArray(), picture.Width, picture.Height, exif.TakenOn);
    }

    /// <summary>JFIF, a colour profile, Adobe's note on colours, and everything that is no application's and no comment.</summary>
    private static bool IsPicture(byte marker, ReadOnlySpan<byte> body) => marker switch
    {
        0xE0 or 0xEE => true,
        0xE2 => body.StartsWith("ICC_PROFILE\0"u8),
        >= 0xE1 and <= 0xEF or 0xFE => false,
        _ => true,
    };

    /// <summary>The first marker behind the compressed bytes; within them FF is followed by 00 or a restart marker.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> content, int at)
    {
        while (at + 1 < content.Length && !(content[at] == 0xFF && content[at + 1] is not 0x00 and not (>= 0xD0 and <= 0xD7) and not 0xFF)) at++;
        return Math.Min(at, content.Length);
    }

    /// <summary>A note of nothing but how the picture is turned; otherwise it would lie on its side.</summary>
    private static byte[] Turned(ReadOnlySpan<byte> clean, int head, int orientation) =>
    [
        .. clean[..head],
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0\x2A"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
        .. clean[head..],
    ];

    private static CleanPhoto? Png(ReadOnlySpan<byte> content)
    {
        using var clean = new MemoryStream(content.Length);
        clean.Write(content[..8]);
        var (at, size, isDrawn, isWhole) = (8, default((int Width, int Height)?), false, false);
        while (!isWhole && at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > content.Length - at - 12) return null;
            var chunk = content.Slice(at, (int)length + 12);
            var name = Encoding.ASCII.GetString(chunk[4..8]);
            if (name == "IHDR" && length >= 8) size = (BinaryPrimitives.ReadInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadInt32BigEndian(chunk[12..]));
            if (PngKept.Contains(name)) clean.Write(chunk);
            isDrawn |= name == "IDAT";
            isWhole = name == "IEND";
            at += chunk.Length;
        }

        return isWhole && isDrawn && size is { Width: > 0, Height: > 0 } picture ? new(clean.ToArray(), picture.Width, picture.Height, null) : null;
    }

    /// <summary>The two things of a camera's note that are of use.</summary>
    private readonly record struct Exif(int Orientation, DateOnly? TakenOn)
    {
        private const int Entry = 12;

        public static Exif Read(ReadOnlySpan<byte> tiff)
        {
            if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8))) return default;
            var isLittle = tiff[0] == 'I';
            var (orientation, detail) = (0, 0);
            DateOnly? taken = null;
            foreach (var (tag, at) in Entries(tiff, (int)Math.Min(Whole(tiff, 4, isLittle), int.MaxValue), isLittle))
            {
                if (tag == 0x0112) orientation = Half(tiff, at + 8, isLittle);
                else if (tag == 0x8769) detail = (int)Math.Min(Whole(tiff, at + 8, isLittle), int.MaxValue);
                else if (tag == 0x0132) taken ??= Day(tiff, at, isLittle);
            }

            foreach (var (tag, at) in Entries(tiff, detail, isLittle))
                if (tag == 0x9003) taken = Day(tiff, at, isLittle) ?? taken;
            return new(orientation, taken);
        }

        private static List<(int Tag, int At)> Entries(ReadOnlySpan<byte> tiff, int directory, bool isLittle)
        {
            var entries = new List<(int, int)>();
            if (directory < 8 || directory > tiff.Length - 2) return entries;
            var count = Half(tiff, directory, isLittle);
            for (var i = 0; i < count && directory + 2 + ((i + 1) * Entry) <= tiff.Length; i++)
                entries.Add((Half(tiff, directory + 2 + (i * Entry), isLittle), directory + 2 + (i * Entry)));
            return entries;
        }

        /// <summary>“2026:03:05 14:20:11”.</summary>
        private static DateOnly? Day(ReadOnlySpan<byte> tiff, int entry, bool isLittle)
        {
            var at = Whole(tiff, entry + 8, isLittle);
            return at <= tiff.Length - 10 && DateOnly.TryParseExact(
                Encoding.ASCII.GetString(tiff.Slice((int)at, 10)), "yyyy:MM:dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        }

        private static int Half(ReadOnlySpan<byte> tiff, int at, bool isLittle) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt16BigEndian(tiff[at..]);

        private static long Whole(ReadOnlySpan<byte> tiff, int at, bool isLittle) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[at..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[at..]);
    }
}
