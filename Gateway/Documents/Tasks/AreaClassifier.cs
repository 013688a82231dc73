using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DistrictUnion.Documents.Tasks;

/// <param name="Confidence">Percent: how far the first area is ahead.</param>
internal readonly record struct AreaChoice(string Area, string? Second, int Confidence);

/// <summary>Gives a task its area by the keywords in its text and, weaker, in the heading above it.</summary>
internal static class AreaClassifier
{
    private const int OwnWords = 3;
    private const int HeadingWords = 1;
    private const int MeansWords = 1;
    private const int LaterWords = 2;
    private const int Unsure = 20;
    private const string Fallback = "a18";

    /// <summary>Which area wins when two score the same: the more particular one.</summary>
    private static readonly ImmutableArray<string> Order =
        ["a02", "a11", "a12", "a06", "a09", "a10", "a08", "a04", "a05", "a13", "a14", "a15", "a07", "a01", "a17", "a16", "a20", "a03", "a19", "a18"];

    /// <summary>Every keyword with the index of its area, by first character, longest first.</summary>
    private static readonly FrozenDictionary<char, (string Word, int Area, int Place)[]> Keywords = WorkAreas.All
        .SelectMany((area, index) => area.Keywords.Select(word => (Word: word, Area: index)))
        .Distinct()
        .Select((keyword, place) => (keyword.Word, keyword.Area, Place: place))
        .GroupBy(keyword => keyword.Word[0])
        .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(keyword => keyword.Word.Length).ToArray());

    private static readonly int Places = Keywords.Values.Sum(keywords => keywords.Length);

    /// <param name="text">The task's own words.</param>
    /// <param name="detail">More of the measure.</param>
    /// <param name="heading">The section's title, or empty.</param>
    public static AreaChoice Of(string text, string detail, string heading)
    {
        var scores = new int[WorkAreas.All.Length];
        var means = MeansIn(text);
        Add(scores, text[..means], MeansWords);
        var rest = text.AsSpan(means).TrimStart("，,".AsSpan()).ToString();
        var first = rest.AsSpan().IndexOfAny("，,；。".AsSpan()) is > 0 and var comma ? comma : rest.Length;
        Add(scores, rest[..first], OwnWords);
        Add(scores, rest[first..], LaterWords);
        Add(scores, detail, 1);
        Add(scores, heading, HeadingWords);
        var ranked = WorkAreas.All
            .Select((area, index) => (area.Code, Score: scores[index]))
            .Where(area => area.Score > 0)
            .OrderByDescending(area => area.Score)
            .ThenBy(area => Order.IndexOf(area.Code))
            .Take(2)
            .ToList();
        if (ranked.Count == 0) return new AreaChoice(Fallback, null, Unsure);
        var runnerUp = ranked.Count > 1 ? ranked[1].Score : 0;
        var second = runnerUp * 2 >= ranked[0].Score ? ranked[1].Code : null;
        var lead = 100 - runnerUp * 100 / ranked[0].Score;
        return new AreaChoice(ranked[0].Code, second, Math.Clamp(50 + lead / 2, 50, 98));
    }

    private static readonly string[] Means = ["以", "结合", "围绕", "利用", "通过", "借助", "依托", "根据", "按照", "配合"];

    /// <summary>以教工之家为阵地，坚持…; 结合读书节，开展…: how long the clause is that names the means, not the work.</summary>
    private static int MeansIn(string text)
    {
        if (!Array.Exists(Means, word => text.StartsWith(word, StringComparison.Ordinal))) return 0;
        var comma = text.AsSpan().IndexOfAny("，,".AsSpan());
        return comma > 0 && comma + 1 < text.Length ? comma : 0;
    }

    /// <summary>A keyword counts once by its length; one that lies within a longer one of its area does not count.</summary>
    private static void Add(int[] scores, string text, int weight)
    {
        Span<int> covered = stackalloc int[scores.Length];
        Span<bool> seen = stackalloc bool[Places];
        for (var i = 0; i < text.Length; i++)
        {
            if (!Keywords.TryGetValue(text[i], out var candidates)) continue;
            foreach (var (word, area, place) in candidates)
            {
                var end = i + word.Length;
                if (end <= covered[area] || !text.AsSpan(i).StartsWith(word, StringComparison.Ordinal)) continue;
                covered[area] = end;
                if (!seen[place]) scores[area] += word.Length * weight;
                seen[place] = true;
            }
        }
    }
}
