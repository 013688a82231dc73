using DistrictUnion.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>A started host of <see cref="ProbeGrain"/>s, without storage.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestHost(Action<EmbeddedOptions> configure)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(Board).AddGrainHost([typeof(ProbeGrain)], configure);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public ProbeBoard Board { get; } = new();

    public EmbeddedSilo Silo => services.GetRequiredService<EmbeddedSilo>();

    public IGrainFactory Grains => services.GetRequiredService<IGrainFactory>();

    public static async Task<TestHost> Start(Action<EmbeddedOptions>? configure = null)
    {
        var host = NotStarted(configure);
        foreach (var service in host.services.GetServices<IHostedService>()) await service.StartAsync(default);
        return host;
    }

    public static TestHost NotStarted(Action<EmbeddedOptions>? configure = null) => new(configure ?? (_ => { }));

    public IProbeGrain Probe(string key) => Grains.GetGrain<IProbeGrain>(key);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
