using System.Collections.Immutable;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Domain.Ledgers;

public sealed class KeptElsewhereTests
{
    private static readonly FileAttached Print = new(
        FileSubject.Of(new EntrySubject(new("l32"), new(LedgerPeriodKind.CalendarYear, 2026), 0)), FileRole.SignedScan, "2026年明细账.pdf", new string('a', 64), 2_048, FileTypes.Pdf.MediaType, false);

    [Fact]
    public void Keep_NamesTheSystemAndIsTakenBack()
    {
        var desk = new Desk("l32");
        Assert.Equal(["name.blank"], desk.Keep(true, " ").Refusals.Select(r => r.Code));
        Assert.Equal(new LedgerKeptElsewhere("学校财务软件", "账号在财务室"), desk.Keep(true, " 学校财务软件 ", "账号在财务室").Facts.Single());
        Assert.Empty(desk.Keep(true, "学校财务软件", "账号在财务室").Facts);
        Assert.Equal("学校财务软件", desk.View().Elsewhere!.System);

        Assert.IsType<LedgerKeptHere>(desk.Keep(false).Facts.Single());
        Assert.Null(desk.View().Elsewhere);
        Assert.Empty(desk.Keep(false).Facts);
    }

    [Fact]
    public void Keep_OfAClosedYearOrAKindMadeFromPlans_IsRefused()
    {
        var closed = new Desk("l32");
        closed.Terms = closed.Terms with { ClosedYears = [2026] };
        Assert.Equal(["year.closed"], closed.Keep(true, "学校财务软件").Refusals.Select(r => r.Code));
        Assert.Equal(["ledger.made-from-plans"], new Desk("l07").Keep(true, "学校财务软件").Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Prints_OfALedger_StandBesideItsEntriesAndChangeItsBook()
    {
        var ledger = Ledger.Empty.Apply(new LedgerKeptElsewhere("学校财务软件", null), A.Noon(2026, 11, 22), "chair");
        Assert.True(BookChanges.Concerns(ledger, Print, ShippedLedgers.Of(new("l32"))[^1], 2026));

        ledger = ledger.Apply(Print, A.Noon(2026, 11, 22), "chair");

        var view = LedgerView.Of(ledger, A.District, A.Xihu, new(LedgerPeriodKind.CalendarYear, 2026), new Desk("l32").Terms, new(), OpenedValues.None, A.Noon(2026, 11, 22));
        Assert.Equal("2026年明细账.pdf", Assert.Single(view.Prints).Name);
        Assert.Empty(view.Files);
        Assert.Equal("entry/l32/2026/0", view.Prints[0].Subject.Name);
    }

    [Fact]
    public void Shelf_KeptElsewhereWithItsPrint_IsComplete()
    {
        var count = new LedgerCount(A.Xihu, new("l32"), new(LedgerPeriodKind.CalendarYear, 2026), 0, 0, null, false);
        Assert.Equal((LedgerState.Empty, LedgerState.Elsewhere), (StateOf(count), StateOf(count with { IsElsewhere = true })));
        Assert.Equal(LedgerState.Kept, StateOf(count with { IsElsewhere = true, Entries = 1, InYear = 1 }));
        Assert.True(LedgerState.Elsewhere.IsComplete);
    }

    private static LedgerState StateOf(LedgerCount count)
    {
        var kind = ShippedLedgers.Of(new("l32"))[^1];
        var catalogue = new LedgerCatalogue([new(kind, true, [])], [], 7, 0);
        var school = new Desk().Terms.School!;
        return ShelfRules.Shelf(A.District, school, catalogue, new([count], [], ImmutableDictionary<DistrictUnion.Domain.SchoolCode, int>.Empty), 2026, A.Day(11, 22)).Ledgers.Single().State;
    }
}
