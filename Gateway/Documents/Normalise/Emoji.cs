namespace DistrictUnion.Documents.Normalise;

/// <summary>The pictures of text from a chat: 1️⃣ is a number, a picture at the beginning of a line is a bullet, elsewhere it says nothing.</summary>
internal static class Emoji
{
    private const char Selector = '\uFE0F';
    private const char Keycap = '\u20E3';
    private const char Joiner = '\u200D';
    private const int Longest = 12;

    /// <returns>How many characters the picture takes, with its modifiers and joined parts; 0 when none stands there.</returns>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is >= '0' and <= '9') return KeycapLength(text, at);
        var end = at;
        while (end < text.Length && end - at < Longest && One(text, end) is > 0 and var length)
        {
            end += length;
            while (end < text.Length && text[end] is Selector or Joiner) end++;
            if (end == 0 || text[end - 1] != Joiner) break;
        }

        return end - at;
    }

    public static void Append(TextBuilder builder, ReadOnlySpan<char> emoji, int offset)
    {
        if (emoji[0] is >= '0' and <= '9')
        {
            builder.Append(emoji[0], offset);
            builder.Append('、', offset + 1);
        }
        else if (builder.IsAtLineStart) builder.Append(emoji[..Math.Min(2, emoji.Length)], offset);
    }

    private static int KeycapLength(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        if (end < text.Length && text[end] == Selector) end++;
        return end < text.Length && text[end] == Keycap ? end + 1 - at : 0;
    }

    /// <summary>U+1F000 to U+1FAFF, or a sign that is followed by the selector for its picture.</summary>
    private static int One(ReadOnlySpan<char> text, int at)
    {
        if (IsPicture(text, at)) return 2;
        return text[at] is >= '\u203C' and <= '\u3299' && at + 1 < text.Length && text[at + 1] == Selector ? 1 : 0;
    }

    public static bool IsPicture(ReadOnlySpan<char> text, int at) =>
        text[at] is >= '\uD83C' and <= '\uD83E' && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
}
