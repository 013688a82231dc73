using DistrictUnion.Grains.Journal;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Postgres;
using DistrictUnion.Storage.Schema;
using DistrictUnion.Tests.Golden;
using DistrictUnion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

[Collection(StorageTests.Name)]
public class PostgresLifeTests(PostgresServer server)
{
    [PostgresFact]
    public async Task Start_SecondOwner_IsRefusedUntilTheFirstHasStopped()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        await using var second = fixture.Another();

        Assert.Equal("storage.in-use", (await Assert.ThrowsAsync<StorageException>(second.Start)).Code);

        await fixture.Storage.Stop();
        await second.Start();
    }

    [PostgresFact]
    public async Task Start_DatabaseWithoutTables_NamesTheCommand()
    {
        await using var storage = new DistrictStorage(new() { PostgreSql = server.NewDatabase() }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StorageException>(storage.Start);

        Assert.Equal("storage.older", refused.Code);
        Assert.Contains("upgrade", refused.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Start_AsTheOwnerOfTheTables_IsRefused()
    {
        await using var storage = new DistrictStorage(new() { PostgreSql = server.NewStorage() }, TimeProvider.System);

        Assert.Equal("storage.role-too-strong", (await Assert.ThrowsAsync<StorageException>(storage.Start)).Code);
    }

    [PostgresFact]
    public async Task Start_DatabaseOfANewerProgram_IsRefused()
    {
        await using var fixture = new StorageFixture(on: Engine.Postgres, server: server);
        fixture.Tamper("INSERT INTO migrations VALUES ('29991231000000_Later', '99.0.0')");

        Assert.Equal("storage.newer", (await Assert.ThrowsAsync<StorageException>(fixture.Storage.Start)).Code);
    }

    [PostgresFact]
    public async Task Start_ServerThatIsNotThere_SaysSoWithoutThePassword()
    {
        await using var storage = new DistrictStorage(new() { PostgreSql = "Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d;Timeout=2" }, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StorageException>(storage.Start);

        Assert.Equal("storage.unreachable", refused.Code);
        Assert.Contains("127.0.0.1:1/d", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [PostgresTheory]
    [InlineData("UPDATE journal SET actor = 'x'")]
    [InlineData("DELETE FROM journal")]
    [InlineData("TRUNCATE journal")]
    [InlineData("UPDATE seals SET at = 0")]
    [InlineData("DELETE FROM seals")]
    [InlineData("UPDATE kept_files SET length = 0")]
    [InlineData("DELETE FROM kept_files")]
    [InlineData("UPDATE file_chunks SET begins = 0")]
    [InlineData("DELETE FROM file_chunks")]
    [InlineData("TRUNCATE file_chunks")]
    public async Task Role_OfTheProgram_CannotChangeWhatWasWritten(string sql)
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        await fixture.Storage.Journal.WritesSchool("xihu").Commit(SampleFacts.OfSchool[0]);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => fixture.Storage.Writer.Alone(session => session.Connection.Execute(sql)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Single(fixture.Rows("journal"));
    }

    [PostgresFact]
    public async Task Append_ConnectionWasCut_FailsOnceAndThenWorksAgain()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        var writer = fixture.Storage.Journal.WritesSchool("xihu");
        await writer.Commit(SampleFacts.OfSchool[0]);
        fixture.Tamper("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        var commit = writer.Next(SampleFacts.OfSchool[1]);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => writer.Commit(commit));

        var again = await writer.Commit(commit);
        Assert.IsType<AppendResult.Committed>(again);
        Assert.Equal(2, fixture.Rows("journal").Count);
        Assert.True((await fixture.Verify()).IsSound);
    }

    [PostgresFact]
    public async Task Append_OwnerWasReplacedMeanwhile_IsRefused()
    {
        await using var fixture = await StorageFixture.Started(Engine.Postgres, server);
        fixture.Tamper("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        await using var second = fixture.Another();
        await second.Start();
        var writer = fixture.Storage.Journal.WritesSchool("xihu");

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => writer.Commit(SampleFacts.OfSchool[0]));

        Assert.Equal("storage.in-use", (await Assert.ThrowsAsync<StorageException>(() => writer.Commit(SampleFacts.OfSchool[0]))).Code);
        Assert.Empty(fixture.Rows("journal"));
    }

    [PostgresFact]
    public async Task Upgrade_RunAgain_ChangesNothing()
    {
        var owner = server.NewStorage();

        await PostgresUpgrade.Run(owner, new NpgsqlConnectionStringBuilder(PostgresServer.AsProgram(owner)).Username!);

        await using var storage = new DistrictStorage(new() { PostgreSql = PostgresServer.AsProgram(owner) }, TimeProvider.System);
        await storage.Start();
    }

    [Fact]
    public void Model_AgainstTheMigrations_HasNoPendingChange()
    {
        using var context = new PostgresStorageContext(PostgresUpgrade.Of("Host=nowhere"));

        Assert.False(context.Database.HasPendingModelChanges());
    }
}
