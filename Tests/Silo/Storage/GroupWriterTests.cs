using DistrictUnion.Storage;
using DistrictUnion.Storage.Writing;
using DistrictUnion.Tests.Golden;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Tests.Silo.Storage;

public class GroupWriterTests
{
    [Fact]
    public async Task Start_WritersOwnConnection_WaitsForTheDisk()
    {
        await using var fixture = await StorageFixture.Started();

        var (mode, synchronous) = await fixture.Storage.Writer.Alone(session =>
            (session.Connection.Scalar<string>("PRAGMA journal_mode"), session.Connection.Scalar<long>("PRAGMA synchronous")));

        Assert.Equal(("wal", 2), (mode, synchronous));
    }

    [Fact]
    public async Task Write_OneOfAGroupFails_IsRolledBackAlone()
    {
        await using var fixture = await StorageFixture.Started();
        var (writer, journal, figures) = (fixture.Storage.Writer, fixture.Storage.Journal, fixture.Storage.Maintenance.Figures);
        var groups = figures.Groups;
        using var hold = await Hold(fixture);

        var first = journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
        var failing = writer.Write(new BrokenWrite());
        var last = journal.WritesSchool("donghu").Commit(SampleFacts.OfSchool[0]);
        hold.Set();

        await Task.WhenAll(first, last);
        Assert.Equal("broken on purpose", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(groups + 1, figures.Groups);
        Assert.Empty(fixture.Rows("grain_state"));
        Assert.Equal(2, fixture.Rows("journal").Count);
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    [Fact]
    public async Task Write_CommitFails_NobodyIsAnsweredAndTheNextGroupWorks()
    {
        await using var fixture = await StorageFixture.Started();
        var (writer, journal) = (fixture.Storage.Writer, fixture.Storage.Journal);
        await writer.Alone(session => session.Connection.Execute(
            """
            PRAGMA foreign_keys = ON;
            CREATE TEMP TABLE parents (id INTEGER PRIMARY KEY);
            CREATE TEMP TABLE children (parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED);
            """));
        using var hold = await Hold(fixture);

        var appended = journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
        var orphan = writer.Write(new StatementWrite("INSERT INTO children VALUES (99)"));
        hold.Set();

        await Assert.ThrowsAsync<SqliteException>(() => appended);
        await Assert.ThrowsAsync<SqliteException>(() => orphan);
        Assert.Empty(fixture.Rows("journal"));
        await journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    [Fact]
    public async Task Write_GroupNotCommittedYet_IsNotAnswered()
    {
        await using var fixture = await StorageFixture.Started();
        using var hold = await Hold(fixture);
        using var reached = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();

        var appended = fixture.Storage.Journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
        var slow = fixture.Storage.Writer.Write(new SlowWrite(reached, goOn));
        hold.Set();
        Assert.True(reached.Wait(TimeSpan.FromSeconds(30)));

        Assert.False(appended.IsCompleted);
        Assert.Empty(fixture.Rows("journal"));
        goOn.Set();
        await Task.WhenAll(appended, slow);
        Assert.Single(fixture.Rows("journal"));
    }

    [Fact]
    public async Task Stop_WritesAreWaiting_FinishesThemAndTakesNoMore()
    {
        await using var fixture = await StorageFixture.Started();
        var appends = Enumerable.Range(0, 100).Select(i => fixture.Storage.Journal.WritesSchool($"s{i}").Commit(SampleFacts.OfSchool[0])).ToArray();

        await fixture.Storage.Stop();

        await Task.WhenAll(appends);
        Assert.Equal(100, fixture.Rows("journal").Count);
        var refused = await Assert.ThrowsAsync<StorageException>(() => fixture.Storage.Journal.WritesSchool("late").Commit(SampleFacts.OfSchool[0]));
        Assert.Equal("storage.stopped", refused.Code);
    }

    [Fact]
    public async Task Figures_ManyCallers_CountGroupsAndRows()
    {
        await using var fixture = await StorageFixture.Started();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => fixture.Storage.Journal.WritesSchool($"s{i}").Commit(SampleFacts.OfSchool[0])));

        var figures = fixture.Storage.Maintenance.Figures;
        Assert.Equal((50, 50), (figures.JournalRows, figures.StateRows));
        Assert.InRange(figures.MeanGroupSize, 1, 50);
    }

    /// <summary>Writes a row and then fails.</summary>
    private sealed class BrokenWrite : QueuedWrite<bool>
    {
        public override IReadOnlyList<Statement> Prepare(WriterSession session) => [new("INSERT INTO grain_state (name, key, etag, json) VALUES ('draft', 'x', 1, '{}')")];

        public override void Wrote(WriterSession session, ReadOnlySpan<int> changed) => throw new InvalidOperationException("broken on purpose");
    }

    private sealed class SlowWrite(ManualResetEventSlim reached, ManualResetEventSlim goOn) : QueuedWrite<bool>
    {
        public override IReadOnlyList<Statement> Prepare(WriterSession session)
        {
            reached.Set();
            goOn.Wait(TimeSpan.FromSeconds(30));
            return [];
        }

        public override void Wrote(WriterSession session, ReadOnlySpan<int> changed) => Result = true;
    }

    /// <summary>Keeps the writer busy, so that what is queued meanwhile becomes one group.</summary>
    private static async Task<ManualResetEventSlim> Hold(StorageFixture fixture)
    {
        var (reached, hold) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new ManualResetEventSlim());
        _ = fixture.Storage.Writer.Alone(_ =>
        {
            reached.SetResult();
            return hold.Wait(TimeSpan.FromSeconds(30));
        });
        await reached.Task;
        return hold;
    }
}
