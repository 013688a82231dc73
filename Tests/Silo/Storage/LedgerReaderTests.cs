using System.Collections.Immutable;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class LedgerReaderTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Counts_OfTheStories_AreWhatTheStreamsSay(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);

        var counts = await fixture.Storage.Ledgers.Counts(Stories.Qinglan, null, 2026, default);

        var ledger = Assert.Single(counts.Ledgers);
        Assert.Equal(("xihu", "l14", "2026", false), (ledger.School.Value, ledger.Kind.Value, ledger.Period.ToString(), ledger.SaysNothing));
        Assert.Equal((2, 2, null), (ledger.Entries, ledger.InYear, ledger.LastOn));
        Assert.Contains(new("xihu"), counts.Planned);
        var ofSchool = await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("xihu"), 2026, default);
        Assert.Equal(ledger with { LastOn = new DateOnly(2026, 6, 30) }, Assert.Single(ofSchool.Ledgers));
        Assert.Equal((counts.Planned.Contains(new("xihu")), counts.Reports.GetValueOrDefault(new("xihu"))), (ofSchool.Planned.Contains(new("xihu")), ofSchool.Reports.GetValueOrDefault(new("xihu"))));
        Assert.Empty((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, null, 2028, default)).Ledgers);
        Assert.Empty((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), 2026, default)).Ledgers);
        Assert.Empty((await fixture.Storage.Ledgers.Counts(new("hongqiao"), null, 2026, default)).Ledgers);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Counts_ALedgerThatSaysNothing_HasNoYears(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesLedger("donghu").Commit(new NothingToRecord(null));

        var ledger = Assert.Single((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), 2026, default)).Ledgers);

        Assert.True(ledger.SaysNothing);
        Assert.Equal((0, 0), (ledger.Entries, ledger.InYear));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Counts_KeptElsewhere_CountsWithItsPrintAlone(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var ledger = fixture.Storage.Journal.WritesLedger("donghu");
        await ledger.Commit(new LedgerKeptElsewhere("区医疗互助平台", null));
        Assert.False(Assert.Single((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), 2026, default)).Ledgers).IsElsewhere);

        await ledger.Commit(new FileAttached(
            FileSubject.Of(new EntrySubject(new("l14"), new(LedgerPeriodKind.CalendarYear, 2026), 0)), FileRole.SignedScan, "打印件.pdf", new string('a', 64), 2_048, FileTypes.Pdf.MediaType, false));
        Assert.True(Assert.Single((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), 2026, default)).Ledgers).IsElsewhere);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Funds_OfAYear_AreAddedUpByTheDatabase(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var journal = fixture.Storage.Journal;
        await Of("l32", "2026").Commit(
            Entry(1, ("account", "会费收入"), ("income", "1200.50")), Entry(2, ("account", "会费收入"), ("income", "-0.25")), Entry(3, ("account", "业务支出"), ("expense", "88.00")), Entry(4, ("account", "业务支出"), ("expense", "1.00")), new EntryVoided(4, null));
        await Of("l32", "2025").Commit(Entry(1, ("account", "会费收入"), ("income", "9.00")));
        await Of("l33", "2026").Commit(Entry(1, ("scope", "全年"), ("dues", "1200.25")));
        await Of("l31", "2026").Commit(Entry(1, ("side", "支出"), ("account", "业务支出"), ("budget", "90.00")));
        await Of("l02", "all").Commit(
            Entry(1, ("joinedOn", "2010-09-01"), ("status", "在会")), Entry(2, ("joinedOn", "2010-09-01")), Entry(3, ("joinedOn", "2027-01-01")), Entry(4, ("joinedOn", "2010-09-01"), ("status", "转出"), ("changedOn", "2026-06-30")),
            Entry(5, ("joinedOn", "2010-09-01"), ("status", "转出"), ("changedOn", "2027-06-30")));
        var limited = Entry(1, ("amount", "2000.00"));
        await Of("l16", "2026").Commit(limited with { Content = limited.Content with { Explanations = limited.Content.Explanations.Add("above-limit", "两年合并").Add("other", "x") } });

        var rows = await fixture.Storage.Ledgers.Funds(Stories.Qinglan, 2026, default);

        Assert.Equal([("业务支出", null, 8_800L), ("会费收入", 120_025L, null)], rows.Journal.OrderBy(a => a.Account, StringComparer.Ordinal).Select(a => (a.Account, a.IncomeFen, a.ExpenseFen)));
        Assert.Equal([("l31", "90.00"), ("l33", "1200.25")], rows.Entries.Select(e => (e.Kind.Value, e.Values.GetValueOrDefault("budget") ?? e.Values["dues"])));
        Assert.Equal(3, rows.Members[new("donghu")]);
        Assert.Equal(("l16", "above-limit,other", 1), rows.Explained.Select(e => (e.Kind.Value, e.Checks, e.Count)).Single());
        Assert.Empty(rows.Elsewhere);
        Assert.Empty((await fixture.Storage.Ledgers.Funds(new("hongqiao"), 2026, default)).Entries);

        StreamWriter<Ledger> Of(string kind, string period) => new(journal, StreamName.Ledger(Stories.Qinglan, new("donghu"), new(kind), LedgerPeriod.TryParse(period, out var found) ? found : default));

        static EntryAdded Entry(int number, params (string Key, string Text)[] values) => new(
            number,
            new(
                1, new(2026, 5, 6), values.ToImmutableSortedDictionary(v => v.Key, v => v.Text, StringComparer.Ordinal), ImmutableSortedDictionary<string, PrivateReference>.Empty,
                ImmutableSortedDictionary<string, string>.Empty),
            EntrySource.Typed);
    }
}
