using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class ReadModelTests(PostgresServer server)
{
    public static TheoryData<string> Tables => [.. ReadTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Rebuild_AfterTheStories_GivesTheLiveTable(string table)
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);
        var live = fixture.Rows(table);

        var rebuilt = await fixture.Storage.Maintenance.Rebuild();

        Assert.NotEmpty(live);
        Assert.Equal(live, fixture.Rows(table));
        Assert.Equal((7, 0), (rebuilt.Streams, rebuilt.Skipped.Count));
    }

    [Fact]
    public async Task Append_EveryStepOfTheStories_LeavesTheRowsThatARebuildGives()
    {
        await using var fixture = await StorageFixture.Started();
        var inspection = fixture.Storage.Journal.WritesInspection("xihu");
        var (district, school, ledger) = (fixture.Storage.Journal.WritesDistrict(), fixture.Storage.Journal.WritesSchool("xihu"), fixture.Storage.Journal.WritesLedger("xihu"));
        Func<Task>[] steps =
        [
            .. SampleFacts.OfDistrict.Select(fact => (Func<Task>)(() => district.Commit(fact))), .. SampleFacts.OfSchool.Select(fact => (Func<Task>)(() => school.Commit(fact))),
            .. SampleFacts.OfLedger.Select(fact => (Func<Task>)(() => ledger.Commit(fact))),
            .. SampleFacts.OfInspection.Select(fact => (Func<Task>)(() => inspection.Commit(fact))),
        ];
        foreach (var step in steps)
        {
            await step();
            var live = All(fixture);
            await fixture.Storage.Maintenance.Rebuild();
            Assert.Equal(live, All(fixture));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rebuild_AfterTheStories_GivesAllLiveTables(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var live = All(fixture);

        await fixture.Storage.Maintenance.Rebuild();

        Assert.Equal(live, All(fixture));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_ReadModelOfAnotherSchema_IsRebuilt(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var live = All(fixture);
        await fixture.Storage.Stop();
        fixture.Tamper("UPDATE read_model SET schema = schema + 1");
        fixture.Tamper("DELETE FROM plans");
        fixture.Tamper("ALTER TABLE schools RENAME COLUMN name TO title");

        await using var next = fixture.Another();
        var rebuilt = await next.Start();

        Assert.Equal(7, rebuilt!.Streams);
        Assert.Equal(live, All(fixture));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Start_ReadModelOfThisSchema_IsLeftAlone(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Stop();
        await using var next = fixture.Another();

        Assert.Null(await next.Start());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rebuild_UnknownFact_SkipsThatStreamAndKeepsTheOthers(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        await fixture.Storage.Stop();
        fixture.Tamper(
            "UPDATE journal SET facts = @0 WHERE stream = 'school:qinglan/donghu' AND version = 3", """[{"kind":"school.flew-away/1","data":{}}]"""u8.ToArray());
        await using var next = fixture.Another();
        await next.Start();

        var rebuilt = await next.Maintenance.Rebuild();

        Assert.Equal(["school:qinglan/donghu"], rebuilt.Skipped);
        Assert.All(fixture.Rows("plans"), row => Assert.Contains("|xihu|", row, StringComparison.Ordinal));
        Assert.NotEmpty(fixture.Rows("plans"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rebuild_TableDroppedOrRowsAltered_MakesThemAsTheyWere(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var (schools, sums) = (fixture.Rows("schools"), fixture.Rows("area_sums"));
        await fixture.Storage.Stop();
        fixture.Tamper("UPDATE area_sums SET due_earned = 0");
        fixture.Tamper("DROP TABLE schools");
        await using var next = fixture.Another();
        await next.Start();

        await next.Maintenance.Rebuild();

        Assert.Equal(schools, fixture.Rows("schools"));
        Assert.Equal(sums, fixture.Rows("area_sums"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_SubmittedReport_TouchesFewRows(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool[..10]);
        var before = fixture.Storage.Maintenance.Figures.StateRows;

        await school.Commit(SampleFacts.OfSchool[10]);

        // One report, five lines of progress, and the sums of a02, a06, a09 and a14 for the third and fourth quarter that moved.
        var touched = fixture.Storage.Maintenance.Figures.StateRows - before;
        Assert.InRange(touched, 1 + 5 + 3, 1 + 5 + 8);
    }

    /// <summary>Commits while the clock was set back all have the moment of the last one before.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Append_VersionsOfOneMoment_OnlyTheLastWasInForce(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        var taken = SampleFacts.OfSchool.OfType<DistrictTasksTaken>().First();
        foreach (var title in new[] { "一", "二", "三" })
        {
            var fact = taken with { Tasks = [taken.Tasks[0] with { Title = title }] };
            await school.Commit(school.Next($"take-{title}", StreamWriter<SchoolUnion>.FirstMoment, fact));
        }

        Assert.Contains("|三|", Assert.Single(fixture.Rows("occurrences")), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_AreaSums_AreThoseOfTheDomain(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool);

        var sums = AreaSums.Of(school.State);

        Assert.Equal(sums.Length, fixture.Rows("area_sums").Count);
        Assert.Contains(
            sums.Select(s => $"qinglan|{s.Quarter}|xihu|{s.Area}|{s.From.ToUnixTimeMilliseconds()}000|"),
            start => fixture.Rows("area_sums").Any(row => row.StartsWith(start, StringComparison.Ordinal)));
    }

    private static List<string> All(StorageFixture fixture) =>
        [.. ReadTables.All.SelectMany(table => fixture.Rows(table.Name).Select(row => $"{table}: {row}"))];
}
