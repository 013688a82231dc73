using DistrictUnion.Accounts;
using DistrictUnion.Embedded;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The daily backup of the grains' database, beside the running service.</summary>
internal static class DailyBackups
{
    /// <param name="copyDatabase">How the host of the grains seals every district and copies its database into a file.</param>
    public static WebApplicationBuilder AddDailyBackup(this WebApplicationBuilder builder, Func<IServiceProvider, Func<string, Task<CopiedDatabase>>> copyDatabase)
    {
        builder.Services.AddOptions<BackupOptions>().BindConfiguration(BackupOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => new BackupStanding(
            IsOn(provider) || builder.Environment.IsProduction(), IsOn(provider), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(provider => new DailyBackup(
            provider.GetRequiredService<IOptions<BackupOptions>>().Value, () => SourceOf(provider, copyDatabase(provider)), provider.GetRequiredService<BackupStanding>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DailyBackup>>()));
        if (builder.Configuration[$"{BackupOptions.Section}:{nameof(BackupOptions.Folder)}"] is { Length: > 0 })
            builder.Services.AddHostedService(provider => provider.GetRequiredService<DailyBackup>());
        return builder;
    }

    private static bool IsOn(IServiceProvider provider) => provider.GetRequiredService<IOptions<BackupOptions>>().Value.Folder.Length > 0;

    private static BackupSource SourceOf(IServiceProvider provider, Func<string, Task<CopiedDatabase>> copyDatabase) => new(
        ServedDatabase.Of(provider.GetRequiredService<IConfiguration>(), null),
        copyDatabase,
        async copy =>
        {
            await provider.BackUpAccounts(copy);
            return null;
        });
}
