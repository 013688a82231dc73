using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Hosting.Settings;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The host of the grains in the default build: inside this process, on a SQLite file or a PostgreSQL database.</summary>
internal static class GrainHost
{
    /// <summary>The connection string of a PostgreSQL database.</summary>
    public const string PostgreSqlSetting = $"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.PostgreSql)}";

    /// <summary>The connection string with the role that owns the tables; only verbs ask for it.</summary>
    public const string OwnerSetting = $"{EmbeddedOptions.Section}:{nameof(EmbeddedOptions.PostgreSqlOwner)}";

    public static SettingSection Settings { get; } = new(EmbeddedOptions.Section, typeof(EmbeddedOptions));

    /// <summary>Where the grains' database is.</summary>
    public static EmbeddedPlace PlaceOf(IConfiguration configuration) => EmbeddedPlace.Of(configuration.GetSection(EmbeddedOptions.Section).Get<EmbeddedOptions>() ?? new());

    /// <summary>Adds the grains. Settings: section <c>Embedded</c> (appsettings.json describes them).</summary>
    public static WebApplicationBuilder AddGrainHost(this WebApplicationBuilder builder)
    {
        builder.Services.AddEmbeddedSilo(builder.Configuration.GetSection(EmbeddedOptions.Section).Bind);
        builder.Services.AddDailySeals();
        builder.Services.AddSingleton(new HostFaults(EmbeddedFaults.IsUnavailable, _ => null));
        builder.Services.AddSingleton(provider => new HostedDistricts(provider.GetRequiredService<IEmbeddedAdministration>().Districts));
        builder.Services.AddSingleton(provider => new HostReadiness(provider.GetRequiredService<IEmbeddedAdministration>().IsReady));
        return builder.AddDailyBackup(services => services.GetRequiredService<IEmbeddedAdministration>().Backup);
    }
}
