using DistrictUnion.Storage;

namespace DistrictUnion.Embedded;

/// <summary>The host cannot start on its database. The message is a Chinese sentence for the person who runs the service.</summary>
/// <param name="code">Stable: <c>storage.in-use</c>, <c>storage.newer</c>, <c>storage.network-path</c>.</param>
public sealed class SiloStartException(string code, string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Another process owns the database.</summary>
    public const string InUse = "storage.in-use";

    public string Code => code;

    /// <summary>Does what storage may refuse.</summary>
    /// <exception cref="SiloStartException">Storage refused.</exception>
    internal static async Task<T> Or<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (StorageException exception)
        {
            throw new SiloStartException(exception.Code, exception.Message, exception);
        }
    }
}
