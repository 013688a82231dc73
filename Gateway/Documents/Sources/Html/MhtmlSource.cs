using System.Text;
using DistrictUnion.Documents.Decode;

namespace DistrictUnion.Documents.Sources.Html;

/// <summary>Web pages in a single file (.mht, and .doc that Word saved so): the first page among the parts is read.</summary>
internal static class MhtmlSource
{
    private const int LongestHead = 16_384;
    private const int MostParts = 1_000;

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestHead)]);
        return HeaderOf(head, "MIME-Version") is not null && HeaderOf(head, "Content-Type") is { } type && type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
    }

    public static Received Read(SourceFile file, ReadingLimits limits)
    {
        // Latin 1 keeps every byte as one character, so parts are cut as text and decoded by their own charset.
        var message = Encoding.Latin1.GetString(file.Content.Span);
        if (Parameter(HeaderOf(message, "Content-Type")!, "boundary") is not { Length: > 0 } boundary) return Received.Refused(SourceKind.Html, SourceFlaws.Truncated(file.Name));
        var parts = message.Split("--" + boundary, MostParts);
        foreach (var part in parts.Skip(1))
        {
            if (HeaderOf(part, "Content-Type") is not { } type || !type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)) continue;
            var page = Body(part);
            if (ByteDecoder.Decode(page, Parameter(type, "charset")) is not { } decoded) return Received.Refused(SourceKind.Html, SourceFlaws.UnknownEncoding with { Place = file.Name });
            var received = HtmlSource.Read(decoded.Text, decoded.Encoding, file.Name, limits);
            return part == parts[^1] && received.Text is not null ? received with { Flaws = received.Flaws.Add(SourceFlaws.Truncated(file.Name)) } : received;
        }

        return Received.Refused(SourceKind.Html, SourceFlaws.Truncated(file.Name));
    }

    /// <summary>A header's value, with the lines that continue it; null when the head has none.</summary>
    private static string? HeaderOf(string part, string name)
    {
        string? value = null;
        foreach (var line in part[..Math.Min(part.Length, LongestHead)].TrimStart().EnumerateLines())
        {
            if (line.IsEmpty) break;
            if (value is not null && line[0] is ' ' or '\t') value += line.Trim().ToString();
            else if (value is not null) break;
            else if (line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)) value = line[(name.Length + 1)..].Trim().ToString();
        }

        return value;
    }

    private static string? Parameter(string header, string name)
    {
        foreach (var field in header.Split(';').Skip(1))
            if (field.Split('=', 2) is [var key, var value] && key.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return value.Trim().Trim('"');
        return null;
    }

    private static byte[] Body(string part)
    {
        var head = part.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var at ? at + 4 : part.IndexOf("\n\n", StringComparison.Ordinal) + 2;
        var body = part[head..];
        return (HeaderOf(part, "Content-Transfer-Encoding") ?? "").ToLowerInvariant() switch
        {
            "base64" => Base64(body),
            "quoted-printable" => QuotedPrintable(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
    }

    /// <summary>As far as it goes: a part that was cut loses its last characters only.</summary>
    private static byte[] Base64(string body)
    {
        var digits = new StringBuilder(body.Length);
        foreach (var character in body)
            if (char.IsAsciiLetterOrDigit(character) || character is '+' or '/') digits.Append(character);
        digits.Length -= digits.Length % 4 == 1 ? 1 : 0;
        digits.Append('=', (4 - digits.Length % 4) % 4);
        return Convert.FromBase64String(digits.ToString());
    }

    private static byte[] QuotedPrintable(string body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '=') bytes.Add((byte)body[i]);
            else if (i + 2 < body.Length && char.IsAsciiHexDigit(body[i + 1]) && char.IsAsciiHexDigit(body[i + 2]))
            {
                bytes.Add(Convert.ToByte(body.Substring(i + 1, 2), 16));
                i += 2;
            }
            else if (i + 1 < body.Length && body[i + 1] is '\r' or '\n')
            {
                i += i + 2 < body.Length && body[i + 1] == '\r' && body[i + 2] == '\n' ? 2 : 1;
            }
            else bytes.Add((byte)'=');
        }

        return [.. bytes];
    }
}
