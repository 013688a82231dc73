namespace DistrictUnion.Gateway.Hosting;

/// <summary>Tells which exceptions mean that the grains' host or its storage does not answer now; each host brings its own.</summary>
/// <param name="IsUnavailable">True: nothing is broken in the request, and it may be sent again.</param>
internal sealed record HostFaults(Func<Exception, bool> IsUnavailable);
