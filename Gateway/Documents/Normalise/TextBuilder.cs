using System.Text;

namespace DistrictUnion.Documents.Normalise;

/// <summary>Collects characters together with the offsets that they came from.</summary>
internal sealed class TextBuilder(int capacity)
{
    private readonly StringBuilder _text = new(capacity);
    private readonly List<int> _offsets = new(capacity + 1);

    public int Length => _text.Length;

    /// <summary>Whether nothing but spaces stands in the line so far.</summary>
    public bool IsAtLineStart { get; private set; } = true;

    public void Append(char character, int offset)
    {
        _text.Append(character);
        _offsets.Add(offset);
        if (character != ' ') IsAtLineStart = character == '\n';
    }

    public void Append(ReadOnlySpan<char> characters, int offset)
    {
        foreach (var character in characters) Append(character, offset);
    }

    /// <summary>A stretch that replaces another: character by character as long as both last, the rest at the last offset.</summary>
    public void AppendInPlaceOf(ReadOnlySpan<char> replacement, ReadOnlySpan<int> offsets)
    {
        for (var i = 0; i < replacement.Length; i++) Append(replacement[i], offsets[Math.Min(i, offsets.Length - 1)]);
    }

    public (string Text, int[] Offsets) Finish(int end)
    {
        _offsets.Add(end);
        return (_text.ToString(), [.. _offsets]);
    }
}
