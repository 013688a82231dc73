using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using DistrictUnion.Domain;
using DistrictUnion.Grains;
using DistrictUnion.Grains.Hosting;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Storage;
using DistrictUnion.Storage.GrainState;
using DistrictUnion.Storage.Postgres.Cluster;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Serialization;

namespace DistrictUnion.Silo.Cluster;

/// <summary>A silo as a process: storage on PostgreSQL beside other silos, and Orleans with the grains on top of it.</summary>
internal static class SiloHost
{
    /// <summary>Silos ask each other this often; three unanswered questions, and a silo is held for dead.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(2);

    /// <summary>Silos write this often that they live. One that has left out three is no longer asked whether another is dead.</summary>
    private static readonly TimeSpan AliveEvery = TimeSpan.FromSeconds(5);

    /// <returns>0 after an orderly stop, 1 when it could not start, 2 when a setting is wrong.</returns>
    public static async Task<int> Run(string[] args)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
        try
        {
            builder.AddSilo();
        }
        catch (SettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }

        using var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch (StorageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }

        Console.WriteLine("DistrictUnion 节点已加入集群。");
        await host.WaitForShutdownAsync();
        return 0;
    }

    /// <exception cref="SettingsException">A setting is wrong.</exception>
    internal static HostApplicationBuilder AddSilo(this HostApplicationBuilder builder)
    {
        foreach (var name in ClusterSettings.Secrets) CheckedSettings.RefuseExposed(builder.Configuration, $"{ClusterSettings.Section}:{name}");
        var cluster = CheckedSettings.Read<ClusterSettings>(builder.Configuration, ClusterSettings.Section, ClusterSettings.OfGateways);
        var connection = cluster.Connection();
        var own = CheckedSettings.Read<SiloSettings>(builder.Configuration, SiloSettings.Section);
        var services = builder.Services;
        services.Configure<HostOptions>(host => host.ShutdownTimeout = own.DrainFor);
        services.AddSingleton<LoggerFactory>();
        services.AddSingleton(provider => ClusterLog.WithoutAnswers(provider.GetRequiredService<LoggerFactory>()));
        services.AddSingleton(own);
        services.AddSingleton(TimeProvider.System);
        services.AddDistrictStorage(_ => new() { PostgreSql = connection, IsShared = true });
        services.AddHostedService<SiloTelemetry>();
        services.AddHostedService<SiloHealth>();
        services.AddHostedService<StorageLifetime>();
        builder.UseOrleans(silo => silo.AddGrains(cluster, connection, own));
        services.AddHostedService<DailySealing>();
        return builder;
    }

    private static void AddGrains(this ISiloBuilder silo, ClusterSettings cluster, string connection, SiloSettings own)
    {
        var providers = ClusterDatabase.ForProviders(connection);
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster.ClusterId, cluster.ServiceId));
        silo.Configure<ClusterMembershipOptions>(o => (o.ProbeTimeout, o.IAmAliveTablePublishTimeout) = (ProbeTimeout, AliveEvery));
        silo.Configure<GrainCollectionOptions>(o => o.CollectionAge = own.IdleAfter);
        silo.ConfigureEndpoints(AddressOf(own), own.SiloPort, own.GatewayPort);
        silo.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = (ClusterDatabase.Driver, providers));
        silo.AddAdoNetGrainStorage(OrleansStates.Provider, o =>
            (o.Invariant, o.ConnectionString, o.GrainStorageSerializer, o.DeleteStateOnClear) = (ClusterDatabase.Driver, providers, new StateSerializer(), true));
        silo.AddActivityPropagation();
        silo.Services.AddSerializer(serializer => serializer.AddJsonSerializer(ClusterMessages.IsOurs, DomainJson.Options));
        silo.Services.AddSingleton<IIncomingGrainCallFilter, GrainTurns>();

        // What a grain's constructor may ask for besides storage: its own key and its states.
        silo.Services.AddScoped(typeof(GrainKey), provider => new GrainKey(KeyOf(provider)));
        silo.Services.AddScoped<IGrainStorageFactory, OrleansStates>();
        silo.Services.AddGrainStates(GrainClasses.All, KeyOf);
    }

    private static string KeyOf(IServiceProvider provider) => provider.GetRequiredService<IGrainContextAccessor>().GrainContext.GrainId.Key.ToString()!;

    private static IPAddress AddressOf(SiloSettings own) =>
        own.Address.Length > 0 ? IPAddress.Parse(own.Address)
        : NetworkInterface.GetAllNetworkInterfaces().Where(n => n.OperationalStatus is OperationalStatus.Up)
            .SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(a)) ?? IPAddress.Loopback;
}
