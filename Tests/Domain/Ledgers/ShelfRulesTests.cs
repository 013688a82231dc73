using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class ShelfRulesTests
{
    private static readonly District District = new IFact[]
    {
        new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Primary, "小学", 1), new GroupSet(A.Middle, "初中", 2),
        new SchoolRegistered(A.Xihu, "溪湖小学", A.Primary, A.Day(1, 1, 2020), true, []), new SchoolRegistered(A.Donghu, "东湖中学", A.Middle, A.Day(1, 1, 2020), true, []),
        new LedgersSwitched([new(new("l17"), true, [A.Primary]), new(new("l26"), true, [])]),
    }.Aggregate(District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 1, 1), "officer"));

    [Fact]
    public void Shelf_EachPeriod_CountsWhatConcernsTheYear()
    {
        var shelf = Shelf(
            Count("l04", "2026", (2026, 4)), Count("l04", "2025", (2025, 9)), Count("l09", "2025-2026", (2025, 1), (2026, 1)), Count("l02", "all", (2019, 60), (2026, 3)),
            Count("l01", "t2024", (2024, 9)), Count("l26", "a2025", (2025, 70)));

        Assert.Equal((4, LedgerState.Kept), Of(shelf, "l04"));
        Assert.Equal((1, LedgerState.Kept), Of(shelf, "l09"));
        Assert.Equal((63, LedgerState.Kept), Of(shelf, "l02"));
        Assert.Equal((9, LedgerState.Kept), Of(shelf, "l01"));
        Assert.Equal((70, LedgerState.Kept), Of(shelf, "l26"));
        Assert.Equal((0, LedgerState.Empty), Of(shelf, "l20"));
        Assert.Equal("t2024", shelf.Ledgers.Single(l => l.Kind.Code.Value == "l01").Current.ToString());
        Assert.Equal("2026-2027", shelf.Ledgers.Single(l => l.Kind.Code.Value == "l09").Current.ToString());
    }

    [Fact]
    public void Shelf_PlanAndProgress_ComeFromPlansAndReports()
    {
        var shelf = ShelfRules.Shelf(
            A.District, District.Schools[A.Xihu], LedgerCatalogue.Of(District),
            new([], [A.Xihu], ImmutableDictionary<SchoolCode, int>.Empty.Add(A.Xihu, 3)), 2026, A.Day(11, 22));

        Assert.Equal((1, LedgerState.Kept), Of(shelf, "l07"));
        Assert.Equal((3, LedgerState.Kept), Of(shelf, "l08"));
    }

    [Fact]
    public void Shelf_TooFewOrNothing_IsSaidAndCounted()
    {
        var shelf = Shelf(Count("l04", "2026", (2026, 2)), Count("l14", "2026") with { SaysNothing = true });

        Assert.Equal((2, LedgerState.TooFew), Of(shelf, "l04"));
        Assert.Equal((0, LedgerState.Nothing), Of(shelf, "l14"));
        Assert.Equal(1, shelf.Complete);
    }

    [Fact]
    public void Coverage_AKindOfSomeGroups_IsNotAskedOfOthers()
    {
        var coverage = ShelfRules.Coverage(
            A.District, District.Schools.Values, LedgerCatalogue.Of(District), new([Count("l17", "all", (2025, 2))], [], ImmutableDictionary<SchoolCode, int>.Empty), 2026);

        var at = coverage.Kinds.Select(k => k.Code.Value).ToList().IndexOf("l17");
        Assert.Equal([null, LedgerState.Kept], coverage.Schools.OrderBy(s => s.School).Select(s => s.States[at]));
        Assert.Equal([16, 17], coverage.Schools.OrderBy(s => s.School).Select(s => s.Expected));
        Assert.Equal([0, 1], coverage.Schools.OrderBy(s => s.School).Select(s => s.Kept));
    }

    private static (int Entries, LedgerState State) Of(SchoolShelf shelf, string kind)
    {
        var ledger = shelf.Ledgers.Single(l => l.Kind.Code.Value == kind);
        return (ledger.Entries, ledger.State);
    }

    private static SchoolShelf Shelf(params LedgerCount[] counts) => ShelfRules.Shelf(
        A.District, District.Schools[A.Xihu], LedgerCatalogue.Of(District), new([.. counts], [], ImmutableDictionary<SchoolCode, int>.Empty), 2026, A.Day(11, 22));

    private static LedgerCount Count(string kind, string period, params (int Year, int Entries)[] years) => new(
        A.Xihu, new(kind), LedgerPeriod.TryParse(period, out var parsed) ? parsed : default, years.Sum(y => y.Entries), years.Where(y => y.Year == 2026).Sum(y => y.Entries), null, false);
}
