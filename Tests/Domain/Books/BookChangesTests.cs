using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Tests.Golden;

namespace DistrictUnion.Tests.Domain.Books;

public sealed class BookChangesTests
{
    [Fact]
    public void Of_EveryFactOfASchool_IsItsPlansItsSummariesOrItsQuarterOfTheYear() => Assert.All(
        SampleFacts.OfSchool,
        fact =>
        {
            if (fact is PlanBackfilled or ScoreBackfilled)
            {
                Assert.Equal((null, fact is PlanBackfilled ? "工作计划" : "考核得分"), (BookChanges.Of(fact, 2026), BookChanges.Of(fact, 2024)));
                return;
            }

            if ((fact is FileAttached scan ? scan.Subject.Summary : (SummaryPeriod?)fact.GetType().GetProperty(nameof(SummarySubmitted.Period))?.GetValue(fact)) is { } period)
            {
                Assert.Equal(period.Year == 2026 ? "工作总结" : null, BookChanges.Of(fact, 2026));
                return;
            }

            var quarter = fact is FileAttached file ? file.Subject.Quarter : (Quarter?)fact.GetType().GetProperty(nameof(ReportStarted.Quarter))?.GetValue(fact);
            Assert.Equal(quarter is not { } named ? "工作计划" : named.Year == 2026 ? named.Name : null, BookChanges.Of(fact, 2026));
        });

    [Fact]
    public void Concerns_EntriesOfOtherYears_AreNoChangeOfThisOne()
    {
        var kind = ShippedLedgers.Of(new("l09"))[^1];
        var before = Ledger.Empty.Apply(new EntryAdded(1, Entry(2026), EntrySource.Typed), A.Noon(2026, 10, 1), "chair")
            .Apply(new EntryAdded(2, Entry(2027), EntrySource.Typed), A.Noon(2027, 1, 5), "chair");

        Assert.True(Is(new EntryAdded(3, Entry(2026), EntrySource.Typed)));
        Assert.False(Is(new EntryAdded(3, Entry(2027), EntrySource.Typed)));
        Assert.True(Is(new EntryChanged(1, Entry(2027), EntrySource.Typed)), "it leaves the year");
        Assert.True(Is(new EntryChanged(2, Entry(2026), EntrySource.Typed)), "it comes into the year");
        Assert.False(Is(new EntryChanged(2, Entry(2027), EntrySource.Typed)));
        Assert.True(Is(new EntryVoided(1, null)));
        Assert.False(Is(new EntryVoided(2, null)));
        Assert.True(Is(new NothingToRecord(null)));
        Assert.True(BookChanges.Concerns(before, new EntryVoided(2, null), ShippedLedgers.Of(new("l02"))[^1], 2026), "a roster is of every year");

        bool Is(IFact fact) => BookChanges.Concerns(before, fact, kind, 2026);
    }

    private static EntryContent Entry(int year) => new(
        1, new(year, 3, 5), ImmutableSortedDictionary<string, string>.Empty,
        ImmutableSortedDictionary<string, PrivateReference>.Empty, ImmutableSortedDictionary<string, string>.Empty);
}
