using System.Collections.Immutable;

namespace DistrictUnion.Documents.Alike;

/// <summary>The plans of a district, taken apart once, to be held against each other by their places in the list.</summary>
internal sealed class ComparedPlans
{
    private readonly ImmutableArray<PlanSentences> all;
    private readonly Template template;
    private readonly CountedText[] texts;
    private readonly ImmutableArray<TellingSentence>[] telling;

    public ComparedPlans(ImmutableArray<PlanWording> plans, IEnumerable<string> districtTexts, IEnumerable<string> schoolNames)
    {
        var form = new SentenceForm(schoolNames);
        all = [.. plans.Select(plan => PlanSentences.Of(form, plan))];
        template = new(all, districtTexts.SelectMany(form.Sentences).Select(s => s.Form));
        texts = [.. all.Select(plan => new CountedText(template.Counted(plan)))];
        telling = new ImmutableArray<TellingSentence>[texts.Length];
    }

    public int Count => texts.Length;

    /// <summary>How many of a plan's sentences count.</summary>
    public int Counted(int plan) => texts[plan].Sentences.Length;

    public ImmutableArray<NotCountedSentence> NotCounted(int plan) => [.. all[plan].All.Select(template.Excludes).OfType<NotCountedSentence>()];

    /// <summary>Which share of the shorter plan stands in the other, 0 to 1, by the signatures.</summary>
    public double EstimatedOverlap(int here, int there) => texts[here].EstimatedOverlap(texts[there]);

    /// <summary>What both say ÷ what either says, 0 to 100.</summary>
    public int Percent(int here, int there) => (int)(texts[here].Similarity(texts[there]) * 100);

    /// <summary>The sentences of two plans side by side, in the order of the first.</summary>
    public ImmutableArray<SentencePair> Pairs(int here, int there) => SentencePairs.Of(Telling(here), Telling(there));

    /// <summary>Whether two plans share enough to be shown.</summary>
    public bool AreAlike(int here, int there, ImmutableArray<SentencePair> pairs) =>
        pairs.Length >= AlikePlans.MinShared
        && pairs.Sum(pair => pair.Letters) >= AlikePlans.MinLetters
        && pairs.Length * 100 >= Math.Min(Counted(here), Counted(there)) * AlikePlans.MinPercent;

    private ImmutableArray<TellingSentence> Telling(int plan) =>
        telling[plan].IsDefault ? telling[plan] = TellingSentence.Of(texts[plan], template) : telling[plan];
}
