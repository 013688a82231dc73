using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents.Scoring;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>The project's own labelled documents through the reader.</summary>
public sealed class LabelledTests(ITestOutputHelper output)
{
    /// <summary>What the reader must reach over all of them together.</summary>
    private static class Bars
    {
        public const double PlanCount = 1, IsUnionPlan = 1, Period = 1, Year = 1, Title = 0.95, School = 0.95;
        public const double Sections = 0.97, Measures = 0.95, Schedule = 0.97, Quantities = 0.93;
        public const int Leaks = 0;
    }

    [Fact]
    public void Read_OwnLabelledDocuments_ReachTheBars()
    {
        var overall = new Tally();
        var documents = LabelledDocuments.Own();
        Assert.NotEmpty(documents);
        foreach (var document in documents)
        {
            var misses = new List<string>();
            var tally = Scorer.Score(document.Gold, Label.Of(PlanReadingJson.WriteUtf8(document.Read()).Span), misses);
            overall.Add(tally);
            output.WriteLine($"{document.Name}: {tally}");
            foreach (var miss in misses) output.WriteLine($"  {miss}");
        }

        output.WriteLine($"OVERALL ({documents.Count} documents): {overall}");
        foreach (var detail in overall.Details()) output.WriteLine($"  {detail}");
        Assert.Multiple(
            () => AtLeast(Bars.PlanCount, overall.Of(Point.PlanCount)),
            () => AtLeast(Bars.IsUnionPlan, overall.Of(Point.IsUnionPlan)),
            () => AtLeast(Bars.Period, overall.Of(Point.Period)),
            () => AtLeast(Bars.Year, overall.Of(Point.Year)),
            () => AtLeast(Bars.Title, overall.Of(Point.Title)),
            () => AtLeast(Bars.School, overall.Of(Point.School)),
            () => AtLeast(Bars.Sections, overall.Of(Kind.Section).F1),
            () => AtLeast(Bars.Measures, overall.Of(Kind.Measure).F1),
            () => AtLeast(Bars.Schedule, overall.Of(Kind.Schedule).F1),
            () => AtLeast(Bars.Quantities, overall.Of(Kind.Quantity).F1),
            () => Assert.InRange(overall.Leaks, 0, Bars.Leaks));
    }

    /// <summary>What stands in the schedule is no part of a measure: a measure that reached over it would give all items its target.</summary>
    [Fact]
    public void Read_OwnLabelledDocuments_NoMeasureReachesIntoTheSchedule()
    {
        foreach (var document in LabelledDocuments.Own())
            foreach (var plan in document.Read().Plans)
                foreach (var measure in plan.Sections.SelectMany(section => section.Measures))
                    Assert.DoesNotContain(plan.Schedule, item => item.Span.Start >= measure.Span.Start && item.Span.Start < measure.Span.Start + measure.Span.Length);
    }

    private static void AtLeast(double bar, double figure) => Assert.InRange(figure, bar, 1);
}
