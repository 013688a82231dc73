using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>A sentence that is put beside others.</summary>
/// <param name="Telling">Those of its shingles that do not stand in many schools' plans.</param>
internal sealed record TellingSentence(AlikeSentence Sentence, ulong[] Telling)
{
    public static ImmutableArray<TellingSentence> Of(CountedText text, Template template) =>
        [.. text.Sentences.Select(sentence => new TellingSentence(sentence, template.Telling(sentence)))];
}

/// <summary>Two sentences that are the same, or the same but for some words.</summary>
/// <param name="Likeness">Jaccard's index of their telling shingles, 0 to 1; 1 when their forms are the same.</param>
internal sealed record SentencePair(AlikeSentence Here, AlikeSentence There, double Likeness)
{
    /// <summary>Letters of the shorter of the two.</summary>
    public int Letters => Math.Min(Here.Form.Length, There.Form.Length);

    public AlikePair AsShown => new(Here.Written, There.Written, Here.Form == There.Form, (int)(Likeness * 100));
}

/// <summary>Puts the sentences of two plans side by side.</summary>
internal static class SentencePairs
{
    /// <summary>Two sentences are alike from this share of their telling shingles on.</summary>
    public const double MinLikeness = 0.30;

    /// <summary>A sentence of fewer telling shingles is only compared as a whole.</summary>
    public const int MinShingles = 6;

    /// <summary>
    /// Each sentence stands in one pair at most, the best pair first; so the pairs depend neither on the order of the sentences nor
    /// on which of the two plans is asked.
    /// </summary>
    /// <returns>In the order of the first plan's sentences.</returns>
    public static ImmutableArray<SentencePair> Of(ImmutableArray<TellingSentence> here, ImmutableArray<TellingSentence> there)
    {
        var pairs = new Dictionary<AlikeSentence, SentencePair>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<AlikeSentence>(ReferenceEqualityComparer.Instance);
        foreach (var pair in Candidates(here, there))
            if (!pairs.ContainsKey(pair.Here) && taken.Add(pair.There)) pairs.Add(pair.Here, pair);
        return [.. here.Where(one => pairs.ContainsKey(one.Sentence)).Select(one => pairs[one.Sentence])];
    }

    private static IEnumerable<SentencePair> Candidates(ImmutableArray<TellingSentence> here, ImmutableArray<TellingSentence> there) =>
        (from one in here
         from other in there
         let likeness = Likeness(one, other)
         where likeness >= MinLikeness
         select new SentencePair(one.Sentence, other.Sentence, likeness))
        .OrderByDescending(pair => pair.Likeness)
        .ThenBy(pair => Lesser(pair.Here.Form, pair.There.Form), StringComparer.Ordinal)
        .ThenBy(pair => Greater(pair.Here.Form, pair.There.Form), StringComparer.Ordinal);

    private static double Likeness(TellingSentence one, TellingSentence other)
    {
        if (one.Sentence.Form == other.Sentence.Form) return 1;
        return Math.Min(one.Telling.Length, other.Telling.Length) < MinShingles ? 0 : Shingles.Jaccard(one.Telling, other.Telling);
    }

    private static string Lesser(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? one : other;

    private static string Greater(string one, string other) => string.CompareOrdinal(one, other) <= 0 ? other : one;
}
