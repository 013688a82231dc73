using System.Data.Common;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class StoredJournalTests(PostgresServer server)
{
    private static readonly IFact Founding = SampleFacts.OfDistrict[0];

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_NewStream_ReadsBackWhatWasWritten(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var commit = writer.Next(Founding);

        var result = await writer.Commit(commit);

        Assert.Equal(new AppendResult.Committed(1, commit.At), result);
        var entry = Assert.Single(await Read(fixture.Storage.Journal, Stories.District));
        Assert.Equal((1, commit.At, "u1"), (entry.Version, entry.At, entry.Actor));
        Assert.Equal(commit.Facts.ToArray(), entry.Facts.ToArray());
        var found = await fixture.Storage.Journal.Find(Stories.District, commit.CommandId, default);
        Assert.Equal(commit.CommandDigest, found!.Digest);
        Assert.Equal(commit.Answer.ToArray(), found.Answer.ToArray());
    }

    /// <summary>Who watches the service learns that nothing can be written, and when it can again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Append_DatabaseTakesNoWrites_ProbeSaysSoUntilItDoes(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var (storage, writer) = (fixture.Storage, fixture.Storage.Journal.WritesDistrict());
        await Allow(false);
        await storage.Maintenance.Probe();

        await Assert.ThrowsAnyAsync<DbException>(() => writer.Commit(Founding));
        await Assert.ThrowsAnyAsync<DbException>(storage.Maintenance.Probe);
        await Allow(true);
        await storage.Maintenance.Probe();
        Assert.IsType<AppendResult.Committed>(await storage.Journal.WritesDistrict().Commit(Founding));

        Task<int> Allow(bool mayWrite) => storage.Writer.Alone(session => session.Connection.Execute(on is Engine.Postgres
            ? $"SET default_transaction_read_only = {(mayWrite ? "off" : "on")}"
            : $"PRAGMA query_only = {(mayWrite ? "OFF" : "ON")}"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_AfterVersion_LeavesOutWhatIsKnown(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await fixture.Storage.Journal.WritesDistrict().CommitEach(SampleFacts.OfDistrict);

        var entries = await Read(fixture.Storage.Journal, Stories.District, SampleFacts.OfDistrict.Length - 2);

        Assert.Equal([SampleFacts.OfDistrict.Length - 1, SampleFacts.OfDistrict.Length], entries.Select(e => (int)e.Version));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Find_UnknownCommand_IsNull(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);

        Assert.Null(await fixture.Storage.Journal.Find(Stories.District, "never", default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_SameCommandIdOnOldVersion_IsRepeated(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var commit = writer.Next(Founding);
        await writer.Commit(commit);

        var result = await fixture.Storage.Journal.Append(commit);

        Assert.Equal(commit.Answer.ToArray(), Assert.IsType<AppendResult.Repeated>(result).Command.Answer.ToArray());
        Assert.Single(fixture.Rows("journal"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_SameCommandIdOnRightVersion_IsRepeatedAndWritesNoRow(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        await writer.Commit(writer.Next("same", StreamWriter<District>.FirstMoment, Founding));

        var result = await writer.Commit(writer.Next("same", StreamWriter<District>.FirstMoment, new DistrictRenamed("另一个名字")));

        Assert.IsType<AppendResult.Repeated>(result);
        Assert.Single(fixture.Rows("journal"));
        Assert.Contains("青岚区教育工会|", fixture.Rows("districts").Single(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_OldVersion_IsVersionRaceAndWritesNothing(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var late = writer.Next("late", StreamWriter<District>.FirstMoment, Founding);
        await writer.Commit(Founding);

        Assert.IsType<AppendResult.VersionRace>(await fixture.Storage.Journal.Append(late));
        Assert.Single(fixture.Rows("journal"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_ClockWentBack_KeepsTheStreamsLastMomentInJournalAndRows(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var (late, early) = (StreamWriter<District>.FirstMoment.AddHours(1), StreamWriter<District>.FirstMoment);
        await writer.Commit(writer.Next("first", late, Founding));

        var result = await writer.Commit(writer.Next("second", early, SampleFacts.OfDistrict.OfType<ExtensionGranted>().First()));

        Assert.Equal(new AppendResult.Committed(2, late), result);
        Assert.EndsWith($"|{late.ToUnixTimeMilliseconds()}000", fixture.Rows("extensions").Single(), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_FinerThanAMicrosecond_IsCutOff(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var moment = StreamWriter<District>.FirstMoment;

        var result = await writer.Commit(writer.Next("first", moment.AddTicks(19), Founding));

        Assert.Equal(new AppendResult.Committed(1, moment.AddTicks(10)), result);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_AfterRestart_ContinuesTheChain(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        await writer.Commit(Founding);
        await fixture.Restart();

        var commit = writer.Next(new DistrictRenamed("青岚区总工会教育工作委员会"));

        Assert.Equal(new AppendResult.Committed(2, commit.At), await fixture.Storage.Journal.Append(commit));
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_TwiceToOneStreamInOneGroup_LeavesTheRowsOfTheSecond(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var journal = fixture.Storage.Journal;
        var first = journal.WritesDistrict().Next(Founding);
        var (founded, renaming) = ((District)first.Change.After, new DistrictRenamed("另一个名字"));
        var second = first with
        {
            ExpectedVersion = 1,
            CommandId = "second",
            Facts = FactKinds.Write([renaming]),
            Change = new(founded, founded.Apply(renaming, first.At, first.Actor)),
        };
        using var hold = new ManualResetEventSlim();
        var held = fixture.Storage.Writer.Alone(_ => hold.Wait(TimeSpan.FromSeconds(30)));
        var appends = new[] { journal.Append(first), journal.Append(second) };
        hold.Set();
        await held;

        Assert.All(await Task.WhenAll(appends), result => Assert.IsType<AppendResult.Committed>(result));
        Assert.Contains("另一个名字|", fixture.Rows("districts").Single(), StringComparison.Ordinal);
        Assert.True((await fixture.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_ManyStreamsAtOnce_CommitsEachOnItsOwn(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writers = Enumerable.Range(0, 200).Select(i => fixture.Storage.Journal.WritesSchool($"s{i}")).ToArray();

        await Task.WhenAll(writers.Select(writer => writer.CommitEach(SampleFacts.OfSchool[..4])));

        Assert.Equal(800, fixture.Rows("journal").Count);
        Assert.Equal(200, fixture.Rows("plans").Count);
        var verified = await fixture.Storage.Maintenance.Verify();
        Assert.True(verified.IsSound);
        Assert.Equal((800, 200), (verified.Rows, verified.Streams));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_UnknownKindOfStream_IsRefusedBeforeItIsQueued(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var stranger = new StreamWriter<District>(fixture.Storage.Journal, new("planet:mars"));

        await Assert.ThrowsAsync<DistrictUnion.Storage.UnknownStreamException>(() => stranger.Commit(Founding));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Hash_FirstRow_IsTheDocumentedLayout(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var writer = fixture.Storage.Journal.WritesDistrict();
        var commit = writer.Next(Founding);
        await writer.Commit(commit);
        byte[] Number(long n) => BitConverter.IsLittleEndian ? [.. BitConverter.GetBytes(n).Reverse()] : BitConverter.GetBytes(n);
        byte[] Part(byte[] bytes) => [.. Number(bytes.Length)[4..], .. bytes];
        byte[][] columns =
        [
            Encoding.UTF8.GetBytes("district:qinglan"), Number(1), Number(commit.At.ToUnixTimeMilliseconds() * 1000), "u1"u8.ToArray(),
            Encoding.UTF8.GetBytes(commit.CommandId), Encoding.UTF8.GetBytes(commit.CommandDigest), commit.Facts.ToArray(),
            commit.Answer.ToArray(), new byte[32],
        ];

        var hash = System.Security.Cryptography.SHA256.HashData([.. columns.SelectMany(Part)]);

        Assert.EndsWith($"|{new string('0', 64)}|{Convert.ToHexStringLower(hash)}", fixture.Rows("journal").Single(), StringComparison.Ordinal);
    }

    private static async Task<List<JournalEntry>> Read(IJournal journal, StreamName stream, long after = 0)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.Read(stream, after, default)) entries.Add(entry);
        return entries;
    }
}
