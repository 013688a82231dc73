namespace DistrictUnion.Embedded;

/// <summary>The host does not take calls: it has not started yet, or it is stopping. The call changed nothing and may be sent again later (503).</summary>
public sealed class SiloNotRunningException(string message) : Exception(message);
