namespace DistrictUnion.Tests.Support;

/// <summary>
/// One server for all services of a run: <c>DISTRICTUNION_TESTS_ON=postgres</c> has every test that starts a service start it on PostgreSQL
/// (<c>.ci/long</c> does). Without it they run on SQLite files.
/// </summary>
internal static class SharedPostgres
{
    private static readonly Lazy<PostgresServer> Started = new(() =>
    {
        var server = new PostgresServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().GetAwaiter().GetResult();
        return server;
    });

    /// <summary>Null: services run on SQLite.</summary>
    public static PostgresServer? Server => Environment.GetEnvironmentVariable("DISTRICTUNION_TESTS_ON") is "postgres" ? Started.Value : null;
}
