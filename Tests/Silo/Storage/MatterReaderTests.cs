using DistrictUnion.Domain.Matters;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class MatterReaderTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task OfDistrict_OfTheStories_IsTheFoldOfTheStream(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);

        var recorded = await fixture.Storage.Matters.OfDistrict(Stories.Qinglan, default);

        var folded = SampleFacts.OfMatters.Aggregate(SchoolMatters.Empty, (state, fact) => state.Apply(fact, default, "somebody"));
        Assert.Equal(["xihu", "xihu"], recorded.Select(r => r.School.Value));
        Assert.Equal(folded.Matters.Values.Select(m => (m.Number, m.State, m.Due, m.Revision)), recorded.Select(r => (r.Matter.Number, r.Matter.State, r.Matter.Due, r.Matter.Revision)));
        Assert.Equal("周建平", recorded[0].Matter.Result!.Content.Rows[0]["name"]);
        Assert.Empty(await fixture.Storage.Matters.OfDistrict(new("elsewhere"), default));
    }
}
