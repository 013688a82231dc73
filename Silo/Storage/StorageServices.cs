using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Storage;

/// <summary>Registration for a host.</summary>
public static class StorageServices
{
    /// <summary>Adds storage on SQLite. The host calls <see cref="SqliteStorage.Start"/> and <see cref="SqliteStorage.Stop"/>.</summary>
    /// <param name="options">Asked once, when storage is first needed.</param>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Func<IServiceProvider, StorageOptions> options)
    {
        services.AddSingleton(provider => new SqliteStorage(options(provider), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Comparison);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Ledgers);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Inspections);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Matters);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Log);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Books);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().SealStore);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Files);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().GrainStorage);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().PrivateValues);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Maintenance);
        return services;
    }
}
