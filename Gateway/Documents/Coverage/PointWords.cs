using System.Collections.Immutable;
using DistrictUnion.Documents.Normalise;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Documents.Coverage;

/// <summary>A place where a point is named.</summary>
/// <param name="Kind">Which of the point's works.</param>
internal readonly record struct Mention(int Kind, int At);

/// <summary>A point's words, ready to be looked for.</summary>
internal sealed class PointWords
{
    private const int OnStack = 256;
    private readonly ImmutableArray<Alternative> _alternatives;
    private readonly ImmutableArray<string> _notWords;

    public PointWords(RequiredPoint point)
    {
        Point = point;
        _alternatives =
        [
            .. point.Works
                .SelectMany((work, kind) => work.Words.Select(words => new Alternative(kind, Simplified(words.Split(' ')))))
                .Where(alternative => !alternative.Parts.IsEmpty)
                .OrderByDescending(alternative => alternative.Parts[0].Length)
                .ThenByDescending(alternative => alternative.Parts.Length),
        ];
        _notWords = Simplified(point.NotWords);
    }

    public RequiredPoint Point { get; }

    /// <summary>The mentions in each clause of a text, in its order. A longer word wins over one within it; what lies in a not-word is none.</summary>
    public List<Mention>[] In(List<Clause> clauses)
    {
        var mentions = new List<Mention>[clauses.Count];
        Alternative[] usable = [];
        for (var i = 0; i < clauses.Count; i++)
        {
            // The further words of an alternative may stand anywhere in the sentence.
            if (i == 0 || !ReferenceEquals(clauses[i].Sentence, clauses[i - 1].Sentence))
                usable = [.. _alternatives.Where(alternative => alternative.Parts.All(part => clauses[i].Sentence.Text.Contains(part, StringComparison.Ordinal)))];
            mentions[i] = usable.Length == 0 ? [] : In(clauses[i].Text, usable);
        }

        return mentions;
    }

    /// <summary>Whether a text holds an expression that means something else than the point.</summary>
    public bool IsAboutElse(string text) => _notWords.Any(word => text.Contains(word, StringComparison.Ordinal));

    private List<Mention> In(string clause, Alternative[] usable)
    {
        var mentions = new List<Mention>();
        Span<bool> taken = clause.Length <= OnStack ? stackalloc bool[clause.Length] : new bool[clause.Length];
        foreach (var word in _notWords) Take(clause, word, taken, null);
        foreach (var alternative in usable) Take(clause, alternative.Parts[0], taken, at => mentions.Add(new(alternative.Kind, at)));
        mentions.Sort((one, other) => one.At.CompareTo(other.At));
        return mentions;
    }

    private static void Take(string clause, string word, Span<bool> taken, Action<int>? found)
    {
        for (var at = clause.IndexOf(word, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var place = taken.Slice(at, word.Length);
            if (found is not null && place.Contains(true)) continue;
            place.Fill(true);
            found?.Invoke(at);
        }
    }

    /// <summary>Plans are read in Simplified script. A word of invisible characters only is none.</summary>
    private static ImmutableArray<string> Simplified(IEnumerable<string> words) =>
        [.. words.Select(word => Normaliser.Normalise(word).Text).Where(word => !string.IsNullOrWhiteSpace(word))];

    private sealed record Alternative(int Kind, ImmutableArray<string> Parts);
}
