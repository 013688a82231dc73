using System.Globalization;
using DistrictUnion.Domain;

namespace DistrictUnion.Documents.Normalise;

/// <summary>
/// From the text as received to the text that the grammar reads: composed (NFC), half-width letters and digits, one kind of line
/// end, no invisible characters, no pinyin glosses, Simplified script. Punctuation stays as printed.
/// </summary>
internal static class Normaliser
{
    public static MappedText Normalise(string received)
    {
        var (text, offsets) = Plain(received);
        (text, offsets) = PinyinGloss.Remove(text, offsets);
        (text, offsets) = SimplifiedScript.Convert(text, offsets);
        return new MappedText(text, offsets);
    }

    private static (string, int[]) Plain(string received)
    {
        var builder = new TextBuilder(received.Length);
        for (var i = 0; i < received.Length;)
        {
            if (Emoji.LengthAt(received, i) is > 0 and var emoji)
            {
                Emoji.Append(builder, received.AsSpan(i, emoji), i);
                i += emoji;
                continue;
            }

            var length = CharacterLength(received, i);
            if (length == 1 && received[i] == '&' && Entities.TryRead(received.AsSpan(i), out var entity, out var entityLength))
            {
                builder.Append(entity, i);
                i += entityLength;
            }
            else if (length == 1) AppendSingle(builder, received, i++);
            else
            {
                AppendComposed(builder, received.AsSpan(i, length), i);
                i += length;
            }
        }

        return builder.Finish(received.Length);
    }

    /// <summary>A character with its combining marks, or a surrogate pair; bounded, so that a flood of marks stays linear.</summary>
    private static int CharacterLength(string text, int at)
    {
        var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        while (length < 8 && at + length < text.Length && text[at + length] >= '\u0300'
            && CharUnicodeInfo.GetUnicodeCategory(text[at + length]) == UnicodeCategory.NonSpacingMark) length++;
        return length;
    }

    private static void AppendComposed(TextBuilder builder, ReadOnlySpan<char> cluster, int offset)
    {
        // What is no character at all cannot be composed.
        if (cluster[0] == '\uFFFE' || cluster.Length > 1 && char.IsSurrogate(cluster[0]) != char.IsSurrogate(cluster[1]) && char.IsSurrogate(cluster[0])) builder.Append('\uFFFD', offset);
        else builder.Append(cluster.ToString().FormC(), offset);
    }

    private static void AppendSingle(TextBuilder builder, string text, int at)
    {
        var character = text[at];
        switch (character)
        {
            case '\r':
                if (at + 1 >= text.Length || text[at + 1] != '\n') builder.Append('\n', at);
                break;
            case '\u0085' or '\u2028' or '\u2029' or '\f':
                builder.Append('\n', at);
                break;
            case '\n' or '\t' or '\v':
                builder.Append(character, at);
                break;
            case '\u00A0' or '\u3000' or '\u202F' or (>= '\u2000' and <= '\u200A'):
                builder.Append(' ', at);
                break;
            case '\uFEFF' or '\u00AD' or '\u2060' or (>= '\u200B' and <= '\u200F') or (>= '\uFE00' and <= '\uFE0F'):
                break;
            case (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％':
                builder.Append((char)(character - 0xFEE0), at);
                break;
            default:
                if (char.IsSurrogate(character)) builder.Append('\uFFFD', at);
                else if (character is >= '\uF900' and <= '\uFAFF') builder.Append(character.ToString().FormC(), at);
                else if (!char.IsControl(character)) builder.Append(character, at);
                break;
        }
    }
}
