using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>The counted sentences of a plan with the signature of all their shingles.</summary>
internal sealed class CountedText
{
    private readonly ulong[] shingles;
    private readonly MinHash signature = new();

    public CountedText(ImmutableArray<AlikeSentence> sentences)
    {
        Sentences = sentences;
        shingles = [.. sentences.SelectMany(s => s.Shingles).Distinct().Order()];
        foreach (var shingle in shingles) signature.Add(shingle);
    }

    public ImmutableArray<AlikeSentence> Sentences { get; }

    /// <returns>Jaccard's index of the two texts, 0 to 1: symmetric, 1 for itself unless nothing is counted, whatever the order of the sentences.</returns>
    public double Similarity(CountedText other) => Shingles.Jaccard(shingles, other.shingles);

    /// <summary>The same by the signatures alone.</summary>
    public double EstimatedSimilarity(CountedText other) =>
        shingles.Length == 0 || other.shingles.Length == 0 ? 0 : signature.Similarity(other.signature);

    /// <summary>Which share of the shorter text stands in the other, by the signatures: a short plan copied out of a long one counts, too.</summary>
    public double EstimatedOverlap(CountedText other)
    {
        var shorter = Math.Min(shingles.Length, other.shingles.Length);
        if (shorter == 0) return 0;
        var similarity = EstimatedSimilarity(other);
        return similarity / (1 + similarity) * (shingles.Length + other.shingles.Length) / shorter;
    }

    /// <summary>The other plan beside this one; null when they share too little.</summary>
    public AlikePlan? Beside(CountedText other, int index)
    {
        var pairs = SentencePairs.Of(Sentences, other.Sentences);
        var fewer = Math.Min(Sentences.Length, other.Sentences.Length);
        return pairs.Length >= AlikePlans.MinShared
            && pairs.Sum(pair => pair.Letters) >= AlikePlans.MinLetters
            && pairs.Length * 100 >= fewer * AlikePlans.MinPercent
                ? new(index, (int)(Similarity(other) * 100), other.Sentences.Length, [.. pairs.Select(pair => pair.AsShown)])
                : null;
    }
}
