using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Tests.Silo.Storage;

public class LedgerReaderTests
{
    [Fact]
    public async Task Counts_OfTheStories_AreWhatTheStreamsSay()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);

        var counts = await fixture.Storage.Ledgers.Counts(Stories.Qinglan, null, default);

        var ledger = Assert.Single(counts.Ledgers);
        Assert.Equal(("xihu", "l14", "2026", false), (ledger.School.Value, ledger.Kind.Value, ledger.Period.ToString(), ledger.SaysNothing));
        Assert.Equal((2, new DateOnly(2026, 6, 30)), (ledger.ByYear[2026], ledger.LastOn));
        Assert.Contains((new("xihu"), 2026), counts.PlanYears);
        Assert.Empty((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), default)).Ledgers);
        Assert.Empty((await fixture.Storage.Ledgers.Counts(new("hongqiao"), null, default)).Ledgers);
    }

    [Fact]
    public async Task Counts_ALedgerThatSaysNothing_HasNoYears()
    {
        await using var fixture = await StorageFixture.Started();
        await fixture.Storage.Journal.WritesLedger("donghu").Commit(new NothingToRecord(null));

        var ledger = Assert.Single((await fixture.Storage.Ledgers.Counts(Stories.Qinglan, new("donghu"), default)).Ledgers);

        Assert.True(ledger.SaysNothing);
        Assert.Empty(ledger.ByYear);
    }
}
