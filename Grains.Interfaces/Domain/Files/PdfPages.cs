using System.IO.Compression;

namespace DistrictUnion.Domain.Files;

/// <summary>
/// Counts the pages of a PDF by the objects that call themselves one, in the file and in its packed streams of objects. A page that was changed
/// later counts once more; what is encrypted is not counted.
/// </summary>
internal static class PdfPages
{
    private const int HeadOfStream = 4_096;

    /// <returns>Null: its objects unpack to more than the limit.</returns>
    public static int? Count(byte[] content, long mostUnpacked)
    {
        var (pages, left) = (In(content), mostUnpacked);
        for (var at = Next(content, "/ObjStm"u8, 0); at >= 0; at = Next(content, "/ObjStm"u8, at + 1))
        {
            if (BodyOf(content, at) is not { } body) continue;
            if (Unpacked(content, body, left) is not { } objects) return null;
            left -= objects.Length;
            pages += In(objects);
        }

        return pages;
    }

    /// <summary>Where the bytes of a stream begin whose dictionary stands at a place; null: none follows.</summary>
    private static int? BodyOf(ReadOnlySpan<byte> content, int at)
    {
        var head = content[at..Math.Min(content.Length, at + HeadOfStream)];
        var begin = head.IndexOf("stream"u8);
        if (begin < 0 || head[..begin].IndexOf("endobj"u8) >= 0) return null;
        var body = at + begin + "stream".Length;
        if (body < content.Length && content[body] == '\r') body++;
        if (body < content.Length && content[body] == '\n') body++;
        return body;
    }

    /// <returns>What could be unpacked; null: more than the limit.</returns>
    private static byte[]? Unpacked(byte[] content, int body, long most)
    {
        const int block = 81_920;
        using var objects = new MemoryStream();
        try
        {
            using var unpacking = new ZLibStream(new MemoryStream(content, body, content.Length - body, writable: false), CompressionMode.Decompress);
            var buffer = new byte[block];
            for (int read; (read = unpacking.Read(buffer)) > 0;)
            {
                objects.Write(buffer, 0, read);
                if (objects.Length > most) return null;
            }
        }
        catch (InvalidDataException)
        {
            // Packed in another way, encrypted, or damaged: what came counts.
        }

        return objects.ToArray();
    }

    /// <summary>Objects with <c>/Type /Page</c>; <c>/Pages</c> and <c>/PageLabel</c> are something else.</summary>
    private static int In(ReadOnlySpan<byte> objects)
    {
        var count = 0;
        for (var at = Next(objects, "/Type"u8, 0); at >= 0; at = Next(objects, "/Type"u8, at + 1))
        {
            var name = objects[(at + "/Type".Length)..].TrimStart(" \t\r\n\f\0"u8);
            if (name.StartsWith("/Page"u8) && (name.Length == "/Page".Length || !char.IsAsciiLetterOrDigit((char)name["/Page".Length]))) count++;
        }

        return count;
    }

    private static int Next(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> what, int from) =>
        bytes[from..].IndexOf(what) is >= 0 and var at ? from + at : -1;
}
