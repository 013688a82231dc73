using DistrictUnion.Documents.Normalise;

namespace DistrictUnion.Documents.Blocks;

/// <summary>A stretch of the normalised text without white space at its ends.</summary>
/// <param name="Start">Its offset in the normalised text.</param>
/// <param name="BlankBefore">A line that follows an empty one.</param>
internal readonly record struct Piece(int Start, string Text, bool BlankBefore = false)
{
    public int End => Start + Text.Length;

    public bool IsEmpty => string.IsNullOrEmpty(Text);

    /// <summary>A table's row keeps its cells apart by tabs.</summary>
    public bool IsRow => Text.Contains('\t', StringComparison.Ordinal);

    public string Tight => Han.Tight(Text);

    public Piece From(int at) => Cut(at, Text.Length);

    /// <summary>The parts between the <paramref name="separators"/>, in order; one between two neighbouring separators is empty.</summary>
    public IEnumerable<Piece> Split(string separators)
    {
        var from = 0;
        for (var i = 0; i <= Text.Length; i++)
        {
            if (i < Text.Length && !separators.Contains(Text[i], StringComparison.Ordinal)) continue;
            yield return Cut(from, i);
            from = i + 1;
        }
    }

    public Piece Cut(int from, int to)
    {
        while (from < to && char.IsWhiteSpace(Text[from])) from++;
        while (to > from && char.IsWhiteSpace(Text[to - 1])) to--;
        return new Piece(Start + from, Text[from..to], BlankBefore && from == 0);
    }
}
