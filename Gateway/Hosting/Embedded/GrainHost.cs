using DistrictUnion.Embedded;
using DistrictUnion.Gateway.Hosting.Settings;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The host of the grains in the default build: inside this process, on one SQLite file.</summary>
internal static class GrainHost
{
    public static SettingSection Settings { get; } = new(EmbeddedOptions.Section, typeof(EmbeddedOptions));

    /// <summary>Adds the grains. Settings: section <c>Embedded</c> (appsettings.json describes them).</summary>
    public static WebApplicationBuilder AddGrainHost(this WebApplicationBuilder builder)
    {
        builder.Services.AddEmbeddedSilo(builder.Configuration.GetSection(EmbeddedOptions.Section).Bind);
        builder.Services.AddDailySeals();
        builder.Services.AddSingleton(new HostFaults(EmbeddedFaults.IsUnavailable, exception => (exception as SiloStartException)?.Message));
        builder.Services.AddSingleton(provider => new HostedDistricts(provider.GetRequiredService<IEmbeddedAdministration>().Districts));
        builder.Services.AddSingleton(provider => new HostReadiness(provider.GetRequiredService<IEmbeddedAdministration>().IsReady));
        return builder.AddDailyBackup();
    }
}
