using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Embedded;

namespace DistrictUnion.Tests.Silo.Embedded;

public sealed class EmbeddedSiloTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-silo-").FullName;

    private string Database => Path.Combine(folder, "test.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Start_OnAnOldDatabase_GrainsKnowWhatWasCommitted()
    {
        await using (var silo = await RunningSilo.Start(Database))
        {
            Assert.False((await silo.Found()).IsRefused);
            Assert.False((await silo.Rename("青岚区总工会")).IsRefused);
        }

        await using var again = await RunningSilo.Start(Database);

        Assert.Equal("青岚区总工会", (await again.District.View())?.Name);
    }

    [Fact]
    public async Task Start_DatabaseOfAnotherOwner_StopsWithItsCode()
    {
        await using var owner = await RunningSilo.Start(Database);

        var failure = await Assert.ThrowsAsync<SiloStartException>(() => RunningSilo.Start(Database));

        Assert.Equal("storage.in-use", failure.Code);
        Assert.Contains(Database, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_UnderLoad_EveryAnsweredCommandIsThereAndTheRestIsRefused()
    {
        await using var silo = await RunningSilo.Start(Database);
        await silo.Found();
        var calls = Enumerable.Range(0, 200).Select(n => Task.Run(() => silo.Rename($"第{n}个名字"))).ToArray();
        await Task.WhenAny(calls);

        await silo.Stop();

        var answered = new List<Outcome<DistrictView>>();
        foreach (var call in calls)
        {
            var failure = await Record.ExceptionAsync(() => call);
            if (failure is null) answered.Add(await call);
            else Assert.IsType<SiloNotRunningException>(failure);
        }

        Assert.All(answered, answer => Assert.False(answer.IsRefused));
        Assert.Equal(answered.Count + 1, (await EmbeddedDatabase.Verify(new(Database))).Rows);
    }

    [Fact]
    public async Task Administration_SealVerifyBackupRebuild_AgreeWithEachOther()
    {
        await using var silo = await RunningSilo.Start(Database);
        await silo.Found();

        var seal = await silo.Administration.Seal(RunningSilo.Qinglan);
        var copy = Database + ".copy";
        var seals = (await silo.Administration.Backup(copy)).Seals;
        var rebuilt = await silo.Administration.Rebuild();

        Assert.Equal(RunningSilo.Qinglan, Assert.Single(await silo.Administration.Districts()));
        Assert.Equal((1, 1), (seal.Streams, rebuilt.Streams));
        Assert.True((await silo.Administration.Verify(new(seal.Number, seal.Digest))).IsSound);
        Assert.True((await EmbeddedDatabase.Verify(new(copy), new(seals[0].Number, seals[0].Digest))).IsSound);
    }

    [Fact]
    public async Task Verify_SealOfAnotherDatabase_IsAFlaw()
    {
        await using var silo = await RunningSilo.Start(Database);
        await silo.Found();
        var seal = await silo.Administration.Seal(RunningSilo.Qinglan);

        var check = await silo.Administration.Verify(new(seal.Number, new string('0', 64)));

        Assert.Equal("seal.differs", Assert.Single(check.Flaws).Code);
    }

    [Fact]
    public async Task Verify_NoSuchFile_IsSaid() => await Assert.ThrowsAsync<FileNotFoundException>(() => EmbeddedDatabase.Verify(new("no-such.db")));

    [Fact]
    public async Task Start_OnAnOldDatabase_SealsEveryDistrict()
    {
        await using (var silo = await RunningSilo.Start(Database))
        {
            await silo.Found();
        }

        await using var again = await RunningSilo.Start(Database);

        for (var wait = 0; (await again.Administration.Verify()).Seals == 0; wait++)
        {
            Assert.True(wait < 500, "The start made no seal.");
            await Task.Delay(10);
        }
    }

    [Theory]
    [InlineData(0, "data.db", "1.00:00:00")]
    [InlineData(1, "", "1.00:00:00")]
    [InlineData(1, "data.db", "00:00:01")]
    public async Task Start_OptionsOutOfBounds_IsRefused(int activations, string database, string every)
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(async () =>
        {
            await using var host = await TestHost.Start(o =>
                (o.MaxActivations, o.Database, o.SealEvery) = (activations, database, TimeSpan.Parse(every, CultureInfo.InvariantCulture)));
        });

        Assert.Single(failure.Failures);
    }
}
