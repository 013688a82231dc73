namespace DistrictUnion.Gateway.Hosting;

/// <summary>Whether the host of the grains takes calls and its storage takes writes; each host brings its own. An exception is a no.</summary>
internal sealed record HostReadiness(Func<CancellationToken, Task<bool>> IsReady);
