using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Embedded;

/// <summary>Seals every district when the host starts, so that a machine which is off at night is sealed too, and then once in every period.</summary>
internal sealed partial class DailySeals(
    IEmbeddedAdministration administration, IOptions<EmbeddedOptions> options, TimeProvider clock, ILogger<DailySeals> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SealEvery, clock);
        do
        {
            try
            {
                foreach (var district in await administration.Districts()) await administration.Seal(district);
            }
            catch (Exception exception)
            {
                // The next period tries again; the journal itself goes on.
                LogFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "The journal could not be sealed.")]
    private partial void LogFailed(Exception exception);
}
