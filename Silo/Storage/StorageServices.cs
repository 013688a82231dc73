using DistrictUnion.Grains.Files;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Storage;

/// <summary>Registration for a host.</summary>
public static class StorageServices
{
    /// <summary>Adds attached files that lie elsewhere than those of the host's own storage, in their place.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services, StorageOptions options) =>
        services.AddSingleton<IFileStore>(_ => options.OpenFiles());

    /// <summary>Adds storage. The host calls <see cref="DistrictStorage.Start"/> and <see cref="DistrictStorage.Stop"/>.</summary>
    /// <param name="options">Asked once, when storage is first needed.</param>
    public static IServiceCollection AddDistrictStorage(this IServiceCollection services, Func<IServiceProvider, StorageOptions> options)
    {
        services.AddSingleton(provider => new DistrictStorage(options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Comparison);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Ledgers);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Inspections);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Matters);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Log);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Books);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().SealStore);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Files);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().GrainStorage);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().PrivateValues);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().Maintenance);
        services.AddSingleton(provider => provider.GetRequiredService<DistrictStorage>().DailySeals);
        return services;
    }
}
