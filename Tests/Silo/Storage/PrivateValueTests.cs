using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class PrivateValueTests(PostgresServer server)
{
    private const string Value = "困难补助：因病住院";

    private static readonly PrivateReference Reference = new(new string('7', 32), Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(Value))));

    private static byte[] Key => [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_WhatACommitSealed_IsTheValue(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);

        await Seal(fixture);

        Assert.Equal(Value, (await fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default))[Reference.Reference]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_FromAnotherDistrict_IsNothing(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Seal(fixture);

        Assert.Empty(await fixture.Storage.PrivateValues.Read(new("hongqiao"), [Reference], default));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Read_ValueChangedInTheFile_IsRefused(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Seal(fixture);
        fixture.Tamper("UPDATE private_values SET value = @0", "A"u8.ToArray());

        var refused = await Assert.ThrowsAsync<StorageException>(() => fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default));

        Assert.Equal("storage.private-value-changed", refused.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_ThatLosesItsRace_SealsNothing(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        var commit = Commit(5, "late", sealedValues: [new(Reference, PrivacyClass.P3, Encoding.UTF8.GetBytes(Value), Key)]);

        Assert.IsType<AppendResult.VersionRace>(await fixture.Storage.Journal.Append(commit));

        Assert.Empty(await fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default));
    }

    [Fact]
    public async Task Append_ThatErases_TakesValueAndKeyOutOfAllFilesAndTheJournalStaysValid()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);
        await Seal(fixture, "donghu");
        var blinding = await fixture.Storage.PrivateValues.BlindingKey(Stories.Qinglan, Stream("donghu"), default);
        Assert.True(Holds(fixture, Encoding.UTF8.GetBytes(Value)));

        await fixture.Storage.Journal.Append(Commit(1, "erase", "donghu", erased: [Reference.Reference]));

        Assert.Empty(await fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default));
        Assert.False(Holds(fixture, Encoding.UTF8.GetBytes(Value)));
        Assert.False(Holds(fixture, Key));
        Assert.NotEqual(blinding.ToArray(), (await fixture.Storage.PrivateValues.BlindingKey(Stories.Qinglan, Stream("donghu"), default)).ToArray());
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    /// <summary>A reader of an older snapshot, as a backup is, keeps what was erased in the file; it goes with the first group after him.</summary>
    [Fact]
    public async Task Append_ThatErasesWhileSomebodyReads_TakesTheValueOutAfterHim()
    {
        await using var fixture = await StorageFixture.Started();
        await Seal(fixture, "donghu");
        await using (var reading = fixture.Storage.Database.OpenReader())
        await using (fixture.Storage.Database.BeginSnapshot(reading))
        {
            reading.Scalar<long>("SELECT count(*) FROM private_values");
            await fixture.Storage.Journal.Append(Commit(1, "erase", "donghu", erased: [Reference.Reference]));
            Assert.True(Holds(fixture, Encoding.UTF8.GetBytes(Value)));
        }

        await Task.Delay(1_100);
        await fixture.Storage.Journal.Append(Commit(0, "other", "xihu"));
        await fixture.Storage.Maintenance.Probe();

        Assert.False(Holds(fixture, Encoding.UTF8.GetBytes(Value)));
        Assert.False(Holds(fixture, Key));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Append_ThatSeals_StandsInTheLogUnderItsOwnPosition(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        await Seal(fixture, "donghu");
        var live = fixture.Rows("journal_log");

        await fixture.Storage.Maintenance.Rebuild();

        Assert.Equal(live, fixture.Rows("journal_log"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task BlindingKey_AskedAgain_IsTheSameAndAnotherStreamsIsAnother(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);

        var first = await fixture.Storage.PrivateValues.BlindingKey(Stories.Qinglan, Stream("xihu"), default);

        Assert.Equal(first.ToArray(), (await fixture.Storage.PrivateValues.BlindingKey(Stories.Qinglan, Stream("xihu"), default)).ToArray());
        Assert.NotEqual(first.ToArray(), (await fixture.Storage.PrivateValues.BlindingKey(Stories.Qinglan, Stream("donghu"), default)).ToArray());
        Assert.Equal(32, first.Length);
    }

    private static Task<AppendResult> Seal(StorageFixture fixture, string school = "xihu") =>
        fixture.Storage.Journal.Append(Commit(0, "seal", school, [new(Reference, PrivacyClass.P3, Encoding.UTF8.GetBytes(Value), Key)]));

    private static StreamName Stream(string school) => StreamName.Ledger(Stories.Qinglan, new(school), new("l18"), new(LedgerPeriodKind.CalendarYear, 2026));

    private static Commit Commit(long version, string id, string school = "xihu", ImmutableArray<SealedValue> sealedValues = default, ImmutableArray<string> erased = default)
    {
        var fact = version == 0 ? (DistrictUnion.Domain.IFact)new NothingToRecord(null) : new NothingWithdrawn();
        return new(
            Stream(school), version, new(2026, 9, 1, 0, 0, (int)version, TimeSpan.Zero), "tester", id, new string('0', 64),
            DistrictUnion.Domain.FactKinds.Write([fact]), "{}"u8.ToArray(), new(Ledger.Empty, Ledger.Empty.Apply(fact, default, "tester")))
        {
            Sealed = sealedValues.IsDefault ? [] : sealedValues,
            Erased = erased.IsDefault ? [] : erased,
        };
    }

    private static bool Holds(StorageFixture fixture, byte[] wanted) =>
        Directory.GetFiles(System.IO.Path.GetDirectoryName(fixture.Path)!, "union.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(wanted) >= 0;
        });
}
