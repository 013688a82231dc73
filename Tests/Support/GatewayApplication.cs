using System.Data.Common;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace DistrictUnion.Tests.Support;

/// <summary>The whole service on a database file of its own, in this process. One for each test class.</summary>
public class GatewayApplication : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-test-").FullName;

    private readonly Lazy<string?> shared = new(() => SharedPostgres.Server?.NewService());

    private IAsyncDisposable? grains;

    private string? served;

    /// <summary>Tokens of people by the test's words for them, made when they are first asked for.</summary>
    internal System.Collections.Concurrent.ConcurrentDictionary<string, Lazy<Task<string>>> Tokens { get; } = new();

    internal FakeClock Clock { get; } = new(FakeClock.Noon(2026, 1, 10));

    /// <summary>Path of its database.</summary>
    public string Database => Path.Combine(folder, "test.db");

    /// <summary>Where its security events are kept.</summary>
    public string LogFolder => Path.Combine(folder, "logs");

    /// <summary>Where its data lie, as settings.</summary>
    internal virtual IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. GrainsUnderTest.Settings(Database, OnServer), new("Exports:Folder", Path.Combine(folder, "exports")), new("SecurityLog:Folder", LogFolder),
        new("Accounts:Database", OnServer is null ? Path.Combine(folder, "accounts.db") : ""),
    ];

    /// <summary>Connection string of its database on a PostgreSQL server; null: it lies in a file.</summary>
    internal virtual string? OnServer => shared.Value;

    /// <summary>Its database behind the program's back, with every right.</summary>
    internal DbConnection OpenDatabase()
    {
        DbConnection connection = OnServer is { } database
            ? new NpgsqlConnection(PostgresServer.AsOwner(database))
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    protected virtual string EnvironmentName => "Development";

    /// <summary>The district's officer.</summary>
    internal ApiClient Officer(string district = "qinglan") => As($"districtOfficer/{district}");

    internal ApiClient Chair(string school, string district = "qinglan") => As($"schoolChair/{district}/{school}");

    internal ApiClient As(string? actor) => new(CreateClient(), actor is null ? null : () => TestPeople.Token(this, actor));

    /// <summary>Serves on a port of its own, once; without a slash at the end.</summary>
    internal string Serve()
    {
        if (served is not null) return served;
        UseKestrel();
        StartServer();
        return served = ClientOptions.BaseAddress.ToString().TrimEnd('/');
    }

    /// <summary>Signs a browser in as somebody in a post.</summary>
    internal async Task SignIn(Microsoft.Playwright.IBrowserContext browser, string actor) =>
        await browser.AddCookiesAsync([new() { Name = "du", Value = await TestPeople.Cookie(this, actor), Url = served }]);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        foreach (var (key, value) in Settings) builder.UseSetting(key, value);
        builder.UseSetting("Accounts:HashRounds", "1000");
        builder.UseSetting("Accounts:Believe", "00:00:00");
        builder.UseSetting("Demo:WhenEmpty", "false");
        // Not UseKestrel(0): that changes the addresses of a host that may have begun to listen.
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        StartGrains();
    }

    /// <summary>Starts the host of the grains where that is no part of the service.</summary>
    protected virtual void StartGrains() => grains = GrainsUnderTest.Start(OnServer, Clock);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (grains is not null) await grains.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
