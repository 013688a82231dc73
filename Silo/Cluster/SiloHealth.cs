using DistrictUnion.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Silo.Cluster;

/// <summary>
/// Answers whoever watches the silo, from its first moment to its last: <c>/health/live</c> while the process runs, <c>/health/ready</c> while it
/// is a member of the cluster, not told to stop, and its storage takes writes.
/// </summary>
internal sealed class SiloHealth(IConfiguration configuration, IHostApplicationLifetime lifetime, StorageMaintenance storage) : IHostedService
{
    private const string DefaultUrl = "http://*:8081";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private WebApplication? door;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(configuration["urls"] ?? DefaultUrl);
        door = builder.Build();
        door.MapGet("/health/live", () => Results.Text("live"));
        door.MapGet("/health/ready", async () => await IsReady() ? Results.Text("ready") : Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable));
        await door.StartAsync(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (door is not null) await door.DisposeAsync();
    }

    private async Task<bool> IsReady()
    {
        if (!lifetime.ApplicationStarted.IsCancellationRequested || lifetime.ApplicationStopping.IsCancellationRequested) return false;
        try
        {
            await storage.Probe().WaitAsync(Patience);
            return true;
        }
        catch (Exception exception) when (exception is TimeoutException || StorageFaults.IsUnavailable(exception))
        {
            return false;
        }
    }
}
