namespace DistrictUnion.Tests.Support;

/// <summary>Where the grains of a service under test run: in the service's own process.</summary>
internal static class GrainsUnderTest
{
    /// <summary>Name of this build.</summary>
    public const string Build = "default";

    /// <param name="file">Path of the SQLite file.</param>
    /// <param name="server">Connection string of a PostgreSQL database that takes its place, or null.</param>
    public static IEnumerable<KeyValuePair<string, string?>> Settings(string file, string? server) =>
        [new("Embedded:Database", file), new("Embedded:PostgreSql", server ?? ""), new("Embedded:CopyMessages", "true")];

    /// <summary>They start and stop with the service.</summary>
    /// <returns>What must be stopped after the service: nothing.</returns>
    public static IAsyncDisposable? Start(string? server, TimeProvider clock) => null;
}
