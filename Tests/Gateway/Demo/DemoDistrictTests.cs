using System.Diagnostics;
using DistrictUnion.Gateway.Demo;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Tests.Gateway.Demo;

public sealed class DemoDistrictTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("district-union-demo-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Create_Twice_WritesTheSameJournal()
    {
        var watch = Stopwatch.StartNew();
        var first = await Create("first.db");
        var once = watch.Elapsed;
        Assert.Equal(first, await Create("second.db"));
        Assert.True(first.Count > 150, $"{first.Count} rows");
        Assert.True(once < TimeSpan.FromMinutes(1), $"took {once}");
    }

    [Fact]
    public async Task Create_WhereTheSampleIs_IsRefusedAndChangesNothing()
    {
        var before = await Create("again.db");
        var refusal = await DemoStart.Create(new(PathOf("again.db")));
        Assert.Equal("demo.exists", refusal?.Code);
        Assert.Equal(before, Hashes("again.db"));
    }

    private async Task<List<string>> Create(string name)
    {
        Assert.Null(await DemoStart.Create(new(PathOf(name))));
        return Hashes(name);
    }

    /// <summary>
    /// Hashes of all rows in order: each covers stream, time, actor, command, facts and answer. The keys of private values are random, and so is
    /// what stands for them in the facts of 五必访.
    /// </summary>
    private List<string> Hashes(string name)
    {
        using var connection = new SqliteConnection($"Data Source={PathOf(name)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hex(hash) FROM journal WHERE stream NOT LIKE 'ledger:%/l14/%' ORDER BY position";
        using var reader = command.ExecuteReader();
        var hashes = new List<string>();
        while (reader.Read()) hashes.Add(reader.GetString(0));
        return hashes;
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
