using System.Globalization;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class VerificationTests(PostgresServer server)
{
    public static TheoryData<string, string> Columns => new()
    {
        { "stream", "substr(stream, 1, length(stream) - 1) || 'z'" },
        { "version", "version + 256" },
        { "at", "at + 1" },
        { "actor", "actor || 'x'" },
        { "command_id", "'x' || substr(command_id, 2)" },
        { "command_digest", "'x' || substr(command_digest, 2)" },
        { "facts", "CAST(substr(facts, 1, length(facts) - 1) || x'5C' AS BLOB)" },
        { "answer", "CAST(x'5B' || substr(answer, 2) AS BLOB)" },
        { "previous_hash", "CAST(substr(previous_hash, 1, 31) || iif(substr(previous_hash, 32) = x'7F', x'80', x'7F') AS BLOB)" },
        { "hash", "CAST(iif(substr(hash, 1, 1) = x'7F', x'80', x'7F') || substr(hash, 2) AS BLOB)" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Verify_ByteOfAnyRowFlipped_NamesStreamAndVersion(string column, string flipped)
    {
        await using var fixture = await Written();
        foreach (var (position, stream, version) in Positions(fixture))
        {
            fixture.Tamper("CREATE TABLE kept AS SELECT * FROM journal WHERE position = @0", position);
            fixture.Tamper($"UPDATE journal SET {column} = {flipped} WHERE position = @0", position);

            var first = (await fixture.Verify()).Wrong[0];

            Assert.Equal("journal.row-changed", first.Code);
            Assert.Equal(column is "stream" ? stream[..^1] + "z" : stream, first.Stream);
            Assert.Equal(column is "version" ? version + 256 : version, first.Version);
            fixture.Tamper($"UPDATE journal SET {column} = (SELECT {column} FROM kept) WHERE position = @0", position);
            fixture.Tamper("DROP TABLE kept");
        }

        Assert.True((await fixture.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_PositionMoved_IsFound(Engine on)
    {
        await using var fixture = await Written(on);
        fixture.Tamper("UPDATE journal SET position = 9999 WHERE position = 3");

        Assert.Equal("journal.row-missing", (await fixture.Verify()).Wrong[0].Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_RowDeleted_NamesTheGapAndTheStream(Engine on)
    {
        await using var fixture = await Written(on);
        fixture.Tamper("DELETE FROM journal WHERE stream = 'district:qinglan' AND version = 5");

        var wrong = (await fixture.Verify()).Wrong;

        Assert.Equal(["journal.row-missing", "journal.row-changed"], wrong.Select(w => w.Code));
        Assert.Equal(("district:qinglan", 6L), (wrong[1].Stream, wrong[1].Version));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_CommandsThatWereSentAgain_LeaveNoGap(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var school = fixture.Storage.Journal.WritesSchool("xihu");
        var commit = school.Next(SampleFacts.OfSchool[0]);
        await school.Commit(commit);
        Assert.IsType<AppendResult.Repeated>(await fixture.Storage.Journal.Append(commit with { ExpectedVersion = 1 }));
        await fixture.Storage.Journal.WritesSchool("donghu").Commit(SampleFacts.OfSchool[0]);

        Assert.Empty((await fixture.Verify()).Wrong);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_RowsCutOffAtTheEnd_AreMissedWithoutASeal(Engine on)
    {
        await using var fixture = await Written(on);
        fixture.Tamper("DELETE FROM journal WHERE position = (SELECT max(position) FROM journal)");

        Assert.Equal("journal.row-missing", (await fixture.Verify()).Wrong.Single().Code);
    }

    [Theory]
    [InlineData("UPDATE journal SET version = 9223372036854775807 WHERE stream = 'school:qinglan/xihu' AND version = 3")]
    [InlineData("UPDATE seals SET heads = 'a 99999999999999999999 ff' || char(10)")]
    public async Task Verify_NumberOutOfRange_IsFound(string tampering)
    {
        await using var fixture = await Written(seal: true);
        fixture.Tamper(tampering);

        Assert.False((await fixture.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_StreamCutOffAfterItsSeal_IsFoundByTheSeal(Engine on)
    {
        await using var fixture = await Written(on, seal: true);
        fixture.Tamper("DELETE FROM journal WHERE stream = 'school:qinglan/xihu' AND version > 20");
        fixture.Tamper("DELETE FROM journal WHERE stream = 'school:qinglan/donghu'");

        var wrong = (await fixture.Verify()).Wrong;

        Assert.Contains(wrong, w => w is { Code: "journal.stream-shorter", Stream: "school:qinglan/xihu", Version: 21 });
        Assert.Contains(wrong, w => w is { Code: "journal.stream-missing", Stream: "school:qinglan/donghu" });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_SealChanged_IsFound(Engine on)
    {
        await using var fixture = await Written(on, seal: true);
        fixture.Tamper("UPDATE seals SET at = at + 1 WHERE number = 1");

        Assert.Contains((await fixture.Verify()).Wrong, w => w.Code == "seal.changed");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_SealsDeleted_AreMissedWithoutAnOutsideCopy(Engine on)
    {
        await using var fixture = await Written(on, seal: true);
        fixture.Tamper("DELETE FROM seals");

        Assert.Equal(["seal.missing"], (await fixture.Verify()).Wrong.Select(w => w.Code));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_OutsideSeal_IsComparedWithTheInside(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var first = await fixture.Storage.Maintenance.Seal(Stories.Qinglan);
        await fixture.Storage.Journal.WritesSchool("nanhu").Commit(SampleFacts.OfSchool[0]);
        var second = await fixture.Storage.Maintenance.Seal(Stories.Qinglan);

        Assert.Equal((1, 7), (first.Number, first.Streams));
        Assert.Equal((2, 8), (second.Number, second.Streams));
        Assert.True((await fixture.Storage.Maintenance.Verify(new OutsideSeal(1, first.Digest))).IsSound);
        Assert.Equal("seal.differs", (await fixture.Storage.Maintenance.Verify(new OutsideSeal(1, second.Digest))).Wrong.Single().Code);
        Assert.Equal("seal.missing", (await fixture.Storage.Maintenance.Verify(new OutsideSeal(3, second.Digest))).Wrong.Single().Code);
    }

    [Fact]
    public async Task Verify_FileDamaged_SaysSoInsteadOfThrowing()
    {
        await using var fixture = await Written();
        await using (var file = new FileStream(fixture.Path, FileMode.Open))
        {
            file.Position = file.Length / 4;
            file.Write(new byte[file.Length / 2]);
        }

        Assert.False((await fixture.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Backup_WhileRunning_IsAWholeSealedDatabase(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var path = fixture.Path + ".backup";

        var seals = (await fixture.Storage.Maintenance.Backup(path)).Seals;

        Assert.Equal("qinglan", Assert.Single(seals).District.Value);
        var verified = await StorageMaintenance.Verify(new StorageOptions { Path = path }, new OutsideSeal(seals[0].Number, seals[0].Digest));
        Assert.True(verified.IsSound);
        Assert.Equal(fixture.Rows("journal"), fixture.Rows("journal", path));
        Assert.Equal(fixture.Rows("journal").Count, verified.Rows);
        await using var copy = new DistrictStorage(new() { Path = path }, fixture.Clock);
        await copy.Start();
        Assert.Equal(fixture.Rows("area_sums"), fixture.Rows("area_sums", path));
    }

    /// <summary>A database with the stories that nobody owns.</summary>
    private async Task<StorageFixture> Written(Engine on = Engine.Sqlite, bool seal = false)
    {
        var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        if (seal) await fixture.Storage.Maintenance.Seal(Stories.Qinglan);
        await fixture.Storage.Stop();
        return fixture;
    }

    private static List<(long Position, string Stream, long Version)> Positions(StorageFixture fixture) =>
        [.. fixture.Rows("journal").Select(row => row.Split('|')).Select(cells => (long.Parse(cells[0], CultureInfo.InvariantCulture), cells[1], long.Parse(cells[2], CultureInfo.InvariantCulture)))];
}
