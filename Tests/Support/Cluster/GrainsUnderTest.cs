extern alias SiloProcess;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SiloProcess::DistrictUnion.Silo.Cluster;

namespace DistrictUnion.Tests.Support;

/// <summary>Where the grains of a service under test run: in silos of its own, beside the service, on its PostgreSQL database.</summary>
internal sealed class GrainsUnderTest(IHost silo) : IAsyncDisposable
{
    /// <summary>Name of this build.</summary>
    public const string Build = "cluster";

    /// <param name="file">Not used: silos need a server.</param>
    /// <param name="server">Connection string of a PostgreSQL database.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string file, string? server) =>
        [new("Cluster:PostgreSql", server ?? throw new InvalidOperationException("The cluster build's tests run with DISTRICTUNION_TESTS_ON=postgres.")), new("Cluster:ResponseTimeout", "00:00:20")];

    /// <summary>Starts a silo and waits until it is a member.</summary>
    /// <returns>What must be stopped after the service.</returns>
    public static IAsyncDisposable Start(string? server, TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([.. SiloSettings(server!), new("urls", "http://127.0.0.1:0")]);
        builder.AddSilo();
        builder.Services.AddSingleton(clock);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var silo = builder.Build();
        Task.Run(() => silo.StartAsync()).GetAwaiter().GetResult();
        return new GrainsUnderTest(silo);
    }

    /// <summary>The settings of a silo on this machine, but for where it tells of its health.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> SiloSettings(string server) =>
        [new("Cluster:PostgreSql", server), new("Silo:Address", "127.0.0.1"), new("Silo:SiloPort", $"{Ports.Free()}"), new("Silo:GatewayPort", $"{Ports.Free()}")];

    public async ValueTask DisposeAsync()
    {
        await silo.StopAsync();
        silo.Dispose();
    }
}
