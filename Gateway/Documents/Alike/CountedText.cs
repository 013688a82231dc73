using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>The counted sentences of a plan with the signature of all their shingles.</summary>
internal sealed class CountedText
{
    private readonly MinHash signature = new();
    private readonly int size;

    public CountedText(ImmutableArray<AlikeSentence> sentences)
    {
        Sentences = sentences;
        foreach (var sentence in sentences)
        {
            size += sentence.Shingles.Length;
            foreach (var shingle in sentence.Shingles) signature.Add(shingle);
        }
    }

    public ImmutableArray<AlikeSentence> Sentences { get; }

    /// <returns>Jaccard's index of the shingles of two texts, 0 to 1: symmetric, 1 for itself unless nothing is counted, whatever the order of the sentences.</returns>
    public double Similarity(CountedText other) => Shingles.Jaccard(All(), other.All());

    /// <summary>The same by the signatures alone.</summary>
    public double EstimatedSimilarity(CountedText other) => size == 0 || other.size == 0 ? 0 : signature.Similarity(other.signature);

    /// <summary>Which share of the shorter text stands in the other, by the signatures: a short plan copied out of a long one counts, too.</summary>
    public double EstimatedOverlap(CountedText other)
    {
        var similarity = EstimatedSimilarity(other);
        return similarity == 0 ? 0 : similarity / (1 + similarity) * (size + other.size) / Math.Min(size, other.size);
    }

    private ulong[] All() => [.. Sentences.SelectMany(s => s.Shingles).Distinct().Order()];
}
