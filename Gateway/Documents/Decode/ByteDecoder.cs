using System.Text;

namespace DistrictUnion.Documents.Decode;

/// <summary>Bytes to text: byte order mark, else strict UTF-8, else the encoding whose reading looks most like Chinese.</summary>
internal static class ByteDecoder
{
    /// <summary>Below this share of readable characters no encoding is believed.</summary>
    private const double LeastReadable = 0.6;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly (string Name, Encoding Encoding)[] Guesses =
    [
        ("utf-8", new UTF8Encoding(false)),
        ("gb18030", Page("GB18030")),
        ("big5", Page("big5")),
        ("utf-16le", new UnicodeEncoding(false, false)),
        ("utf-16be", new UnicodeEncoding(true, false)),
    ];

    /// <returns>The text and the encoding's name, or null when the bytes are no text that we know.</returns>
    public static (string Text, string Encoding)? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8.GetString(bytes[3..]), "utf-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode.GetString(bytes[2..]), "utf-16le");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");
        if (TryStrictUtf8(bytes) is { } text) return (text, "utf-8");

        var best = (Text: "", Name: "", Score: LeastReadable);
        foreach (var (name, encoding) in Guesses)
        {
            var sample = encoding.GetString(bytes[..Math.Min(bytes.Length, 64 * 1024)]);
            var score = ChineseScore.Of(sample);
            if (score > best.Score) best = (sample, name, score);
        }

        return best.Name.Length == 0 ? null : (Array.Find(Guesses, g => g.Name == best.Name).Encoding.GetString(bytes), best.Name);
    }

    /// <remarks>Text in UTF-16 without a mark is valid UTF-8 when it is mostly Latin; its zero bytes give it away.</remarks>
    private static string? TryStrictUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0)) return null;
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static Encoding Page(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")) ?? throw new NotSupportedException($"The encoding {name} is missing.");
}
