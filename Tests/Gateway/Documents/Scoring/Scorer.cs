namespace DistrictUnion.Tests.Gateway.Documents.Scoring;

/// <summary>Judges a reading by a label, with the rules and figures of the corpus' own score.py.</summary>
internal static class Scorer
{
    /// <summary>Noise in fewer characters may stand in a plan's own text by chance.</summary>
    private const int ShortestNoise = 4;

    /// <param name="misses">Receives a line for everything that is missed, too much or wrong.</param>
    public static Tally Score(Label gold, Label read, List<string>? misses = null)
    {
        var tally = new Tally();
        tally.Count(Point.IsUnionPlan, gold.IsUnionPlan == read.IsUnionPlan);
        if (!gold.IsUnionPlan) return tally;
        tally.Count(Point.PlanCount, gold.Plans.Count == read.Plans.Count);
        var noise = gold.Noise.Select(ComparedText.Of).Concat(gold.Noise.Select(ComparedText.WithoutNumber)).Where(text => text.Length >= ShortestNoise).ToHashSet();
        var say = misses is null ? _ => { } : (Action<string>)misses.Add;
        var pairs = Matching.Plans(gold.Plans, read.Plans);
        foreach (var (i, j) in pairs) Compare(gold.Plans[i], read.Plans[j], noise, tally, say);
        foreach (var i in Enumerable.Range(0, gold.Plans.Count).Except(pairs.Select(pair => pair.Gold))) Compare(gold.Plans[i], null, noise, tally, say);
        foreach (var j in Enumerable.Range(0, read.Plans.Count).Except(pairs.Select(pair => pair.Read))) Compare(null, read.Plans[j], noise, tally, say);
        return tally;
    }

    private static void Compare(LabelledPlan? labelled, LabelledPlan? found, HashSet<string> noise, Tally tally, Action<string> say)
    {
        var gold = labelled ?? LabelledPlan.None;
        var read = found ?? LabelledPlan.None;
        if (labelled is not null)
        {
            Judge(Point.Title, found is not null && Identity.IsSameTitle(gold, read), gold.Title, read.Title);
            Judge(Point.School, found is not null && Identity.IsSameSchool(gold, read), gold.School, read.School);
            Judge(Point.Period, found is not null && Identity.IsSamePeriod(gold, read), gold.Period, read.Period);
            Judge(Point.Year, found is not null && Identity.IsSameYear(gold, read), gold.Year, read.Year);
        }

        var sections = Matching.Sections(gold.Sections, read.Sections);
        Count(Kind.Section, gold.Sections, read.Sections, sections, section => section.Title);
        var (goldMeasures, readMeasures) = (Matching.MeasuresOf(gold), Matching.MeasuresOf(read));
        var measures = Matching.Measures(goldMeasures, readMeasures);
        Count(Kind.Measure, goldMeasures, readMeasures, measures, measure => measure);
        var (goldPlaces, readPlaces) = (SectionOfEach(gold), SectionOfEach(read));
        foreach (var (i, j) in measures) tally.Count(Point.SectionOfMeasure, sections.Contains((goldPlaces[i], readPlaces[j])));

        var items = Matching.Schedule(gold.Schedule, read.Schedule);
        Count(Kind.Schedule, gold.Schedule, read.Schedule, items, item => $"[{string.Join(',', item.Months)}] w{item.Week} {item.Text}");
        foreach (var (i, j) in items)
        {
            tally.Count(Point.ScheduleYear, gold.Schedule[i].Year == read.Schedule[j].Year);
            if (gold.Schedule[i].Week is not null || read.Schedule[j].Week is not null) tally.Count(Point.ScheduleWeek, gold.Schedule[i].Week == read.Schedule[j].Week);
        }

        var quantities = Matching.Quantities(gold.Quantities, read.Quantities);
        Count(Kind.Quantity, gold.Quantities, read.Quantities, quantities, quantity => $"{quantity.Text} -> {quantity.Value} {quantity.Unit} {quantity.Comparison} {quantity.Per}");
        foreach (var (i, j) in quantities) tally.Count(Point.Per, gold.Quantities[i].Per == read.Quantities[j].Per);

        foreach (var text in read.Sections.Select(section => section.Title).Concat(readMeasures).Concat(read.Schedule.Select(item => item.Text)))
        {
            var compared = ComparedText.Of(text);
            var leak = noise.FirstOrDefault(stretch => compared.Contains(stretch, StringComparison.Ordinal));
            tally.CountItem(leak is not null);
            if (leak is not null) say($"noise: {leak} in {text}");
        }

        void Judge(Point point, bool isRight, object? label, object? value)
        {
            tally.Count(point, isRight);
            if (!isRight) say($"{point}: labelled {label ?? "nothing"}, read {value ?? "nothing"}");
        }

        void Count<T>(Kind kind, IReadOnlyList<T> labels, IReadOnlyList<T> readings, List<(int Gold, int Read)> matched, Func<T, string?> show)
        {
            tally.Count(kind, labels.Count, readings.Count, matched.Count);
            foreach (var i in Enumerable.Range(0, labels.Count).Except(matched.Select(pair => pair.Gold))) say($"{kind} missed: {show(labels[i])}");
            foreach (var j in Enumerable.Range(0, readings.Count).Except(matched.Select(pair => pair.Read))) say($"{kind} extra: {show(readings[j])}");
        }
    }

    /// <summary>For each measure of the plan, the place of its section.</summary>
    private static List<int> SectionOfEach(LabelledPlan plan) => [.. plan.Sections.SelectMany((section, place) => Enumerable.Repeat(place, section.Measures.Count))];
}
