using DistrictUnion.Domain.Inspections;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class InspectionReaderTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task OfRound_OfTheStories_IsTheFoldOfTheStream(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);

        var recorded = Assert.Single(await fixture.Storage.Inspections.OfRound(Stories.Qinglan, new("annual"), default));

        var folded = SampleFacts.OfInspection.Aggregate(Inspection.Empty, (state, fact) => state.Apply(fact, default, "somebody"));
        Assert.Equal(("xihu", folded.Revision), (recorded.School.Value, recorded.State.Revision));
        Assert.Equal(folded.Conclusion!.Marks.Select(m => (m.Key, m.Value)), recorded.State.Conclusion!.Marks.Select(m => (m.Key, m.Value)));
        Assert.Equal(folded.Findings.Select(f => f.State), recorded.State.Findings.Select(f => f.State));
        Assert.Empty(recorded.State.Files);
        Assert.Equal("annual", Assert.Single(await fixture.Storage.Inspections.OfSchool(Stories.Qinglan, new("xihu"), default)).Inspection.Value);
        Assert.Empty(await fixture.Storage.Inspections.OfSchool(Stories.Qinglan, new("donghu"), default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entries_OfTheStories_AreThoseThatCountWithoutWhatIsPrivate(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);

        var entries = await fixture.Storage.Inspections.Entries(Stories.Qinglan, new("xihu"), [new("l14")], new(2026, 12, 31), default);

        Assert.Equal(2, entries.Length);
        Assert.DoesNotContain(entries, e => e.Values.ContainsKey("visited"));
        Assert.Empty(await fixture.Storage.Inspections.Entries(Stories.Qinglan, new("xihu"), [new("l04")], new(2026, 12, 31), default));
        Assert.Empty(await fixture.Storage.Inspections.Entries(Stories.Qinglan, new("xihu"), [new("l14")], new(2025, 12, 31), default));
    }
}
