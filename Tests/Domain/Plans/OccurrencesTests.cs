using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class OccurrencesTests
{
    private static Occurrence[] Of(PlanTask task, PlanSpan? span = null) => [.. Occurrences.Of(A.PlanId, span ?? A.Span(), task)];

    [Fact]
    public void Of_OneOff_IsDueInTheQuarterOfItsLastMonth()
    {
        var occurrence = Assert.Single(Of(A.Task(months: [9, 3, 5])));

        Assert.Equal((A.Q1, A.Q3, "p2026.t1"), (occurrence.Begins, occurrence.Due, occurrence.Id.Value));
    }

    [Fact]
    public void Of_WithoutMonths_IsDueInTheLastQuarterOfTheSpan() =>
        Assert.Equal(new Quarter(2027, 3), Assert.Single(Of(A.Task(months: []), A.Span(2026, 9, 2027, 8))).Due);

    [Fact]
    public void Of_OverNewYear_BelongsToTheYearOfItsEnd()
    {
        var task = A.Task() with { Months = [new(2026, 12), new(2027, 1)] };

        var occurrence = Assert.Single(Of(task, A.Span(2026, 9, 2027, 8)));

        Assert.Equal((A.Q4, new Quarter(2027, 1)), (occurrence.Begins, occurrence.Due));
    }

    [Fact]
    public void Of_Standing_HasOneLineAQuarter()
    {
        var occurrences = Of(A.Task(months: [], kind: TaskKind.Standing), A.Span(2026, 2, 2027, 1));

        Assert.Equal(["2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1"], occurrences.Select(o => o.Due.ToString()));
        Assert.Equal("p2026.t1.2026Q1", occurrences[0].Id.Value);
        Assert.Equal([new(2026, 2), new(2026, 3)], occurrences[0].Months.AsEnumerable());
    }

    [Fact]
    public void Of_Monthly_HasOneOccurrenceAMonth() =>
        Assert.Equal(["p2026.t1.2026-03", "p2026.t1.2026-04"], Of(A.Task(months: [4, 3], recurrence: Recurrence.Monthly)).Select(o => o.Id.Value));

    [Fact]
    public void Of_Quarterly_GroupsItsMonths() =>
        Assert.Equal([2, 1], Of(A.Task(months: [1, 3, 6], recurrence: Recurrence.Quarterly)).Select(o => o.Months.Length));

    [Theory]
    [InlineData(1_000_000, 3)]
    [InlineData(1, 4)]
    [InlineData(99_999_999, 7)]
    public void Of_Weight_IsDividedExactly(long weight, int months)
    {
        var weights = Of(A.Task(months: [.. Enumerable.Range(1, months)], recurrence: Recurrence.Monthly, weight: weight)).Select(o => o.WeightMillionths).ToArray();

        Assert.Equal(weight, weights.Sum());
        Assert.InRange(weights.Max() - weights.Min(), 0, 1);
    }

    [Fact]
    public void Part_SomeOccurrences_KeepIdsMonthsAndWeight()
    {
        var task = A.Task(months: [1, 2, 3], recurrence: Recurrence.Monthly);
        var whole = Of(task);

        var part = Occurrences.Part(A.PlanId, A.Span(), task, o => o.Months[0].Month > 1)!;

        Assert.Equal(whole[1..].Select(o => o.Id), Of(part).Select(o => o.Id));
        Assert.Equal(whole[1..].Sum(o => o.WeightMillionths), part.WeightMillionths);
        Assert.Null(Occurrences.Part(A.PlanId, A.Span(), task, _ => false));
        Assert.Same(task, Occurrences.Part(A.PlanId, A.Span(), task, _ => true));
    }
}
