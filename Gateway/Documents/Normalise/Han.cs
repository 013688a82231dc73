using System.Buffers;
using System.Text;

namespace DistrictUnion.Documents.Normalise;

/// <summary>Small questions about characters, and the printed form of a stretch of text.</summary>
internal static class Han
{
    private static readonly SearchValues<char> Space = SearchValues.Create(" \t\n\v");

    public static bool Is(char character) => character is (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') || char.IsSurrogate(character);

    public static bool IsDigit(char character) => character is >= '0' and <= '9';

    public static bool IsLetter(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    /// <summary>Without white space, except between two words in Latin letters or digits.</summary>
    public static string Tight(string text) => text.AsSpan().ContainsAny(Space) ? Tight(text.AsSpan()) : text;

    public static string Tight(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAny(Space)) return text.ToString();
        var tight = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i])) tight.Append(text[i]);
            else if (tight.Length > 0 && char.IsAsciiLetter(tight[^1]) && i + 1 < text.Length && char.IsAsciiLetter(text[i + 1])) tight.Append(' ');
        }

        return tight.ToString();
    }

    /// <summary>The first characters of a text; never half a surrogate pair.</summary>
    public static string First(string text, int count)
    {
        if (text.Length <= count) return text;
        return char.IsHighSurrogate(text[count - 1]) ? text[..(count + 1)] : text[..count];
    }
}
