using System.Diagnostics;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>A server of its own with a seeded database, and the log of how it runs statements.</summary>
public abstract class SeededPostgres : IAsyncLifetime
{
    private readonly PostgresServer server = new();
    private PlanLog? plans;
    private DistrictStorage? storage;

    internal DistrictStorage Storage => storage!;

    internal PlanLog Plans => plans!;

    /// <summary>Connection string of who owns the tables.</summary>
    internal string Owner { get; private set; } = "";

    internal IReadOnlyDictionary<string, long> Rows { get; private set; } = new Dictionary<string, long>();

    internal abstract SeedSize Size { get; }

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is not null) return;
        Owner = PostgresServer.AsOwner(server.NewStorage());
        var options = new StorageOptions { PostgreSql = PostgresServer.AsProgram(Owner) };
        var clock = Stopwatch.StartNew();
        await using (var filling = new DistrictStorage(options, TimeProvider.System))
        {
            await filling.Start();
            Rows = await Seed.Fill(filling, Size);
        }
File.AppendAllText("/tmp/seed.txt", $"seed {clock.Elapsed.TotalSeconds:0.0} s\n" + string.Join("\n", Rows.Select(r => $"{r.Key} {r.Value}")) + "\n");clock.Restart();
        Execute("VACUUM (ANALYZE)");
File.AppendAllText("/tmp/seed.txt", $"vacuum {clock.Elapsed.TotalSeconds:0.0} s\n");
        plans = server.Explain(Owner);
        storage = new(options, TimeProvider.System);
        await storage.Start();
    }

    public async Task DisposeAsync()
    {
        if (storage is not null) await storage.DisposeAsync();
        await server.DisposeAsync();
    }

    /// <summary>What an administrator does.</summary>
    internal void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(Owner);
        connection.Open();
        connection.Execute(sql);
    }
}
