using DistrictUnion.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Embedded;

/// <summary>Opens the database before the first grain and closes it after the last: registered before <see cref="EmbeddedSilo"/>.</summary>
internal sealed partial class StorageLifetime(DistrictStorage storage, ILogger<StorageLifetime> logger) : IHostedService
{
    /// <exception cref="SiloStartException">The database is owned by another process, or cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await SiloStartException.Or(storage.Start) is { Streams: > 0 } rebuilt) LogRebuilt(rebuilt.Rows, rebuilt.Streams);
    }

    public Task StopAsync(CancellationToken cancellationToken) => storage.Stop();

    [LoggerMessage(LogLevel.Information, "The read model was rebuilt: {Rows} rows of {Streams} streams.")]
    private partial void LogRebuilt(long rows, int streams);
}
