namespace DistrictUnion.Tests.Support;

/// <summary>Where the grains of a service under test run: in the service's own process.</summary>
internal sealed class GrainsUnderTest : IAsyncDisposable
{
    /// <summary>Name of this build.</summary>
    public const string Build = "default";

    /// <param name="file">Path of the SQLite file.</param>
    /// <param name="server">Connection string of a PostgreSQL database that takes its place, or null.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string file, string? server) =>
        [new("Embedded:Database", file), new("Embedded:PostgreSql", server ?? ""), new("Embedded:CopyMessages", "true")];

    /// <summary>They start with the service.</summary>
    public void Start(string? server, TimeProvider clock)
    {
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
