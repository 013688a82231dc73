using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using FsCheck;
using FsCheck.Fluent;

namespace DistrictUnion.Tests.Domain.Plans;

public sealed class MonthMoveTests
{
    private static readonly PlanSpan Year2025 = A.Span(2025, 1, 2025, 12);
    private static readonly PlanSpan SchoolYear2025 = A.Span(2025, 9, 2026, 8);

    private static readonly Gen<PlanSpan> Spans =
        from first in Gen.Choose(2020 * 12, (2030 * 12) - 1)
        from months in Gen.Choose(1, PlanSpan.MaxMonths)
        select new PlanSpan(YearMonth.FromOrdinal(first), YearMonth.FromOrdinal(first + months - 1));

    [Fact]
    public void Of_CalendarYear_MovesByAYear() => Assert.Equal("2026-03|2026-12", Moved(Year2025, A.Span(), new(2025, 3), new(2025, 12)));

    [Fact]
    public void Of_SchoolYear_MovesOverNewYear() =>
        Assert.Equal("2026-09|2027-03", Moved(SchoolYear2025, A.Span(2026, 9, 2027, 8), new(2025, 9), new(2026, 3)));

    [Fact]
    public void Of_SameSemesterAYearLater_MovesByAYear() =>
        Assert.Equal("2026-09|2027-01", Moved(A.Span(2025, 9, 2026, 1), A.Span(2026, 9, 2027, 1), new(2025, 9), new(2026, 1)));

    [Fact]
    public void Of_CalendarYearIntoSchoolYear_KeepsTheMonthOfTheYear() =>
        Assert.Equal("2026-10|2027-03", Moved(Year2025, A.Span(2026, 9, 2027, 8), new(2025, 3), new(2025, 10)));

    [Fact]
    public void Of_OtherSemester_CountsFromItsStart()
    {
        var move = new MonthMove(A.Span(2025, 9, 2026, 1), A.Span(2026, 2, 2026, 7));

        Assert.True(move.IsFromStart);
        Assert.Equal("2026-02|2026-06", string.Join('|', move.Of([new(2025, 9), new(2026, 1)])));
    }

    [Fact]
    public void Of_MonthBehindTheNewSpan_IsDropped()
    {
        var move = new MonthMove(Year2025, A.Span(2026, 1, 2026, 6));

        Assert.Equal(new YearMonth(2026, 3), Assert.Single(move.Of([new(2025, 3), new(2025, 9)])));
        Assert.Equal(new YearMonth(2025, 9), Assert.Single(move.Dropped([new(2025, 3), new(2025, 9)])));
    }

    [Fact]
    public void Of_SameSpan_ChangesNothing() => ForAll((span, _, months) =>
    {
        Assert.Equal(months.AsEnumerable(), new MonthMove(span, span).Of(months));
        Assert.False(new MonthMove(span, span).IsFromStart);
    });

    [Fact]
    public void Of_AnySpans_StaysInsideAndAscends() => ForAll((from, to, months) =>
    {
        var move = new MonthMove(from, to);
        var moved = move.Of(months);

        Assert.All(moved, month => Assert.True(to.Contains(month)));
        Assert.Equal(moved.Distinct().Order(), moved.AsEnumerable());
        Assert.InRange(moved.Length, months.IsEmpty || move.Dropped(months).Length == months.Length ? 0 : 1, months.Length);
    });

    private static string Moved(PlanSpan from, PlanSpan to, params ImmutableArray<YearMonth> months) => string.Join('|', new MonthMove(from, to).Of(months));

    private static void ForAll(Action<PlanSpan, PlanSpan, ImmutableArray<YearMonth>> holds)
    {
        var cases =
            from one in Spans
            from other in Spans
            from picks in Gen.Choose(0, 2).ListOf(one.Months)
            select (From: one, To: other, Months: one.All().Zip(picks).Where(p => p.Second == 0).Select(p => p.First).ToImmutableArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(2026, 1), Prop.ForAll(cases.ToArbitrary(), c => holds(c.From, c.To, c.Months)));
    }
}
