namespace DistrictUnion.Tests.Support;

/// <summary>The whole service on a PostgreSQL database of its own, as a role that may only append to the journal.</summary>
public sealed class PostgresGatewayApplication : GatewayApplication
{
    private readonly PostgresServer server = new();
    private readonly string database;

    public PostgresGatewayApplication()
    {
        database = server.NewService();
    }

    /// <summary>The server, to be stopped and started.</summary>
    internal PostgresServer Postgres => server;

    /// <summary>Connection string of who may do everything.</summary>
    internal string Owner => PostgresServer.AsOwner(database);

    internal override string? OnServer => database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
