using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class EntryPagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1_000)]
    public void Set_OneAfterAnother_KeepsThemByNumber(int count)
    {
        var pages = Of(count);

        Assert.Equal(count, pages.Count);
        Assert.Equal(Enumerable.Range(1, count), pages.Select(e => e.Number));
        Assert.Null(pages[0]);
        Assert.Null(pages[count + 1]);
        Assert.Equal(pages.Select(e => e.Number), JsonSerializer.Deserialize<EntryPages>(A.Json(pages), DomainJson.Options)!.Select(e => e.Number));
    }

    [Fact]
    public void ChangedSince_FindsWhatIsAnotherObject()
    {
        var before = Of(300);
        var after = before.Set(before[5]! with { Revision = 2 }).Set(before[300]! with { Revision = 2 }).Set(Entry(301));

        Assert.Equal([5, 300, 301], after.ChangedSince(before).Select(e => e.Number));
        Assert.Empty(after.ChangedSince(after));
        Assert.Equal(1, before[5]!.Revision);
    }

    [Fact]
    public void Set_WithAGap_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(3).Set(Entry(5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(3).Set(Entry(0)));
    }

    private static EntryPages Of(int count) => Enumerable.Range(1, count).Aggregate(EntryPages.Empty, (pages, number) => pages.Set(Entry(number)));

    private static LedgerEntry Entry(int number) => new(
        number, 1,
        new(1, new(2026, 1, 1), ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, PrivateReference>.Empty, ImmutableSortedDictionary<string, string>.Empty),
        EntrySource.Typed, null, "chair", default, null, []);
}
