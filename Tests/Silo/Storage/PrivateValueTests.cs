using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Storage;
using DistrictUnion.Storage.PrivateValues;

namespace DistrictUnion.Tests.Silo.Storage;

public class PrivateValueTests
{
    private const string Value = "困难补助：因病住院";

    [Fact]
    public async Task Get_WhatWasPut_IsTheValue()
    {
        await using var fixture = await StorageFixture.Started();

        var reference = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P3, Value);

        Assert.Equal(Value, await fixture.Storage.PrivateValues.Get(Stories.Qinglan, reference, default));
        Assert.Equal((32, 64), (reference.Reference.Length, reference.Hmac.Length));
    }

    [Fact]
    public async Task Put_SameValueTwice_TellsNothingByItsReferences()
    {
        await using var fixture = await StorageFixture.Started();

        var one = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P2, Value);
        var other = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P2, Value);

        Assert.NotEqual(one.Reference, other.Reference);
        Assert.NotEqual(one.Hmac, other.Hmac);
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Value))), one.Hmac);
    }

    [Fact]
    public async Task Get_FromAnotherDistrict_IsNull()
    {
        await using var fixture = await StorageFixture.Started();
        var reference = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P2, Value);

        Assert.Null(await fixture.Storage.PrivateValues.Get(new("hongqiao"), reference, default));
        Assert.False(await fixture.Storage.PrivateValues.Erase(new("hongqiao"), reference));
        Assert.NotNull(await fixture.Storage.PrivateValues.Get(Stories.Qinglan, reference, default));
    }

    [Fact]
    public async Task Get_ValueChangedInTheFile_IsRefused()
    {
        await using var fixture = await StorageFixture.Started();
        var reference = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P2, Value);
        await fixture.Storage.Writer.Write(session => session.Execute("UPDATE private_values SET value = x'41'"));

        var refused = await Assert.ThrowsAsync<StorageException>(() => fixture.Storage.PrivateValues.Get(Stories.Qinglan, reference, default));

        Assert.Equal("storage.private-value-changed", refused.Code);
    }

    [Fact]
    public async Task Erase_ValueAndKey_AreGoneFromAllFilesAndTheJournalStaysValid()
    {
        await using var fixture = await StorageFixture.Started();
        await Stories.TellAll(fixture.Storage.Journal);
        var reference = await fixture.Storage.PrivateValues.Put(Stories.Qinglan, PrivacyClass.P3, Value);
        Assert.True(Holds(fixture, Value));

        Assert.True(await fixture.Storage.PrivateValues.Erase(Stories.Qinglan, reference));

        Assert.Null(await fixture.Storage.PrivateValues.Get(Stories.Qinglan, reference, default));
        Assert.False(await fixture.Storage.PrivateValues.Erase(Stories.Qinglan, reference));
        Assert.False(Holds(fixture, Value));
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    private static bool Holds(StorageFixture fixture, string text) =>
        Directory.GetFiles(System.IO.Path.GetDirectoryName(fixture.Path)!, "union.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Any(path =>
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
        });
}
