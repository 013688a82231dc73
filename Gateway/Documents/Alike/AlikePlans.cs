using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>A sentence of the asked plan beside the one of the other that it is like.</summary>
/// <param name="IsSame">The same but for marks, numbers, years, names of schools and script.</param>
/// <param name="Percent">How like they are, 0 to 100; below 100 unless what tells them apart is common wording.</param>
public sealed record AlikePair(string Here, string There, bool IsSame, int Percent);

/// <summary>A plan that shares much text with the asked one.</summary>
/// <param name="Index">Its place in the list that was given.</param>
/// <param name="Percent">What both say ÷ what either says, 0 to 100, over the counted sentences.</param>
/// <param name="Counted">Its counted sentences; each pair holds one of them.</param>
/// <param name="Pairs">In the order of the asked plan's sentences.</param>
public sealed record AlikePlan(int Index, int Percent, int Counted, ImmutableArray<AlikePair> Pairs);

/// <param name="Plans">The most alike first.</param>
/// <param name="Counted">Counted sentences of the asked plan.</param>
/// <param name="NotCounted">The others, in its order.</param>
public sealed record AlikeFinding(ImmutableArray<AlikePlan> Plans, int Counted, ImmutableArray<NotCountedSentence> NotCounted);

/// <summary>
/// Finds the plans of a district that share much text with one of them. Signatures (MinHash) pick the candidates among all plans;
/// of those the sentences themselves are compared.
/// </summary>
public static class AlikePlans
{
    /// <summary>Two plans are alike when they share so many sentences,</summary>
    public const int MinShared = 3;

    /// <summary>which together have so many letters (three short ones may meet by chance),</summary>
    public const int MinLetters = 40;

    /// <summary>and are so many percent of the counted sentences of the one that has fewer.</summary>
    public const int MinPercent = 30;

    /// <summary>So many plans are shown, and so many with the best signatures are looked at.</summary>
    public const int MaxShown = 20;
    private const int MaxCandidates = 100;

    /// <param name="asked">Place of the asked plan in the list.</param>
    /// <param name="plans">All plans of the district, the asked one too.</param>
    /// <param name="districtTexts">What the district hands down to everybody.</param>
    /// <param name="schoolNames">Names of the district's schools: they make no difference between two sentences.</param>
    public static AlikeFinding Find(
        int asked, ImmutableArray<PlanWording> plans, IEnumerable<string> districtTexts, IEnumerable<string> schoolNames)
    {
        var form = new SentenceForm(schoolNames);
        ImmutableArray<PlanSentences> all = [.. plans.Select(plan => PlanSentences.Of(form, plan))];
        var template = new Template(all, districtTexts.SelectMany(form.Sentences).Select(s => s.Form));
        var texts = all.Select(plan => new CountedText(template.Counted(plan))).ToArray();
        var here = texts[asked];
        var sentences = TellingSentence.Of(here, template);
        var found = Enumerable.Range(0, texts.Length)
            .Where(index => index != asked)
            .OrderByDescending(index => here.EstimatedOverlap(texts[index]))
            .Take(MaxCandidates)
            .Select(index => (Index: index, Pairs: SentencePairs.Of(sentences, TellingSentence.Of(texts[index], template))))
            .Where(candidate => AreMany(candidate.Pairs, here, texts[candidate.Index]))
            .Select(candidate => Shown(candidate.Index, candidate.Pairs, here, texts[candidate.Index]))
            .OrderByDescending(plan => plan.Percent).ThenByDescending(plan => plan.Pairs.Length).ThenBy(plan => plan.Index);
        return new([.. found.Take(MaxShown)], here.Sentences.Length, [.. all[asked].All.Select(template.Excludes).OfType<NotCountedSentence>()]);
    }

    private static bool AreMany(ImmutableArray<SentencePair> pairs, CountedText here, CountedText there) =>
        pairs.Length >= MinShared
        && pairs.Sum(pair => pair.Letters) >= MinLetters
        && pairs.Length * 100 >= Math.Min(here.Sentences.Length, there.Sentences.Length) * MinPercent;

    private static AlikePlan Shown(int index, ImmutableArray<SentencePair> pairs, CountedText here, CountedText there) =>
        new(index, (int)(here.Similarity(there) * 100), there.Sentences.Length, [.. pairs.Select(pair => pair.AsShown)]);
}
