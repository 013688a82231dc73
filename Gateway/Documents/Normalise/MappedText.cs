namespace DistrictUnion.Documents.Normalise;

/// <summary>Normalised text that still knows where each of its characters stood in the text as received.</summary>
/// <param name="text">The normalised text.</param>
/// <param name="offsets">For each character of it, and for its end, the offset in the text as received; never decreasing.</param>
internal sealed class MappedText(string text, int[] offsets)
{
    public string Text => text;

    /// <summary>The span as received. What was removed directly behind a character (its gloss) belongs to it.</summary>
    public SourceSpan ToSource(int start, int length) =>
        length == 0 ? new(offsets[start], 0) : new(offsets[start], offsets[start + length] - offsets[start]);
}
