using DistrictUnion.Domain.Progress;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.GrainState;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;
using Orleans.Core;

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
    public async Task Former_HoldsARow_MovesOverWhenReadAndWins(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        IStorage<Note> Place() => fixture.Storage.GrainStorage.Create<Note>("draft", "here");
        IStorage<Note> Former() => fixture.Storage.GrainStorage.Create<Note>("draft", "there");
        await Keep(Place(), "handed in long ago");
        await Keep(Former(), "typed since");
        var storage = new FormerStorage<Note>(Place(), Former());

        await storage.ReadStateAsync();

        Assert.Equal((true, "typed since"), (storage.RecordExists, storage.State.Text));
        await Keep(storage, "typed further");
        Assert.Equal("typed further", await Kept(new FormerStorage<Note>(Place(), Former())));
        Assert.Null(await Kept(Former()));
        await storage.ClearStateAsync();
        Assert.Null(await Kept(new FormerStorage<Note>(Place(), Former())));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Former_ItsMoveBreaksOff_NextReadingHasItAgain(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var (place, former) = (fixture.Storage.GrainStorage.Create<Note>("draft", "here"), fixture.Storage.GrainStorage.Create<Note>("draft", "there"));
        await Keep(former, "typed");
        var storage = new FormerStorage<Note>(place, new ReadOnlyStorage(former));
        await Assert.ThrowsAsync<TimeoutException>(() => storage.ReadStateAsync());

        Assert.Equal("typed", await Kept(new FormerStorage<Note>(place, former)));
        Assert.Null(await Kept(former));
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

    private static Task Keep(IStorage<Note> storage, string text)
    {
        storage.State.Text = text;
        return storage.WriteStateAsync();
    }

    private static async Task<string?> Kept(IStorage<Note> storage)
    {
        await storage.ReadStateAsync();
        return storage.State.Text;
    }

    /// <summary>A place that is lost before its row can be deleted.</summary>
    private sealed class ReadOnlyStorage(IStorage<Note> inner) : IStorage<Note>
    {
        public Note State
        {
            get => inner.State;
            set => inner.State = value;
        }

        public string? Etag => inner.Etag;

        public bool RecordExists => inner.RecordExists;

        public Task ReadStateAsync() => inner.ReadStateAsync();

        public Task WriteStateAsync() => throw new TimeoutException();

        public Task ClearStateAsync() => throw new TimeoutException();

        public Task ReadStateAsync(CancellationToken cancellationToken) => inner.ReadStateAsync(cancellationToken);

        public Task WriteStateAsync(CancellationToken cancellationToken) => throw new TimeoutException();

        public Task ClearStateAsync(CancellationToken cancellationToken) => throw new TimeoutException();
    }

    public sealed class Note
    {
        public string? Text { get; set; }
    }
}
