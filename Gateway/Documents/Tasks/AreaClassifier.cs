using System.Collections.Immutable;

namespace DistrictUnion.Documents.Tasks;

/// <param name="Confidence">Percent: how far the first area is ahead.</param>
internal readonly record struct AreaChoice(string Area, string? Second, int Confidence);

/// <summary>Gives a task its area by the keywords in its text and, weaker, in the heading above it.</summary>
internal static class AreaClassifier
{
    private const int OwnWords = 3;
    private const int HeadingWords = 1;
    private const string Fallback = "a18";

    /// <summary>Which area wins when two score the same: the more particular one.</summary>
    private static readonly ImmutableArray<string> Order =
        ["a02", "a11", "a12", "a06", "a09", "a10", "a08", "a04", "a05", "a13", "a14", "a15", "a07", "a01", "a17", "a16", "a20", "a03", "a19", "a18"];

    /// <param name="text">The task's own words.</param>
    /// <param name="detail">More of the measure; counts like the heading.</param>
    /// <param name="heading">The section's title, or empty.</param>
    public static AreaChoice Of(string text, string detail, string heading)
    {
        var scores = WorkAreas.All
            .Select(area => (area.Code, Score: Score(area, text) * OwnWords + (Score(area, detail) + Score(area, heading) * 2) * HeadingWords))
            .Where(area => area.Score > 0)
            .OrderByDescending(area => area.Score)
            .ThenBy(area => Order.IndexOf(area.Code))
            .ToList();
        if (scores.Count == 0) return new AreaChoice(Fallback, null, 20);
        var second = scores.Count > 1 && scores[1].Score * 2 >= scores[0].Score ? scores[1].Code : null;
        var lead = scores.Count == 1 ? 100 : 100 - scores[1].Score * 100 / scores[0].Score;
        return new AreaChoice(scores[0].Code, second, Math.Clamp(50 + lead / 2, 50, 98));
    }

    /// <summary>Longer words say more; a word within a longer one that was found does not count again.</summary>
    private static int Score(WorkArea area, string text)
    {
        if (text.Length == 0) return 0;
        var score = 0;
        foreach (var word in area.Keywords)
            if (text.Contains(word, StringComparison.Ordinal) && !area.Keywords.Any(longer => longer.Length > word.Length && longer.Contains(word, StringComparison.Ordinal) && text.Contains(longer, StringComparison.Ordinal)))
                score += word.Length;
        return score;
    }
}
