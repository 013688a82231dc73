using DistrictUnion.Storage.Sealing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Embedded;

/// <summary>Lets <see cref="DailySeals"/> run as long as the process.</summary>
internal sealed class DailySealing(DailySeals seals, IOptions<EmbeddedOptions> options, ILogger<DailySealing> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => seals.Run(options.Value.SealEvery, logger, stoppingToken);
}
