using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Books;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>Seals that books name, and seals that only list what changed.</summary>
[Collection(StorageTests.Name)]
public sealed class SealTests(PostgresServer server)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Holding_WhatIsSealedAlready_MakesNoOtherSeal(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var before = await Marks(fixture);

        var first = await Holding(fixture, before);
        var again = await Holding(fixture, before);
        await fixture.Storage.Journal.WritesSchool("nanhu").Commit(SampleFacts.OfSchool[0]);
        var others = await Holding(fixture, before);
        var later = await Holding(fixture, await Marks(fixture, "nanhu"));

        Assert.Equal((1, first, first), (first.Number, again, others));
        Assert.Equal(2, later.Number);
        Assert.True((await fixture.Storage.Maintenance.Verify(new OutsideSeal(later.Number, later.Digest))).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Seal_AfterAnother_ListsWhatChangedUntilThatIsAsLongAsAll(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        var school = fixture.Storage.Journal.WritesSchool("nanhu");
        for (var i = 0; i < 12; i++)
        {
            Assert.Equal(i + 1, (await fixture.Storage.Maintenance.Seal(Stories.Qinglan)).Number);
            if (i < 10) await school.Commit(SampleFacts.OfSchool[i]);
        }

        var lines = fixture.Rows("seals").OrderBy(row => int.Parse(row.Split('|')[0], CultureInfo.InvariantCulture)).Select(row => row.Split('|').Single(cell => cell.StartsWith(SealRow.OnlyChanged, StringComparison.Ordinal) || cell.Contains(':', StringComparison.Ordinal)).Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.True(lines[0].Length == 7 && lines[0][0] != SealRow.OnlyChanged);
        Assert.Equal([SealRow.OnlyChanged, "school:qinglan/nanhu"], lines[1].Select(line => line.Split(' ')[0]));
        Assert.Contains(lines.Skip(2), seal => seal[0] != SealRow.OnlyChanged);
        Assert.Equal([SealRow.OnlyChanged], lines[^1]);
        Assert.True((await fixture.Storage.Maintenance.Verify()).IsSound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_AStreamThatOnlyAnEarlierSealNames_IsMissedWhenItIsGone(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        await fixture.Storage.Maintenance.Seal(Stories.Qinglan);
        await fixture.Storage.Journal.WritesSchool("nanhu").Commit(SampleFacts.OfSchool[0]);
        var last = await fixture.Storage.Maintenance.Seal(Stories.Qinglan);
        await fixture.Storage.Stop();
        fixture.Tamper("DELETE FROM journal WHERE stream = 'school:qinglan/donghu'");

        foreach (var outside in new[] { null, new OutsideSeal(last.Number, last.Digest) })
            Assert.Contains((await fixture.Verify(outside)).Wrong, wrong => wrong is { Code: "journal.stream-missing", Stream: "school:qinglan/donghu" });
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Verify_ASealCutDownToItsFirstLine_IsChanged(Engine on)
    {
        await using var fixture = await StorageFixture.Started(on, server);
        await Stories.TellAll(fixture.Storage.Journal);
        await fixture.Storage.Maintenance.Seal(Stories.Qinglan);
        await fixture.Storage.Stop();
        fixture.Tamper("UPDATE seals SET heads = @0", "+\n");

        Assert.Contains((await fixture.Verify()).Wrong, wrong => wrong.Code == "seal.changed");
    }

    private static Task<DistrictUnion.Domain.Log.SealMark> Holding(StorageFixture fixture, ImmutableArray<StreamMark> marks) =>
        fixture.Storage.SealStore.Holding(Stories.Qinglan, marks, CancellationToken.None);

    private static Task<ImmutableArray<StreamMark>> Marks(StorageFixture fixture, string school = "xihu") => fixture.Storage.Books.Heads(Stories.Qinglan, new(school), CancellationToken.None);
}
