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

/// <summary>Two plans that are alike.</summary>
/// <param name="Here">Place of the one in the list that was given, less than</param>
/// <param name="There">that of the other.</param>
/// <param name="Percent">What both say ÷ what either says, 0 to 100, over the counted sentences.</param>
/// <param name="Shared">Sentences that stand in both.</param>
/// <param name="OfHere">Counted sentences of the one,</param>
/// <param name="OfThere">and of the other.</param>
public sealed record AlikeCouple(int Here, int There, int Percent, int Shared, int OfHere, int OfThere)
{
    /// <summary>Percent of the shorter plan's counted sentences that stand in the other, 0 to 100.</summary>
    public int Share => Shared * 100 / Math.Max(1, Math.Min(OfHere, OfThere));
}

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

    /// <summary>
    /// Plans whose signatures share less than this are not put side by side where all are held against all: 30 % of the sentences, each at least
    /// 30 % the same, are 9 % of the shorter text and more.
    /// </summary>
    private const double LeastOverlap = 0.08;

    /// <param name="asked">Place of the asked plan in the list.</param>
    /// <param name="plans">All plans of the district, the asked one too.</param>
    /// <param name="districtTexts">What the district hands down to everybody.</param>
    /// <param name="schoolNames">Names of the district's schools: they make no difference between two sentences.</param>
    public static AlikeFinding Find(
        int asked, ImmutableArray<PlanWording> plans, IEnumerable<string> districtTexts, IEnumerable<string> schoolNames)
    {
        var all = new ComparedPlans(plans, districtTexts, schoolNames);
        var found = Enumerable.Range(0, all.Count)
            .Where(index => index != asked)
            .OrderByDescending(index => all.EstimatedOverlap(asked, index))
            .Take(MaxCandidates)
            .Select(index => (Index: index, Pairs: all.Pairs(asked, index)))
            .Where(candidate => all.AreAlike(asked, candidate.Index, candidate.Pairs))
            .Select(candidate => new AlikePlan(candidate.Index, all.Percent(asked, candidate.Index), all.Counted(candidate.Index), [.. candidate.Pairs.Select(pair => pair.AsShown)]))
            .OrderByDescending(plan => plan.Percent).ThenByDescending(plan => plan.Pairs.Length).ThenBy(plan => plan.Index);
        return new([.. found.Take(MaxShown)], all.Counted(asked), all.NotCounted(asked));
    }

    /// <summary>
    /// The pairs of plans that are alike, the most alike first, as <see cref="Find"/> finds them plan by plan; each plan is held against the
    /// <see cref="MaxShown"/> that have the best signatures.
    /// </summary>
    /// <param name="concerns">Whether two plans, by their places in the list, are to be compared; asked with the lesser place first.</param>
    public static ImmutableArray<AlikeCouple> FindAll(
        ImmutableArray<PlanWording> plans, IEnumerable<string> districtTexts, IEnumerable<string> schoolNames, Func<int, int, bool> concerns)
    {
        var all = new ComparedPlans(plans, districtTexts, schoolNames);
        var candidates = Enumerable.Range(0, all.Count).SelectMany(one => Enumerable.Range(0, all.Count)
            .Where(other => other != one && concerns(Math.Min(one, other), Math.Max(one, other)))
            .Select(other => (Here: Math.Min(one, other), There: Math.Max(one, other), Overlap: all.EstimatedOverlap(one, other)))
            .Where(candidate => candidate.Overlap >= LeastOverlap)
            .OrderByDescending(candidate => candidate.Overlap).Take(MaxShown)).Distinct();
        var found =
            from candidate in candidates
            let pairs = all.Pairs(candidate.Here, candidate.There)
            where all.AreAlike(candidate.Here, candidate.There, pairs)
            select new AlikeCouple(
                candidate.Here, candidate.There, all.Percent(candidate.Here, candidate.There), pairs.Length, all.Counted(candidate.Here), all.Counted(candidate.There));
        return [.. found.OrderByDescending(couple => couple.Share).ThenByDescending(couple => couple.Shared).ThenBy(couple => couple.Here).ThenBy(couple => couple.There)];
    }
}
