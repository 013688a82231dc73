using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using DistrictUnion.Tests.Support.Seeding;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>A server of its own with a seeded database, and the log of how it runs statements.</summary>
public abstract class SeededPostgres : IAsyncLifetime
{
    /// <summary>A table with more rows than this is never read as a whole: five for each school of a large district.</summary>
    private const long BigFrom = 5_000;

    /// <summary>A server that keeps one plan for all values of a prepared statement does so after five times.</summary>
    private const int Times = 7;

    private readonly PostgresServer server = new();
    private string owner = "";
    private PlanLog? plans;
    private IReadOnlySet<string> big = new HashSet<string>();

    internal abstract SeedSize Size { get; }

    /// <summary>What it holds, and how long that took.</summary>
    internal string Told { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (PostgresServer.Missing is not null) return;
        owner = PostgresServer.AsOwner(server.NewStorage());
        var clock = Stopwatch.StartNew();
        await using (var filling = Storage())
        {
            await filling.Start();
            var rows = await Seed.Fill(filling, Size);
            big = rows.Where(table => table.Value > BigFrom).Select(table => table.Key).ToHashSet();
            Told = string.Create(CultureInfo.InvariantCulture, $"{rows["occurrences"]} rows of tasks, {rows.Values.Sum()} in all");
        }

        // What the server does by itself some time after many rows came.
        Do(connection => connection.Execute("VACUUM (ANALYZE)"));
        Told = string.Create(CultureInfo.InvariantCulture, $"{Told}: {clock.Elapsed.TotalSeconds:0} s");
        plans = server.Explain(owner);
    }

    public Task DisposeAsync() => server.DisposeAsync();

    /// <summary>Asks a question some times and tells what was wrong at any of them.</summary>
    internal async Task<IReadOnlyList<string>> Flaws(StorageQuestion question)
    {
        await using var storage = Storage();
        await storage.Start();
        var flaws = new List<string>();
        plans!.Take();
        for (var time = 0; time < Times; time++)
        {
            await question.Ask(storage);
            flaws.AddRange(question.Flaws(plans.Take(), big));
        }

        return flaws;
    }

    /// <summary>Asks a question as long as an index of the read model is missing.</summary>
    internal async Task<IReadOnlyList<string>> FlawsWithout(string index, StorageQuestion question)
    {
        var made = "";
        Do(connection =>
        {
            made = connection.Scalar<string>("SELECT indexdef FROM pg_indexes WHERE indexname = @0", index)!;
            connection.Execute($"DROP INDEX {index}");
        });
        try
        {
            return await Flaws(question);
        }
        finally
        {
            Do(connection => connection.Execute(made));
        }
    }

    private DistrictStorage Storage() => new(new() { PostgreSql = PostgresServer.AsProgram(owner) }, TimeProvider.System);

    private void Do(Action<NpgsqlConnection> work)
    {
        // A large table takes longer than a statement usually may.
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(owner) { CommandTimeout = 0 }.ConnectionString);
        connection.Open();
        work(connection);
    }
}
