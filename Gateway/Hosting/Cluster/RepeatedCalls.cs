using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>
/// Makes a call again when no silo answered: one may just have died, and its grains come back on another. A command keeps its id, so it
/// counts once however often it arrives; a question changes nothing.
/// </summary>
internal sealed class RepeatedCalls(IOptions<ClusterClientOptions> options) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await context.Invoke();
                return;
            }
            catch (Exception exception) when (attempt < options.Value.Attempts && ClusterFaults.IsSilent(exception))
            {
                await Task.Delay(Pause(attempt));
            }
        }
    }

    /// <summary>Twice as long each time, and a little apart from other callers.</summary>
    private static TimeSpan Pause(int attempt) => FirstPause * (1 << (attempt - 1)) * (0.75 + (Random.Shared.NextDouble() / 2));
}
