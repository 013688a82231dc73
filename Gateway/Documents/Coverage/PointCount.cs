using System.Collections.Immutable;
using DistrictUnion.Documents.Months;

namespace DistrictUnion.Documents.Coverage;

/// <summary>
/// Adds up how often a plan does what one point asks for. A schedule item and the measure that it carries out are one work. A measure without
/// months and items of the same kind that nobody linked are taken for one work too: the larger number counts.
/// </summary>
/// <param name="clauses">For each work and each of its texts, the clauses.</param>
internal sealed class PointCount(PointWords words, PlannedWorks plan, List<Clause>[][] clauses)
{
    /// <summary>Kinds below this are works that only their area makes count, each a kind of its own.</summary>
    private const int FirstOfArea = -1;

    private readonly HowOften _howOften = new(words.Point.Unit, plan.IsSemester);
    private readonly Dictionary<(bool IsLinked, int Key), Group> _groups = [];
    private readonly List<CoveringSentence> _sentences = [];

    public PointCoverage Result()
    {
        for (var i = 0; i < plan.Works.Length; i++) Count(plan.Works[i], clauses[i], FirstOfArea - i);
        var point = words.Point;
        var found = _groups.Values.Sum(group => group.Times);
        var required = PlanCoverage.Required(point, plan.IsSemester);
        var state = found >= required ? CoverageState.Covered : found > 0 ? CoverageState.Fewer : CoverageState.NotCovered;
        var sentences = _sentences.Where(sentence => found == 0 || !sentence.IsStatement).Distinct().OrderBy(sentence => sentence.Span?.Start ?? int.MaxValue);
        return new(point.Code, point.Name, point.Area, state, found, required, point.Unit, [.. sentences]);
    }

    private void Count(Work work, List<Clause>[] texts, int ofArea)
    {
        var byKind = new Dictionary<int, int>();
        for (var i = 0; i < texts.Length; i++)
        {
            var mentions = words.In(texts[i]);
            if (byKind.Count == 0 && CountsByArea(work, i, texts[i], mentions)) mentions[0].Add(new(ofArea, 0));
            var times = _howOften.Of(texts[i], mentions);
            foreach (var (kind, often) in times) byKind[kind] = Math.Max(often, byKind.GetValueOrDefault(kind));
            if (times.Count > 0) Show(work, i, texts[i], mentions);
        }

        if (byKind.Count == 0) return;
        if (byKind.Count == 1) byKind[byKind.Keys.Single()] = Math.Max(byKind.Values.Single(), Structured(work));
        if (IsStatement(work, byKind)) return;
        foreach (var (kind, often) in byKind)
        {
            var key = work.Carries is { } measure ? (true, measure) : (false, kind);
            if (!_groups.TryGetValue(key, out var group)) _groups[key] = group = new();
            group.Add(work.IsScheduled, often, isLinked: work.Carries is not null);
        }
    }

    /// <summary>A work of the point's area, or below a heading of it, without its words counts where its first clause plans something.</summary>
    private bool CountsByArea(Work work, int text, List<Clause> clauses, List<Mention>[] mentions) =>
        words.Point.IsWholeArea && IsOfArea(work) && clauses is [{ IsCounted: true }, ..]
        && mentions.All(found => found.Count == 0) && !words.IsAboutElse(work.Texts[text].Text);

    private bool IsOfArea(Work work) => work.Area == words.Point.Area.Value || work.Heading.Length > 0 && words.In(Clauses.Of(work.Heading)).Any(found => found.Count > 0);

    /// <summary>By its own target, recurrence and months; months that its text names were counted with their clauses.</summary>
    private int Structured(Work work)
    {
        var runs = work.Runs > 1 && work.Texts.All(text => MonthWords.In(text.Text).IsEmpty) ? work.Runs : 0;
        return Math.Max(_howOften.Counted(work.Times, work.Unit), runs);
    }

    /// <summary>An intention names neither a number nor a month.</summary>
    private static bool IsStatement(Work work, Dictionary<int, int> byKind) => work.MayBeStatement && byKind.Values.All(often => often == 0);

    /// <summary>Keeps the sentences of a text that speak of the point.</summary>
    private void Show(Work work, int text, List<Clause> clauses, List<Mention>[] mentions)
    {
        for (var (first, end) = (0, 0); first < clauses.Count; first = end)
        {
            var sentence = clauses[first].Sentence;
            while (end < clauses.Count && ReferenceEquals(clauses[end].Sentence, sentence)) end++;
            var says = _howOften.Of(clauses[first..end], mentions[first..end]);
            if (says.Count == 0) continue;
            _sentences.Add(new(
                sentence.Text, work.Texts[text].SpanOf(sentence.Start, sentence.Start + sentence.Text.Length),
                says.Values.Sum(often => Math.Max(1, often)), IsStatement(work, says)));
        }
    }

    /// <summary>What is one work, or one kind of work: the schedule's times against the measures'.</summary>
    private sealed class Group
    {
        private int _items;
        private int _measures;
        private bool _isNamed;

        public int Times => Math.Max(Math.Max(_items, _measures), _isNamed ? 1 : 0);

        /// <param name="often">0: it is only named.</param>
        /// <param name="isLinked">The kinds of work of one measure add up; measures that only name the same kind are one.</param>
        public void Add(bool isScheduled, int often, bool isLinked)
        {
            if (isScheduled) _items += Math.Max(1, often);
            else if (isLinked) _measures += Math.Max(1, often);
            else _measures += often;
            _isNamed = true;
        }
    }
}
