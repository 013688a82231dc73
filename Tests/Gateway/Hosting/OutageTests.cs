using System.Net;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Npgsql;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>The database server fails in every way that a test can bring about; a request is answered 503 and sent again under its own key.</summary>
public sealed class OutageTests : IAsyncLifetime, IAsyncDisposable
{
    private const string CutOff =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";

    private readonly PostgresGatewayApplication application = new();

    private DistrictScene Scene => new(application);

    [PostgresFact]
    public async Task Server_DiesAndComesBack_RequestIsAnswered503AndCountsOnceAfterwards()
    {
        await Scene.Found();
        var before = Rows();
        application.Postgres.Stop();

        AssertUnavailable(await Rename("新名称", "rename-1"));
        AssertUnavailable(await Rename("新名称", "rename-1"));
        application.Postgres.Go();

        (await UntilServed("新名称", "rename-1")).Ok();
        (await Rename("新名称", "rename-1")).Ok();
        Assert.Equal(before + 1, Rows());
        await AssertSound();
    }

    [Trait("Host", "Embedded")]
    [PostgresFact]
    public async Task Connection_IsCutInTheMiddleOfACommit_NothingIsWrittenAndTheSameKeyWorks()
    {
        await Scene.Found();
        var before = Rows();
        await using var other = await OpenOwner();
        await using (var holding = await other.BeginTransactionAsync())
        {
            other.Scalar<long>("SELECT number FROM counters WHERE name = 'journal' FOR UPDATE");
            var waiting = Rename("新名称", "rename-1");
            await UntilBlocked(other);
            other.Scalar<long>(CutOff);
            AssertUnavailable(await waiting);
            await holding.RollbackAsync();
        }

        Assert.Equal(before, Rows());
        (await UntilServed("新名称", "rename-1")).Ok();
        Assert.Equal(before + 1, Rows());
        await AssertSound();
    }

    [PostgresFact]
    public async Task Disk_IsFull_RequestIsAnswered503UntilThereIsRoom()
    {
        await Scene.Found();
        var before = Rows();
        await using var owner = await OpenOwner();
        owner.Execute(
            """
            CREATE FUNCTION store.full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
            CREATE TRIGGER full_disk BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION store.full_disk();
            """);

        AssertUnavailable(await Rename("新名称", "rename-1"));
        owner.Execute("DROP TRIGGER full_disk ON journal");

        (await Rename("新名称", "rename-1")).Ok();
        Assert.Equal(before + 1, Rows());
        await AssertSound();
    }

    [PostgresFact]
    public async Task Server_IsRestartedUnderLoad_EveryRequestSentAgainCountsOnce()
    {
        const int Callers = 12;
        const int Each = 5;
        await Scene.Found();
        var before = Rows();
        var calling = Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) (await UntilServed($"第{caller}组", $"group-{caller}-{i}", $"g{caller}-{i}")).Ok();
        })));

        await Task.Delay(300);
        application.Postgres.Stop();
        await Task.Delay(500);
        application.Postgres.Go();
        await calling;

        Assert.Equal(before + (Callers * Each), Rows());
        await AssertSound();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static void AssertUnavailable(ApiReply reply)
    {
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "service.unavailable"), (reply.Status, reply.Json.GetProperty("code").GetString()));
        Assert.NotNull(reply.Headers.RetryAfter);
    }

    /// <summary>Waits until somebody waits for the row that orders commits.</summary>
    private static async Task UntilBlocked(NpgsqlConnection owner)
    {
        while (owner.Scalar<long>("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 0) await Task.Delay(20);
    }

    private Task<ApiReply> Rename(string name, string key, string group = "primary") =>
        Scene.Officer.Put($"{Scene.Path}/groups/{group}", new { name, order = 1 }, key);

    /// <summary>Sends the same request under the same key until the service answers it, for half a minute.</summary>
    private async Task<ApiReply> UntilServed(string name, string key, string group = "primary")
    {
        for (var i = 0; ; i++)
        {
            var reply = await Rename(name, key, group);
            if (reply.Status != HttpStatusCode.ServiceUnavailable || i == 150) return reply;
            AssertUnavailable(reply);
            await Task.Delay(200);
        }
    }

    private async Task<NpgsqlConnection> OpenOwner()
    {
        var connection = new NpgsqlConnection(application.Owner);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Rows of the district's own stream.</summary>
    private long Rows()
    {
        using var connection = new NpgsqlConnection(application.Owner);
        connection.Open();
        return connection.Scalar<long>("SELECT count(*) FROM journal WHERE stream = 'district:qinglan'");
    }

    private async Task AssertSound()
    {
        using var error = new StringWriter();
        Assert.True(await MainJob.Commands.Run(["verify"], TextWriter.Null, error, application.Settings) == 0, error.ToString());
    }
}
