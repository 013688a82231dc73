using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class GrainStorageTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Read_NothingWritten_IsANewState(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var storage = fixture.Storage.GrainStorage.Create<Note>("draft", "school/qinglan/xihu");

        await storage.ReadStateAsync();

        Assert.Equal((false, null, null), (storage.RecordExists, storage.Etag, storage.State.Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_ThenReadElsewhere_IsTheSameAndSurvivesARestart(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var storage = fixture.Storage.GrainStorage.Create<Note>("draft", "school/qinglan/xihu");
        storage.State.Text = "半句话 𠮷";
        await storage.WriteStateAsync();
        storage.State.Text = "一整句话 𠮷";
        await storage.WriteStateAsync();
        await fixture.Restart();

        var other = fixture.Storage.GrainStorage.Create<Note>("draft", "school/qinglan/xihu");
        await other.ReadStateAsync();

        Assert.Equal((true, "2", "一整句话 𠮷"), (other.RecordExists, other.Etag, other.State.Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_OthersWroteMeanwhile_IsRefusedAndChangesNothing(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var (one, other) = (fixture.Storage.GrainStorage.Create<Note>("draft", "x"), fixture.Storage.GrainStorage.Create<Note>("draft", "x"));
        one.State.Text = "one";
        await one.WriteStateAsync();
        other.State.Text = "other";

        var refused = await Assert.ThrowsAsync<StorageException>(() => other.WriteStateAsync());

        Assert.Equal("storage.state-changed", refused.Code);
        await other.ReadStateAsync();
        Assert.Equal("one", other.State.Text);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Clear_OthersWroteMeanwhile_IsRefused(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var (one, other) = (fixture.Storage.GrainStorage.Create<Note>("draft", "x"), fixture.Storage.GrainStorage.Create<Note>("draft", "x"));
        await one.WriteStateAsync();
        await other.ReadStateAsync();
        await one.WriteStateAsync();

        await Assert.ThrowsAsync<StorageException>(() => other.ClearStateAsync());
        await one.ClearStateAsync();

        Assert.False(one.RecordExists);
        Assert.Empty(fixture.Rows("grain_state"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Write_Checkpoint_ReadsBackTheSameState(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        await school.CommitEach(SampleFacts.OfSchool);
        var storage = fixture.Storage.GrainStorage.Create<Checkpoint<SchoolUnion>>(Checkpoint<SchoolUnion>.StorageName, "x");
        storage.State = new() { Schema = 1, Version = school.Version, At = StreamWriter<SchoolUnion>.FirstMoment, State = school.State };
        await storage.WriteStateAsync();
        var written = fixture.Rows("grain_state").Single();

        await storage.ReadStateAsync();
        await storage.WriteStateAsync();

        Assert.Equal(written.Split('|', 4)[3], fixture.Rows("grain_state").Single().Split('|', 4)[3]);
    }

    public sealed class Note
    {
        public string? Text { get; set; }
    }
}
