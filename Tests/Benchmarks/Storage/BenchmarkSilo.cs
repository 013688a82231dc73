using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Embedded;
using DistrictUnion.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DistrictUnion.Benchmarks.Storage;

/// <summary>The embedded host on a new database in a folder of its own, at a fixed day.</summary>
internal sealed class BenchmarkSilo : IAsyncDisposable
{
    public static readonly DistrictCode District = new("qinglan");
    public static readonly DateTimeOffset Now = new(2026, 10, 5, 2, 0, 0, TimeSpan.Zero);

    private readonly IHost host;
    private readonly DirectoryInfo folder;
    private int commands;

    private BenchmarkSilo(IHost host, DirectoryInfo folder) => (this.host, this.folder) = (host, folder);

    public string Path => System.IO.Path.Combine(folder.FullName, "union.db");

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public DistrictStorage Storage => host.Services.GetRequiredService<DistrictStorage>();

    public TimeProvider Clock => host.Services.GetRequiredService<TimeProvider>();

    public static async Task<BenchmarkSilo> Start()
    {
        var folder = Directory.CreateTempSubdirectory("district-union-benchmark-");
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(new StandingClock());
        builder.Services.AddEmbeddedSilo(options => options.Database = System.IO.Path.Combine(folder.FullName, "union.db"));
        var host = builder.Build();
        await host.StartAsync();
        return new(host, folder);
    }

    /// <summary>A path in the same folder, on the same disk.</summary>
    public string Beside(string name) => System.IO.Path.Combine(folder.FullName, name);

    public CommandContext ByDistrict() => Context(new("officer", Role.DistrictOfficer, District));

    public CommandContext BySchool(SchoolCode school) => Context(new($"chair-{school}", Role.SchoolChair, District, school));

    public static SchoolCode School(int number) => new(string.Create(CultureInfo.InvariantCulture, $"s{number:0000}"));

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        folder.Delete(recursive: true);
    }

    private CommandContext Context(Actor actor) => new(Interlocked.Increment(ref commands).ToString("x64", CultureInfo.InvariantCulture), actor);

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
