namespace DistrictUnion.Embedded;

/// <summary>The host cannot start on its database. The message is a Chinese sentence for the person who runs the service.</summary>
/// <param name="code">Stable: <c>storage.in-use</c>, <c>storage.newer</c>, <c>storage.network-path</c>.</param>
public sealed class SiloStartException(string code, string message, Exception inner) : Exception(message, inner)
{
    public string Code => code;
}
