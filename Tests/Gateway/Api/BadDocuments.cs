using System.IO.Compression;
using System.Text;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>Makes documents that nobody should be able to hand in.</summary>
internal static class BadDocuments
{
    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public static byte[] Of(string name) => name switch
    {
        "empty.txt" => [],
        "spaces.txt" => "  \r\n \t "u8.ToArray(),
        "unknown-encoding.txt" => UnknownEncoding(),
        "macros.docm" => Package(("word/vbaProject.bin", "macro"u8.ToArray())),
        "broken.docx" => Package()[..200],
        "encrypted.docx" => Encrypted(),
        "bomb.docx" => Package(("word/media/bomb.bin", new byte[210 * 1024 * 1024])),
        "plan.rar" => "Rar!\u001A\u0007\0"u8.ToArray(),
        "scan.png" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8.ToArray()],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>Bytes above 0x80 in no order of any Chinese encoding.</summary>
    private static byte[] UnknownEncoding()
    {
        var bytes = new byte[4_000];
        for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(0x80 + ((i * 37) % 0x20));
        return bytes;
    }

    /// <summary>The outside of a file that Word protected by a password: a compound file with these stream names.</summary>
    private static byte[] Encrypted()
    {
        var bytes = new byte[4_096];
        Compound.CopyTo(bytes, 0);
        Encoding.Unicode.GetBytes("EncryptionInfo").CopyTo(bytes, 1_024);
        Encoding.Unicode.GetBytes("EncryptedPackage").CopyTo(bytes, 1_152);
        return bytes;
    }

    private static byte[] Package(params (string Name, byte[] Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            (string Name, byte[] Content)[] parts =
            [
                ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray()),
                ("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body/></w:document>"u8.ToArray()),
                .. more,
            ];
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
