using DistrictUnion.Grains;
using DistrictUnion.Grains.Hosting;
using DistrictUnion.Storage;
using DistrictUnion.Storage.GrainState;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Embedded;

/// <summary>Puts the grains and their host into a process.</summary>
public static class EmbeddedSiloExtensions
{
    /// <summary>
    /// Adds the grains, their storage and their host, <see cref="IGrainFactory"/> and <see cref="IEmbeddedAdministration"/>. Calls are
    /// taken between the start and the stop of the process's hosted services.
    /// </summary>
    /// <param name="configure">Runs after the options' defaults, when the host is first asked for.</param>
    public static IServiceCollection AddEmbeddedSilo(this IServiceCollection services, Action<EmbeddedOptions> configure)
    {
        services.AddDistrictStorage(provider => StorageOf(provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value));
        services.AddHostedService<StorageLifetime>();
        services.AddGrainHost(GrainClasses.All, configure);
        services.AddSingleton<IEmbeddedAdministration, EmbeddedAdministration>();
        return services;
    }

    /// <summary>Seals every district when the host starts and then daily (<see cref="EmbeddedOptions.SealEvery"/>): for a service, not for one verb.</summary>
    public static IServiceCollection AddDailySeals(this IServiceCollection services) => services.AddHostedService<DailySealing>();

    /// <summary>Has the grains find attached files where another database has them: theirs is a copy of it, without files.</summary>
    public static IServiceCollection AddFilesOf(this IServiceCollection services, EmbeddedPlace place) => services.AddFiles(place.Options);

    private static StorageOptions StorageOf(EmbeddedOptions options) => EmbeddedPlace.Of(options).Options;

    /// <summary>Adds the host alone, for these classes of grains.</summary>
    /// <exception cref="InvalidOperationException">A class cannot be hosted.</exception>
    internal static IServiceCollection AddGrainHost(this IServiceCollection services, IEnumerable<Type> classes, Action<EmbeddedOptions> configure)
    {
        Type[] grains = [.. classes];
        services.AddOptions<EmbeddedOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddLogging();
        services.TryAddSingleton<IExternalScopeProvider, GrainCallScopes>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new GrainMap(grains));
        services.AddSingleton<EmbeddedSilo>();
        services.AddHostedService(provider => provider.GetRequiredService<EmbeddedSilo>());
        services.AddSingleton<IGrainFactory, EmbeddedGrainFactory>();

        // What a grain's constructor may ask for besides: its own key. Not AddScoped<T>, which takes classes only.
        services.AddScoped<ActivationContext>();
        services.Add(ServiceDescriptor.Scoped(typeof(GrainKey), provider => provider.GetRequiredService<ActivationContext>().Key));
        foreach (var grain in grains) services.AddScoped(grain);
        return services.AddGrainStates(grains, provider => provider.GetRequiredService<ActivationContext>().Id.ToString());
    }
}
