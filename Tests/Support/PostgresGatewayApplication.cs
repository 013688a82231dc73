namespace DistrictUnion.Tests.Support;

/// <summary>The whole service on a PostgreSQL database of its own, as a role that may only append to the journal.</summary>
public sealed class PostgresGatewayApplication : GatewayApplication
{
    private readonly PostgresServer server = new();
    private readonly string owner;

    public PostgresGatewayApplication()
    {
        owner = server.NewStorage();
        Run("upgrade").GetAwaiter().GetResult();
    }

    internal override IEnumerable<KeyValuePair<string, string?>> Settings =>
    [
        .. base.Settings.Where(setting => setting.Key != "Accounts:Database"), new("Embedded:PostgreSql", PostgresServer.AsProgram(owner)),
    ];

    /// <summary>Runs a verb of the command line that must succeed.</summary>
    /// <returns>What it said.</returns>
    internal async Task<string> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await MainJob.Commands.Run(args, output, error, [.. Settings, new("Embedded:PostgreSqlOwner", owner)]);
        Assert.True(code == 0, error.ToString());
        return error.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
