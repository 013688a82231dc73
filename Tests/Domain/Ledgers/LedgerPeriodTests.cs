using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class LedgerPeriodTests
{
    [Theory]
    [InlineData("all", "长期")]
    [InlineData("2026", "2026年")]
    [InlineData("2026-2027", "2026—2027学年")]
    [InlineData("t2024", "2024年起的一届")]
    [InlineData("a2026", "2026互助年度")]
    public void TryParse_EachSpelling_IsWrittenTheSame(string text, string name)
    {
        Assert.True(LedgerPeriod.TryParse(text, out var period));
        Assert.Equal((text, name), (period.ToString(), period.Name));
        Assert.Equal($"\"{text}\"", A.Json(period));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ALL")]
    [InlineData("1999")]
    [InlineData("2026-2028")]
    [InlineData("x2026")]
    [InlineData("2026Q1")]
    [InlineData("t26")]
    public void TryParse_AnythingElse_IsNone(string? text) => Assert.False(LedgerPeriod.TryParse(text, out _));

    [Theory]
    [InlineData(LedgerPeriodKind.CalendarYear, "2026-08-31", "2026")]
    [InlineData(LedgerPeriodKind.SchoolYear, "2026-08-31", "2025-2026")]
    [InlineData(LedgerPeriodKind.SchoolYear, "2026-09-01", "2026-2027")]
    [InlineData(LedgerPeriodKind.MutualAidYear, "2026-06-30", "a2025")]
    [InlineData(LedgerPeriodKind.MutualAidYear, "2026-07-01", "a2026")]
    [InlineData(LedgerPeriodKind.Continuous, "2026-07-01", "all")]
    public void Of_ADay_IsThePeriodItLiesIn(LedgerPeriodKind kind, string day, string period) =>
        Assert.Equal(period, LedgerPeriod.Of(kind, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 7).ToString());

    [Theory]
    [InlineData("2025", "2026-03-01", "2025-12-31")]
    [InlineData("2027", "2026-03-01", "2027-01-01")]
    [InlineData("2026", "2026-03-01", "2026-03-01")]
    [InlineData("2024-2025", "2026-03-01", "2025-08-31")]
    [InlineData("a2026", "2026-03-01", "2026-07-01")]
    [InlineData("all", "2026-03-01", "2026-03-01")]
    public void Nearest_ADay_StaysOrMovesToTheEdge(string period, string day, string expected)
    {
        Assert.True(LedgerPeriod.TryParse(period, out var parsed));
        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), parsed.Nearest(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), 7));
    }

    [Fact]
    public void Concerning_AYear_IsWhatConcernsItButTerms()
    {
        var all = from kind in Enum.GetValues<LedgerPeriodKind>()
                  where kind is not LedgerPeriodKind.Term
                  from year in kind is LedgerPeriodKind.Continuous ? [0] : Enumerable.Range(2020, 12)
                  select new LedgerPeriod(kind, year);

        Assert.Equal(all.Where(period => period.Concerns(2026)).Select(p => p.ToString()).Order(), LedgerPeriod.Concerning(2026).Select(p => p.ToString()).Order());
    }

    [Fact]
    public void IsClosed_AsAWhole_WithTheLastOfItsYears()
    {
        Assert.True(new LedgerPeriod(LedgerPeriodKind.CalendarYear, 2026).IsClosed([2026]));
        Assert.False(new LedgerPeriod(LedgerPeriodKind.SchoolYear, 2025).IsClosed([2025]));
        Assert.True(new LedgerPeriod(LedgerPeriodKind.SchoolYear, 2025).IsClosed([2025, 2026]));
        Assert.False(LedgerPeriod.Continuous.IsClosed([2026]));
    }

    [Fact]
    public void IsClosed_WhatLastsLonger_StaysOpen()
    {
        int[] closed = [2026];
        Assert.True(new LedgerPeriod(LedgerPeriodKind.CalendarYear, 2026).IsClosed(new(2026, 5, 1), closed));
        Assert.True(new LedgerPeriod(LedgerPeriodKind.SchoolYear, 2025).IsClosed(new(2026, 5, 1), closed));
        Assert.False(new LedgerPeriod(LedgerPeriodKind.SchoolYear, 2025).IsClosed(new(2025, 10, 1), closed));
        Assert.False(LedgerPeriod.Continuous.IsClosed(new(2026, 5, 1), closed));
        Assert.False(new LedgerPeriod(LedgerPeriodKind.Term, 2024).IsClosed(new(2026, 5, 1), closed));
    }
}
