using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Storage;

/// <summary>Registration for a host.</summary>
public static class StorageServices
{
    /// <summary>Adds storage on SQLite. The host calls <see cref="SqliteStorage.Start"/> and <see cref="SqliteStorage.Stop"/>.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Action<StorageOptions> configure)
    {
        services.AddSingleton(provider =>
        {
            var options = new StorageOptions();
            configure(options);
            return new SqliteStorage(options, provider.GetRequiredService<TimeProvider>());
        });
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Journal);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Comparison);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().GrainStorage);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().PrivateValues);
        services.AddSingleton(provider => provider.GetRequiredService<SqliteStorage>().Maintenance);
        return services;
    }
}
