using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;

namespace DistrictUnion.Tests.Silo.Storage;

public class PrivateValueTests
{
    private const string Value = "困难补助：因病住院";

    private static readonly PrivateReference Reference = new(new string('7', 32), Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(Value))));

    private static byte[] Key => [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public async Task Read_WhatACommitSealed_IsTheValue()
    {
        await using var fixture = await StorageFixture.Started();

        await Seal(fixture);

        Assert.Equal(Value, (await fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default))[Reference.Reference]);
    }

    [Fact]
    public async Task Read_FromAnotherDistrict_IsNothing()
    {
        await using var fixture = await StorageFixture.Started();
        await Seal(fixture);

        Assert.Empty(await fixture.Storage.PrivateValues.Read(new("hongqiao"), [Reference], default));
    }

    [Fact]
    public async Task Read_ValueChangedInTheFile_IsRefused()
    {
        await using var fixture = await StorageFixture.Started();
        await Seal(fixture);
        await fixture.Storage.Writer.Write(session => session.Execute("UPDATE private_values SET value = x'41'"));

        var refused = await Assert.ThrowsAsync<StorageException>(() => fixture.Storage.PrivateValues.Read(Stories.Qinglan, [Reference], default));

        Assert.Equal("storage.private-value-changed", refused.Code);
    }

    [Fact]
    public async Task Append_ThatLosesItsRace_SealsNothing()
    {
        await using var fixture = await StorageFixture.Started();
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

    [Fact]
    public async Task BlindingKey_AskedAgain_IsTheSameAndAnotherStreamsIsAnother()
    {
        await using var fixture = await StorageFixture.Started();

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
