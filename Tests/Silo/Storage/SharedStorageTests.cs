using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Storage of several silos on one PostgreSQL database.</summary>
[Collection(StorageTests.Name)]
public class SharedStorageTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Append_TwoSilosAtOneStream_EachVersionIsWrittenOnceAndChainsAreSound()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var one = Silo(fixture);
        await using var other = Silo(fixture);
        await Task.WhenAll(one.Start(), other.Start());
        var writer = one.Journal.WritesSchool("xihu");
        var results = new List<AppendResult>();

        foreach (var fact in SampleFacts.OfSchool)
        {
            // Both have read the same version and write the next at once, under commands of their own.
            var at = StreamWriter<SchoolUnion>.FirstMoment.AddMinutes(writer.Version);
            var commits = new[] { writer.Next($"one-{writer.Version}", at, fact), writer.Next($"other-{writer.Version}", at, fact) };
            results.AddRange(await Task.WhenAll(one.Journal.Append(commits[0]), other.Journal.Append(commits[1])));
            writer.Took(commits[0]);
        }

        Assert.Equal(SampleFacts.OfSchool.Length, results.OfType<AppendResult.Committed>().Count());
        Assert.Equal(SampleFacts.OfSchool.Length, results.OfType<AppendResult.VersionRace>().Count());
        Assert.Equal(SampleFacts.OfSchool.Length, fixture.Rows("journal").Count);
        Assert.True((await fixture.Verify()).IsSound);
    }

    [PostgresFact]
    public async Task Append_SameCommandToTwoSilos_IsCommittedOnceAndAnsweredTwice()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var one = Silo(fixture);
        await using var other = Silo(fixture);
        await Task.WhenAll(one.Start(), other.Start());
        var commit = one.Journal.WritesSchool("xihu").Next(SampleFacts.OfSchool[0]);

        var results = await Task.WhenAll(one.Journal.Append(commit), other.Journal.Append(commit));

        Assert.Single(results.OfType<AppendResult.Committed>());
        Assert.Single(results.OfType<AppendResult.Repeated>());
        Assert.Single(fixture.Rows("journal"));
    }

    [PostgresFact]
    public async Task Seal_TwoSilosAtOnce_BothAreNumberedAndFollowEachOther()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var one = Silo(fixture);
        await using var other = Silo(fixture);
        await Task.WhenAll(one.Start(), other.Start());
        await one.Journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);

        var seals = await Task.WhenAll(new[] { one, other }.SelectMany(silo => Enumerable.Range(0, 4).Select(_ => silo.Maintenance.Seal(new("qinglan")))));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], seals.Select(s => s.Number).Order());
        Assert.Empty((await fixture.Verify()).Wrong);
    }

    [PostgresFact]
    public async Task Start_AsTheOnlyOwnerWhileASiloRuns_IsRefused()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var silo = Silo(fixture);
        await silo.Start();

        Assert.Equal("storage.in-use", (await Assert.ThrowsAsync<StorageException>(fixture.Storage.Start)).Code);
    }

    [PostgresFact]
    public async Task Start_WhileAnOwnerIsAlone_WaitsForHim()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        await using var silo = Silo(fixture);

        var starting = Task.Run(silo.Start);
        await Task.Delay(300);
        Assert.False(starting.IsCompleted);
        await fixture.Storage.Stop();

        Assert.Null(await starting);
    }

    [PostgresFact]
    public async Task Start_ReadModelOfAnotherProgram_IsMadeAnewByTheFirstSiloOnly()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        await fixture.Storage.Journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
        await fixture.Storage.Stop();
        fixture.Tamper("UPDATE read_model SET schema = 0");
        await using var one = Silo(fixture);
        await using var other = Silo(fixture);

        var rebuilt = await Task.WhenAll(Task.Run(one.Start), Task.Run(other.Start));

        Assert.Equal(1, Assert.Single(rebuilt, r => r is not null)!.Streams);
    }

    [PostgresFact]
    public async Task Start_ReadModelOfAnotherProgramWhileASiloRuns_IsRefused()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var one = Silo(fixture);
        await one.Start();
        fixture.Tamper("UPDATE read_model SET schema = 0");
        await using var other = Silo(fixture);

        Assert.Equal("storage.read-model-other", (await Assert.ThrowsAsync<StorageException>(other.Start)).Code);
    }

    [PostgresFact]
    public async Task Append_ConnectionWasCut_WritesBesideTheOthersAgain()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        await using var one = Silo(fixture);
        await using var other = Silo(fixture);
        await Task.WhenAll(one.Start(), other.Start());
        fixture.Tamper("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var writer = one.Journal.WritesSchool("xihu");
        var commit = writer.Next(SampleFacts.OfSchool[0]);
        await Assert.ThrowsAnyAsync<Exception>(() => writer.Commit(commit));

        Assert.IsType<AppendResult.Committed>(await writer.Commit(commit));
        Assert.Equal("storage.in-use", (await Assert.ThrowsAsync<StorageException>(fixture.Storage.Start)).Code);
    }

    private static DistrictStorage Silo(StorageFixture fixture) =>
        new(new() { PostgreSql = fixture.Options.PostgreSql, Path = fixture.Path, IsShared = true }, fixture.Clock);
}
