// What Silo/Cluster and Gateway/Hosting/Cluster name of Orleans and the abstractions lack: names, parameters and results as the packages
// have them, declared in our own words. A body never runs.
#pragma warning disable IDE0060, CA1040

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Core;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace System
{
    /// <summary>Comes with Orleans, in a package of its own.</summary>
    public class BinaryData(byte[] data)
    {
        public ReadOnlyMemory<byte> ToMemory() => data;
    }
}

namespace Orleans.Hosting
{
    public interface ISiloBuilder
    {
        IServiceCollection Services { get; }
    }

    public interface IClientBuilder
    {
        IServiceCollection Services { get; }
    }

    public static class SiloHosting
    {
        public static HostApplicationBuilder UseOrleans(this HostApplicationBuilder builder, Action<ISiloBuilder> configure) => throw Nothing.Runs;

        public static ISiloBuilder Configure<TOptions>(this ISiloBuilder builder, Action<TOptions> configure)
            where TOptions : class => throw Nothing.Runs;

        public static ISiloBuilder ConfigureEndpoints(this ISiloBuilder builder, IPAddress advertisedIP, int siloPort, int gatewayPort, bool listenOnAnyHostAddress = false) =>
            throw Nothing.Runs;

        public static ISiloBuilder AddActivityPropagation(this ISiloBuilder builder) => throw Nothing.Runs;

        public static ISiloBuilder UseAdoNetClustering(this ISiloBuilder builder, Action<Configuration.AdoNetClusteringSiloOptions> configure) => throw Nothing.Runs;

        public static ISiloBuilder AddAdoNetGrainStorage(this ISiloBuilder builder, string name, Action<Configuration.AdoNetGrainStorageOptions> configure) =>
            throw Nothing.Runs;
    }

    public static class ClientHosting
    {
        public static IHostBuilder UseOrleansClient(this IHostBuilder builder, Action<IClientBuilder> configure) => throw Nothing.Runs;

        public static IClientBuilder Configure<TOptions>(this IClientBuilder builder, Action<TOptions> configure)
            where TOptions : class => throw Nothing.Runs;

        public static IClientBuilder AddActivityPropagation(this IClientBuilder builder) => throw Nothing.Runs;

        public static IClientBuilder UseAdoNetClustering(this IClientBuilder builder, Action<Configuration.AdoNetClusteringClientOptions> configure) => throw Nothing.Runs;
    }

    internal static class Nothing
    {
        public static NotSupportedException Runs => new("Declared for the compiler only.");
    }
}

namespace Orleans.Configuration
{
    public class ClusterOptions
    {
        public string ClusterId { get; set; } = "";

        public string ServiceId { get; set; } = "";
    }

    public class ClusterMembershipOptions
    {
        public TimeSpan ProbeTimeout { get; set; }

        public TimeSpan IAmAliveTablePublishTimeout { get; set; }
    }

    public class GrainCollectionOptions
    {
        public TimeSpan CollectionAge { get; set; }
    }

    public class ClientMessagingOptions
    {
        public TimeSpan ResponseTimeout { get; set; }
    }

    public class AdoNetClusteringSiloOptions
    {
        public string Invariant { get; set; } = "";

        public string? ConnectionString { get; set; }
    }

    public class AdoNetClusteringClientOptions
    {
        public string Invariant { get; set; } = "";

        public string? ConnectionString { get; set; }
    }

    public class AdoNetGrainStorageOptions
    {
        public string Invariant { get; set; } = "";

        public string? ConnectionString { get; set; }

        public IGrainStorageSerializer GrainStorageSerializer { get; set; } = null!;

        public bool DeleteStateOnClear { get; set; }
    }
}

namespace Orleans.Runtime
{
    /// <summary>The abstractions have it, too, on top of a type that they lack.</summary>
    public interface IGrainContext
    {
        GrainId GrainId { get; }
    }

    /// <summary>The abstractions have it, too.</summary>
    public interface IGrainContextAccessor
    {
        IGrainContext GrainContext { get; }
    }

    public interface IPersistentState<TState> : IStorage<TState>;

    public interface IPersistentStateConfiguration
    {
        string StateName { get; }

        string? StorageName { get; }
    }

    public interface IPersistentStateFactory
    {
        IPersistentState<TState> Create<TState>(IGrainContext context, IPersistentStateConfiguration cfg);
    }
}

namespace Orleans.Storage
{
    public interface IGrainStorageSerializer
    {
        BinaryData Serialize<T>(T? input);

        T? Deserialize<T>(BinaryData input);
    }
}

namespace Orleans.Serialization
{
    public interface ISerializerBuilder
    {
        IServiceCollection Services { get; }
    }

    public static class SerializationHosting
    {
        public static IServiceCollection AddSerializer(this IServiceCollection services, Action<ISerializerBuilder>? configure = null) => throw Hosting.Nothing.Runs;

        public static ISerializerBuilder AddJsonSerializer(
            this ISerializerBuilder builder, Func<Type, bool>? isSupported, System.Text.Json.JsonSerializerOptions? jsonSerializerOptions = null) => throw Hosting.Nothing.Runs;
    }
}

namespace Orleans
{
    public interface IClientConnectionRetryFilter
    {
        Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken);
    }
}
