using DistrictUnion.Storage;
using DistrictUnion.Storage.Schema;
using DistrictUnion.Storage.Sqlite;
using DistrictUnion.Tests.Golden;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DistrictUnion.Tests.Silo.Storage;

public class LifeTests
{
    [Fact]
    public async Task Start_SecondOwner_IsRefusedUntilTheFirstHasStopped()
    {
        await using var fixture = await StorageFixture.Started();
        await using var second = fixture.Another();

        var refused = await Assert.ThrowsAsync<StorageException>(second.Start);
        Assert.Equal("storage.in-use", refused.Code);
        Assert.Contains(fixture.Path, refused.Message, StringComparison.Ordinal);

        await fixture.Storage.Stop();
        await second.Start();
    }

    [Fact]
    public async Task Start_LockFileOfADeadProcess_IsTakenOver()
    {
        await using var fixture = new StorageFixture();
        await File.WriteAllTextAsync(fixture.Path + ".lock", "left behind");

        await fixture.Storage.Start();

        await fixture.Storage.Journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);
    }

    [Fact]
    public async Task Start_OlderDatabase_IsCopiedThenMigrated()
    {
        await using var fixture = new StorageFixture();
        var options = new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite($"Data Source={fixture.Path};Pooling=False").Options;
        await using (var context = new SqliteStorageContext(options)) await context.GetService<IMigrator>().MigrateAsync(SqliteUpgrade.Known[0]);

        await fixture.Storage.Start();

        Assert.Equal(SqliteUpgrade.Known.Count, fixture.Rows("__EFMigrationsHistory").Count);
        Assert.Single(fixture.Rows("__EFMigrationsHistory", $"{fixture.Path}.before-{SqliteUpgrade.Known[1]}"));
        Assert.Empty(fixture.Rows("seals"));
    }

    [Fact]
    public async Task Start_DatabaseOfANewerProgram_IsRefused()
    {
        await using var fixture = await StorageFixture.Started();
        await fixture.Storage.Stop();
        fixture.Tamper("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231000000_Later', '99.0.0')""");
        await using var next = fixture.Another();

        var refused = await Assert.ThrowsAsync<StorageException>(next.Start);

        Assert.Equal("storage.newer", refused.Code);
    }

    [Fact]
    public async Task Start_CurrentDatabase_IsNotCopied()
    {
        await using var fixture = await StorageFixture.Started();
        await fixture.Restart();

        Assert.Empty(Directory.GetFiles(System.IO.Path.GetDirectoryName(fixture.Path)!, "*.before-*"));
    }

    [Fact]
    public void Model_AgainstTheMigrations_HasNoPendingChange()
    {
        var options = new DbContextOptionsBuilder<SqliteStorageContext>().UseSqlite("Data Source=:memory:").Options;
        using var context = new SqliteStorageContext(options);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Options_OutsideTheirBounds_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistrictStorage(new() { QueueLength = 0 }, TimeProvider.System));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistrictStorage(new() { LargestGroup = 10_001 }, TimeProvider.System));
        Assert.Throws<ArgumentException>(() => new DistrictStorage(new() { Path = " " }, TimeProvider.System));
    }
}
