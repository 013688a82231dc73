using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Documents.Decode;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>All characters of a document in their order. Positions are Word's; a zero stands where a position holds no character of its own.</summary>
internal sealed class WordText
{
    private const char Unreadable = '\uFFFD';
    private static readonly Encoding Latin = Page(1252);
    private readonly char[] _characters;

    public WordText(ImmutableArray<TextPiece> pieces, Bytes document, int language)
    {
        Pieces = pieces;
        _characters = new char[pieces[^1].End];
        var chinese = Chinese(pieces, document, language);
        foreach (var piece in pieces)
        {
            var bytes = document.Slice(piece.Offset, (piece.End - piece.Start) * (long)piece.Width).Span;
            var into = _characters.AsSpan(piece.Start, piece.End - piece.Start);
            if (piece.Width == 2) Wide(bytes, into);
            else if (chinese is not null) Double(bytes, into, chinese);
            else Latin.GetChars(bytes, into);
        }
    }

    public ImmutableArray<TextPiece> Pieces { get; }

    public int Length => _characters.Length;

    public char this[int position] => _characters[position];

    /// <summary>The index of the piece that holds a position inside the text.</summary>
    public int PieceAt(int position)
    {
        var (low, high) = (0, Pieces.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Pieces[middle].End <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static void Wide(ReadOnlySpan<byte> bytes, Span<char> into)
    {
        for (var i = 0; i < into.Length; i++) into[i] = (char)(bytes[2 * i] | bytes[2 * i + 1] << 8);
    }

    /// <summary>Two bytes a Chinese character, two positions: the character stands on the first.</summary>
    private static void Double(ReadOnlySpan<byte> bytes, Span<char> into, Encoding encoding)
    {
        for (var i = 0; i < into.Length; i++)
        {
            if (bytes[i] < 0x80 || i + 1 == into.Length || encoding.GetString(bytes.Slice(i, 2)) is not { Length: 1 } character || character[0] == Unreadable) into[i] = (char)bytes[i];
            else (into[i], into[++i]) = (character[0], '\0');
        }
    }

    /// <summary>
    /// Word keeps Chinese as UTF-16 and compresses Latin text only. Files that other programs made from old ones have Chinese bytes in
    /// compressed pieces all the same: they are taken for Chinese when the program was and the bytes read better so.
    /// </summary>
    private static Encoding? Chinese(ImmutableArray<TextPiece> pieces, Bytes document, int language)
    {
        if ((language & 0x3FF) != 0x04) return null;
        const int sample = 8_192;
        var bytes = new List<byte>();
        foreach (var piece in pieces.Where(piece => piece.Width == 1))
        {
            bytes.AddRange(document.Slice(piece.Offset, Math.Min(piece.End - piece.Start, sample)).Span);
            if (bytes.Count > sample) break;
        }

        var text = bytes.ToArray();
        if (!text.AsSpan().ContainsAnyInRange((byte)0x81, (byte)0xFE)) return null;
        var encoding = Page(language is 0x0404 or 0x0C04 or 0x1404 ? 950 : 936);
        return ChineseScore.Of(encoding.GetString(text)) > ChineseScore.Of(Latin.GetString(text)) ? encoding : null;
    }

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Unreadable.ToString())) ?? throw new NotSupportedException($"The code page {number} is missing.");
}
