namespace DistrictUnion.Gateway.Hosting;

/// <summary>What the exceptions of the grains' host mean; each host brings its own.</summary>
/// <param name="IsUnavailable">True: the host or its storage does not answer now; nothing is wrong with the request, and it may be sent again.</param>
/// <param name="StartProblem">A Chinese sentence for whoever starts the service, when the host itself cannot start; null: <see cref="MachineFaults"/> knows, or nobody.</param>
internal sealed record HostFaults(Func<Exception, bool> IsUnavailable, Func<Exception, string?> StartProblem);
