namespace DistrictUnion.Documents.Sources;

internal enum FileKind { Text, Picture, Zip, Compound, Pdf, Rtf, Program, Archive, Film }

/// <summary>Tells by the first bytes what a file is.</summary>
internal static class FileSniffer
{
    private const int Sample = 4096;

    private static readonly (byte[] Magic, FileKind Kind)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], FileKind.Picture), ([0xFF, 0xD8, 0xFF], FileKind.Picture), ("GIF8"u8.ToArray(), FileKind.Picture),
        ("BM"u8.ToArray(), FileKind.Picture), ([(byte)'I', (byte)'I', 0x2A, 0], FileKind.Picture), ([(byte)'M', (byte)'M', 0, 0x2A], FileKind.Picture),
        ([(byte)'P', (byte)'K', 3, 4], FileKind.Zip), ([(byte)'P', (byte)'K', 5, 6], FileKind.Zip), ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], FileKind.Compound),
        ("%PDF"u8.ToArray(), FileKind.Pdf), ("{\\rtf"u8.ToArray(), FileKind.Rtf), ("MZ"u8.ToArray(), FileKind.Program), ([0x7F, (byte)'E', (byte)'L', (byte)'F'], FileKind.Program),
        ("Rar!"u8.ToArray(), FileKind.Archive), ([(byte)'7', (byte)'z', 0xBC, 0xAF], FileKind.Archive), ([0x1F, 0x8B], FileKind.Archive),
    ];

    public static FileKind Kind(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, kind) in Known)
        {
            if (!bytes.StartsWith(magic)) continue;
            // Two letters are few: text may begin with BM or MZ, a picture or program goes on with control bytes.
            if (magic.Length == 2 && magic[0] is (byte)'B' or (byte)'M' && !IsBinary(bytes)) continue;
            return kind;
        }

        if (bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8)) return IsPictureBrand(bytes[8..12]) ? FileKind.Picture : FileKind.Film;
        if (bytes.Length > 12 && bytes[..4].SequenceEqual("RIFF"u8)) return bytes[8..12].SequenceEqual("WEBP"u8) ? FileKind.Picture : FileKind.Film;
        return FileKind.Text;
    }

    /// <summary>HEIC and AVIF, which phones take photos in, share their head with films.</summary>
    private static bool IsPictureBrand(ReadOnlySpan<byte> brand) =>
        brand[..3].SequenceEqual("hei"u8) || brand[..3].SequenceEqual("hev"u8) || brand[..3].SequenceEqual("avi"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);

    /// <summary>Control bytes that no text has. Zero bytes are UTF-16's as long as they stand only on odd or only on even places.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        var (controls, evenZeros, oddZeros) = (0, 0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0 && i % 2 == 0) evenZeros++;
            else if (sample[i] == 0) oddZeros++;
            else if (sample[i] < 0x20 && sample[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0B or 0x0C or 0x1B or 0x1A)) controls++;
        }

        if (evenZeros > 0 && oddZeros > 0 && Math.Min(evenZeros, oddZeros) * 20 > sample.Length) return true;
        var isUtf16 = sample.Length > 1 && (sample[0] == 0xFF && sample[1] == 0xFE || sample[0] == 0xFE && sample[1] == 0xFF) || evenZeros + oddZeros > 0;
        return !isUtf16 && controls * 50 > sample.Length || evenZeros + oddZeros > 0 && evenZeros + oddZeros < 3 && controls > 0;
    }
}
