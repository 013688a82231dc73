using System.Net;
using DistrictUnion.Accounts.Store;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Health;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Gateway.Health;

[Trait("Host", "Embedded")]
public sealed class HealthTests
{
    private static readonly (HttpStatusCode, string) Well = (HttpStatusCode.OK, "ok\n");
    private static readonly (HttpStatusCode, string) Unwell = (HttpStatusCode.ServiceUnavailable, "unavailable\n");

    [Fact]
    public async Task Health_OfARunningService_IsWell()
    {
        await using var application = new GatewayApplication();
        using var http = application.CreateClient();

        Assert.Equal(Well, await Ask(http, "/health/live"));
        Assert.Equal(Well, await Ask(http, "/health/ready"));
    }

    [Fact]
    public async Task Ready_StorageStopped_IsUnavailableAndSaysNoMore()
    {
        await using var application = new GatewayApplication();
        using var http = application.CreateClient();
        Assert.Equal(Well, await Ask(http, "/health/ready"));

        await application.Services.GetServices<IHostedService>().OfType<StorageLifetime>().Single().StopAsync(default);

        await BecomesUnwell(http);
        Assert.Equal(Well, await Ask(http, "/health/live"));
        using var answer = await http.GetAsync("/health/ready");
        Assert.Equal("5", answer.Headers.RetryAfter!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Ready_GrainsTakeNoCalls_IsUnavailable()
    {
        await using var application = new GatewayApplication();
        using var http = application.CreateClient();

        await application.Services.GetRequiredService<EmbeddedSilo>().StopAsync(default);

        await BecomesUnwell(http);
    }

    [Fact]
    public async Task Ready_AccountsCannotBeReached_IsUnavailableUntilTheyCan()
    {
        await using var application = new InFiles();
        using var http = application.CreateClient();
        Assert.Equal(Well, await Ask(http, "/health/ready"));
        var accounts = application.Services.GetRequiredService<AccountsDatabase>();

        accounts.ClosePool();
        File.Move(accounts.Path!, accounts.Path + ".away");
        await BecomesUnwell(http);

        accounts.ClosePool();
        File.Move(accounts.Path + ".away", accounts.Path!, overwrite: true);
        await Becomes(Well, http);
    }

    [PostgresFact]
    public async Task Ready_AccountsOnAPostgresThatIsGone_IsUnavailable()
    {
        var server = new PostgresServer();
        var stopped = false;
        try
        {
            await using var application = new OnPostgres(server.NewDatabase());
            using var http = application.CreateClient();
            Assert.Equal(Well, await Ask(http, "/health/ready"));

            await server.DisposeAsync();
            stopped = true;

            await BecomesUnwell(http);
            Assert.Equal(Well, await Ask(http, "/health/live"));
        }
        finally
        {
            if (!stopped) await server.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task Ready_DatabaseServerThatGoesAndComes_IsUnavailableMeanwhile()
    {
        await using var application = new PostgresGatewayApplication();
        using var http = application.CreateClient();
        Assert.Equal(Well, await Ask(http, "/health/ready"));

        application.Postgres.Stop();
        await BecomesUnwell(http);

        application.Postgres.Go();
        await Becomes(Well, http);
    }

    [Fact]
    public async Task Ready_WhileStopping_IsUnavailableAtOnce()
    {
        await using var application = new GatewayApplication();
        using var http = application.CreateClient();
        Assert.Equal(Well, await Ask(http, "/health/ready"));
        var lifetime = application.Services.GetRequiredService<IHostApplicationLifetime>();
        var answers = new List<(HttpStatusCode, string)>();
        using var registered = lifetime.ApplicationStopping.Register(() =>
        {
            answers.Add(Task.Run(() => Ask(http, "/health/ready")).GetAwaiter().GetResult());
            answers.Add(Task.Run(() => Ask(http, "/health/live")).GetAwaiter().GetResult());
        });

        lifetime.StopApplication();
        for (var wait = 0; wait < 200 && !lifetime.ApplicationStopped.IsCancellationRequested; wait++) await Task.Delay(50);

        Assert.Equal([Unwell, Well], answers);
    }

    [Fact]
    public async Task Ready_AskedByMany_LooksOnce()
    {
        await using var application = new GatewayApplication();
        _ = application.Services;
        var looks = 0;
        var readiness = ActivatorUtilities.CreateInstance<Readiness>(application.Services, new DistrictUnion.Gateway.Hosting.HostReadiness(_ =>
        {
            Interlocked.Increment(ref looks);
            return Task.FromResult(true);
        }));

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => readiness.Ask()));

        Assert.All(answers, Assert.True);
        Assert.Equal(1, looks);
    }

    private static Task BecomesUnwell(HttpClient http) => Becomes(Unwell, http);

    /// <summary>An answer stands for a moment (<see cref="Readiness.Stands"/>).</summary>
    private static async Task Becomes((HttpStatusCode, string) wanted, HttpClient http)
    {
        for (var wait = 0; wait < 100 && await Ask(http, "/health/ready") != wanted; wait++) await Task.Delay(100);
        Assert.Equal(wanted, await Ask(http, "/health/ready"));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Its accounts lie in a file, also where all other services of the run are on PostgreSQL.</summary>
    private sealed class InFiles : GatewayApplication
    {
        internal override string? OnServer => null;
    }

    private sealed class OnPostgres(string connection) : GatewayApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Accounts:PostgreSql", connection);
        }
    }
}
