using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Hosting.Settings;
using DistrictUnion.Grains.Interfaces;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The host of the grains in the cluster build: the silos of an Orleans cluster, which this process calls as a client.</summary>
internal static class GrainHost
{
    /// <summary>The connection string of the PostgreSQL database.</summary>
    public const string PostgreSqlSetting = $"{ClusterClientOptions.Section}:{nameof(ClusterClientOptions.PostgreSql)}";

    /// <summary>The connection string with the role that owns the tables; only verbs ask for it.</summary>
    public const string OwnerSetting = $"{ClusterClientOptions.Section}:{nameof(ClusterClientOptions.PostgreSqlOwner)}";

    /// <summary>A district that nobody has: its grain answers nothing, and has asked its journal for that.</summary>
    private static readonly DistrictCode Nobody = new("nobody");

    public static SettingSection Settings { get; } = new(ClusterClientOptions.Section, typeof(ClusterClientOptions));

    /// <summary>Where the grains' database is: on PostgreSQL, and in it the attached files, for silos have no folder in common. What verbs and backups put into files for a while lies where a SQLite file would.</summary>
    public static EmbeddedPlace PlaceOf(IConfiguration configuration) => EmbeddedPlace.Of(new() { PostgreSql = configuration[PostgreSqlSetting] ?? "", FilesInDatabase = true });

    /// <summary>Adds the client. Settings: section <c>Cluster</c> (appsettings.json describes them).</summary>
    public static WebApplicationBuilder AddGrainHost(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var options = builder.Configuration.GetSection(ClusterClientOptions.Section).Get<ClusterClientOptions>() ?? new();
        var place = PlaceOf(builder.Configuration);
        services.AddOptions<ClusterClientOptions>().BindConfiguration(ClusterClientOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<LoggerFactory>();
        services.AddSingleton(provider => ClusterLog.WithoutAnswers(provider.GetRequiredService<LoggerFactory>()));

        // The gateway serves while it looks for silos: callers are told to come again, and whoever watches it sees that it lives.
        services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Host.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (options.ClusterId, options.ServiceId));
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = options.ResponseTimeout);
            client.UseAdoNetClustering(o => (o.Invariant, o.ConnectionString) = ("Npgsql", EmbeddedDatabase.ForClusterProviders(options.PostgreSql)));
            client.AddActivityPropagation();
            client.Services.AddSerializer(serializer => serializer.AddJsonSerializer(ClusterMessages.IsOurs, DomainJson.Options));
            client.Services.AddSingleton<IClientConnectionRetryFilter, SiloSearch>();
            client.Services.AddSingleton<IOutgoingGrainCallFilter, RepeatedCalls>();
        });
        services.AddSingleton(new HostFaults(ClusterFaults.IsUnavailable, exception => (exception as OptionsValidationException)?.Message));
        services.AddSingleton(new HostedDistricts(() => EmbeddedDatabase.Districts(place)));
        services.AddSingleton(provider => new HostReadiness(cancellationToken => Answers(provider.GetRequiredService<IGrainFactory>(), cancellationToken)));
        return builder.AddDailyBackup(_ => copy => EmbeddedDatabase.Backup(place, copy));
    }

    private static async Task<bool> Answers(IGrainFactory grains, CancellationToken cancellationToken)
    {
        await grains.District(Nobody).View(cancellationToken);
        return true;
    }
}
