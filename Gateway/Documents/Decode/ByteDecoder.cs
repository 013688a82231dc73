using System.Text;

namespace DistrictUnion.Documents.Decode;

/// <param name="Encoding">Name of the encoding, shown to the user.</param>
/// <param name="Replaced">How many stretches of bytes were no character in it.</param>
/// <param name="FirstReplaced">Offset of the first of them in the text; -1 when there is none.</param>
internal sealed record DecodedText(string Text, string Encoding, int Replaced, int FirstReplaced);

/// <summary>Bytes to text: byte order mark, else strict UTF-8, else what a page declares, else the encoding whose reading looks most like Chinese.</summary>
internal static class ByteDecoder
{
    /// <summary>Below this score no encoding is believed.</summary>
    private const double LeastReadable = 0.55;

    private const int Sample = 64 * 1024;

    private static readonly Dictionary<string, Encoding> Encodings = new()
    {
        ["utf-8"] = new UTF8Encoding(false),
        ["gb18030"] = Page("GB18030"),
        ["big5"] = Page("big5"),
        ["utf-16le"] = new UnicodeEncoding(false, false),
        ["utf-16be"] = new UnicodeEncoding(true, false),
    };

    /// <param name="declared">What a page says of itself, if anything; believed when its bytes agree.</param>
    /// <returns>Null when the bytes are no text that we know.</returns>
    public static DecodedText? Decode(ReadOnlySpan<byte> bytes, string? declared = null)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return As("utf-8", bytes[3..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return As("utf-16le", bytes[2..]);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return As("utf-16be", bytes[2..]);
        if (!bytes.Contains((byte)0) && As("utf-8", bytes) is { Replaced: 0 } unicode && IsBelieved(unicode.Text)) return unicode;
        if (NameOf(declared) is { } name && As(name, bytes) is { Replaced: 0 } page) return page;

        var best = (Name: "", Score: LeastReadable);
        var sample = bytes[..Math.Min(bytes.Length, Sample)];
        foreach (var (guess, encoding) in Encodings)
        {
            var score = ChineseScore.Of(encoding.GetString(sample));
            if (score > best.Score) best = (guess, score);
        }

        return best.Name.Length == 0 ? null : As(best.Name, bytes);
    }

    /// <summary>Two Chinese characters in GB18030 may be two letters of the Mediterranean in UTF-8; a text of such letters only is none.</summary>
    private static bool IsBelieved(string text)
    {
        var foreign = 0;
        foreach (var character in text)
        {
            if (character >= '\u2000') return true;
            if (character >= '\u0080') foreign++;
        }

        return foreign * 2 <= text.Length;
    }

    private static DecodedText As(string name, ReadOnlySpan<byte> bytes)
    {
        var text = Encodings[name].GetString(bytes);
        var replaced = text.AsSpan().Count('\uFFFD');
        if (replaced > 0) replaced -= Printed(Encodings[name], bytes);
        return new DecodedText(text, name, Math.Max(0, replaced), replaced > 0 ? text.IndexOf('\uFFFD', StringComparison.Ordinal) : -1);
    }

    /// <summary>Replacement marks that another program left in the text are the text's own.</summary>
    private static int Printed(Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetBytes("\uFFFD") is { Length: > 1 } mark ? bytes.Count(mark) : 0;

    private static string? NameOf(string? declared) => declared?.Trim().ToLowerInvariant() switch
    {
        "gb2312" or "gbk" or "gb18030" or "x-gbk" or "gb_2312-80" or "cp936" or "ms936" or "windows-936" => "gb18030",
        "big5" or "big5-hkscs" or "cp950" or "x-big5" => "big5",
        "utf-8" or "utf8" => "utf-8",
        _ => null,
    };

    public static Encoding Page(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD")) ?? throw new NotSupportedException($"The encoding {name} is missing.");
}
