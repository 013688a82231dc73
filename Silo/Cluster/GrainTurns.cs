using DistrictUnion.Grains.Hosting;
using DistrictUnion.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Silo.Cluster;

/// <summary>
/// Stands around every turn of a grain: its log lines name district, school and year, and what storage throws crosses to the caller as an
/// exception that every process knows; exceptions without a serializer do not arrive typed.
/// </summary>
internal sealed partial class GrainTurns(ILogger<GrainTurns> logger) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var place = GrainPlace.Of(context.TargetId.Key.ToString()!);
        using var scope = logger.BeginScope(
            "{Grain} {District} {School} {Year}", context.TargetId.Type.ToString(), place.District, place.School, place.Year);
        try
        {
            await context.Invoke();
        }
        catch (Exception exception) when (StorageFaults.IsUnavailable(exception))
        {
            LogUnavailable(exception);
            throw new TimeoutException("The silo's storage does not answer.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Storage did not answer a grain.")]
    private partial void LogUnavailable(Exception exception);
}
