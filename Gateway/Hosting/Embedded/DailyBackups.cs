using DistrictUnion.Accounts;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;
using DistrictUnion.Gateway.SignIn;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The daily backup of the embedded host's database, beside the running service.</summary>
internal static class DailyBackups
{
    public static WebApplicationBuilder AddDailyBackup(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => new BackupStanding(
            IsOn(provider) || builder.Environment.IsProduction(), IsOn(provider), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new DailyBackup(
            provider.GetRequiredService<IOptions<BackupOptions>>().Value, () => SourceOf(provider), provider.GetRequiredService<BackupStanding>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DailyBackup>>()));
        if (builder.Configuration[$"{BackupOptions.Section}:{nameof(BackupOptions.Folder)}"] is { Length: > 0 })
            builder.Services.AddHostedService(provider => provider.GetRequiredService<DailyBackup>());
        return builder;
    }

    private static bool IsOn(IServiceProvider provider) => provider.GetRequiredService<IOptions<BackupOptions>>().Value.Folder.Length > 0;

    private static BackupSource SourceOf(IServiceProvider provider) => new(
        new(EmbeddedPlace.Of(provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value)),
        provider.GetRequiredService<IEmbeddedAdministration>().Backup,
        copy => Task.FromResult<Outcome<BackedUp>>(new BackedUp(provider.BackUpAccounts(copy))));
}
