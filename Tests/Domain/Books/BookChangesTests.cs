using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Tests.Golden;

namespace DistrictUnion.Tests.Domain.Books;

public sealed class BookChangesTests
{
    [Fact]
    public void Of_EveryFactOfASchool_IsItsPlansOrTheQuarterThatItNames() => Assert.All(
        SampleFacts.OfSchool,
        fact =>
        {
            var quarter = fact.GetType().GetProperty(nameof(ReportStarted.Quarter))?.GetValue(fact) as Quarter?;
            Assert.Equal(quarter is null ? BookChanges.Of(fact, 2026) is "2026年第三季度" ? "2026年第三季度" : "工作计划" : quarter.Value.Year == 2026 ? quarter.Value.Name : null, BookChanges.Of(fact, 2026));
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
        1, new(year, 3, 5), System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty,
        System.Collections.Immutable.ImmutableSortedDictionary<string, PrivateReference>.Empty, System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty);
}
