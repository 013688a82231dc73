using DistrictUnion.Storage;
using DistrictUnion.Storage.Sealing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Silo.Cluster;

/// <summary>Opens storage before the silo joins the cluster and closes it after the last grain has left: registered before Orleans.</summary>
internal sealed class StorageLifetime(DistrictStorage storage) : IHostedService
{
    /// <exception cref="StorageException">The database cannot be used; see its code.</exception>
    public Task StartAsync(CancellationToken cancellationToken) => storage.Start();

    public Task StopAsync(CancellationToken cancellationToken) => storage.Stop();
}

/// <summary>Lets <see cref="DailySeals"/> run as long as the process.</summary>
internal sealed class DailySealing(DailySeals seals, SiloSettings settings, ILogger<DailySealing> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => seals.Run(settings.SealEvery, logger, stoppingToken);
}
