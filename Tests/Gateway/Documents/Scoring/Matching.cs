namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>Pairs what the label names with what the reader found; each is used once at the most.</summary>
internal static class Matching
{
    private const double AlikeTitles = 0.85;
    private const double AlikeItems = 0.8;

    /// <summary>The shortest measure as read that may be a mere beginning of the labelled one.</summary>
    private const int ShortestBeginning = 8;

    public static List<(int Gold, int Read)> Sections(IReadOnlyList<LabelledSection> gold, IReadOnlyList<LabelledSection> read) => BestFirst(gold.Count, read.Count, (i, j) =>
        Similarity.Of(ComparedText.Of(gold[i].Title), ComparedText.Of(read[j].Title)) is >= AlikeTitles and var alike ? alike : null);

    /// <summary>A measure is found when what was read begins with its label; a number in front of it is forgiven.</summary>
    public static List<(int Gold, int Read)> Measures(IReadOnlyList<string> gold, IReadOnlyList<string> read)
    {
        var labels = gold.Select(ComparedText.Of).ToList();
        var readings = read.Select(text => (Whole: ComparedText.Of(text), Bare: ComparedText.WithoutNumber(text))).ToList();
        return BestFirst(gold.Count, read.Count, (i, j) => IsBeginning(labels[i], readings[j].Whole) || IsBeginning(labels[i], readings[j].Bare) ? 1 : null);
    }

    /// <summary>An item is found when months (or, without a month, the week) are equal and the text is alike.</summary>
    public static List<(int Gold, int Read)> Schedule(IReadOnlyList<LabelledItem> gold, IReadOnlyList<LabelledItem> read) => BestFirst(gold.Count, read.Count, (i, j) =>
        IsSameTime(gold[i], read[j]) && Similarity.OfItems(gold[i].Text, read[j].Text) is >= AlikeItems and var alike ? alike : null);

    /// <summary>A quantity is found when value, unit and comparison are equal; of several the one of the same period and with the likest words.</summary>
    public static List<(int Gold, int Read)> Quantities(IReadOnlyList<LabelledQuantity> gold, IReadOnlyList<LabelledQuantity> read) => BestFirst(gold.Count, read.Count, (i, j) =>
        gold[i].Value == read[j].Value && ComparedText.OfUnit(gold[i].Unit) == ComparedText.OfUnit(read[j].Unit) && gold[i].Comparison == read[j].Comparison
            ? 1 + (gold[i].Per == read[j].Per ? 1 : 0) + 0.5 * Similarity.Of(ComparedText.Of(gold[i].Text), ComparedText.Of(read[j].Text))
            : null);

    /// <summary>The pairing of plans, in their order, with the most in common.</summary>
    public static List<(int Gold, int Read)> Plans(IReadOnlyList<LabelledPlan> gold, IReadOnlyList<LabelledPlan> read)
    {
        var best = new (double InCommon, List<(int, int)> Pairs)[gold.Count + 1, read.Count + 1];
        for (var i = 0; i <= gold.Count; i++)
            for (var j = 0; j <= read.Count; j++)
            {
                best[i, j] = i > 0 ? best[i - 1, j] : (0, []);
                if (j > 0 && (i == 0 || best[i, j - 1].InCommon > best[i, j].InCommon)) best[i, j] = best[i, j - 1];
                if (i == 0 || j == 0) continue;
                var paired = best[i - 1, j - 1].InCommon + InCommon(gold[i - 1], read[j - 1]);
                if (paired > best[i, j].InCommon) best[i, j] = (paired, [.. best[i - 1, j - 1].Pairs, (i - 1, j - 1)]);
            }

        return best[gold.Count, read.Count].Pairs;
    }

    /// <summary>A title weighs three; a trace is added so that two plans with nothing in common are paired rather than left alone.</summary>
    private static double InCommon(LabelledPlan gold, LabelledPlan read) =>
        0.01 + Measures(MeasuresOf(gold), MeasuresOf(read)).Count + Schedule(gold.Schedule, read.Schedule).Count + (Identity.IsSameTitle(gold, read) ? 3 : 0) + Sections(gold.Sections, read.Sections).Count;

    public static List<string> MeasuresOf(LabelledPlan plan) => [.. plan.Sections.SelectMany(section => section.Measures)];

    private static bool IsBeginning(string label, string read) =>
        label.Length > 0 && read.Length > 0 && (read.StartsWith(label, StringComparison.Ordinal) || read.Length >= ShortestBeginning && label.StartsWith(read, StringComparison.Ordinal));

    /// <summary>An item without a printed month or week fits any time.</summary>
    private static bool IsSameTime(LabelledItem gold, LabelledItem read) =>
        gold.Months.Count > 0 ? gold.Months.ToHashSet().SetEquals(read.Months) : gold.Week is null || gold.Week == read.Week;

    /// <summary>The heaviest pair first; of equal ones the pair that stands at the likest places.</summary>
    private static List<(int Gold, int Read)> BestFirst(int golds, int reads, Func<int, int, double?> weigh)
    {
        var candidates = new List<(double Weight, int Gold, int Read)>();
        for (var i = 0; i < golds; i++)
            for (var j = 0; j < reads; j++)
                if (weigh(i, j) is { } weight) candidates.Add((weight, i, j));

        var pairs = new List<(int, int)>();
        var (usedGold, usedRead) = (new HashSet<int>(), new HashSet<int>());
        foreach (var (_, i, j) in candidates.OrderByDescending(pair => pair.Weight).ThenBy(pair => Math.Abs(pair.Gold - pair.Read)).ThenBy(pair => pair.Gold).ThenBy(pair => pair.Read))
        {
            if (usedGold.Contains(i) || usedRead.Contains(j)) continue;
            usedGold.Add(i);
            usedRead.Add(j);
            pairs.Add((i, j));
        }

        return pairs;
    }
}
