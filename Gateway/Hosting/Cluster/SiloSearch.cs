namespace DistrictUnion.Gateway.Hosting;

/// <summary>Looks for silos again and again while none is found; it says so in the log now and then, not every second.</summary>
internal sealed partial class SiloSearch(ILogger<SiloSearch> logger) : IClientConnectionRetryFilter
{
    private const int SaidEvery = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private int searches;

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        if (searches++ % SaidEvery == 0) LogNone(exception);
        await Task.Delay(Pause, cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "No silo of the cluster is found.")]
    private partial void LogNone(Exception exception);
}
