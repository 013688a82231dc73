using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Embedded;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Grains.Interfaces.Districts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Silo.Embedded;

/// <summary>The whole silo, with its grains and a database file of its own, as a process has it.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    private readonly IHost host;

    private RunningSilo(string database)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddEmbeddedSilo(o => (o.Database, o.CopyMessages) = (database, true));
        builder.Services.AddDailySeals();
        host = builder.Build();
    }

    public static DistrictCode Qinglan { get; } = new("qinglan");

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    public IEmbeddedAdministration Administration => host.Services.GetRequiredService<IEmbeddedAdministration>();

    public IDistrictGrain District => Grains.District(Qinglan);

    /// <param name="database">Path of the file.</param>
    public static async Task<RunningSilo> Start(string database)
    {
        var silo = new RunningSilo(database);
        await silo.host.StartAsync();
        return silo;
    }

    public Task<Outcome<DistrictView>> Found() => District.Found(new(Context("found"), Qinglan, "青岚区教育工会", null));

    public Task<Outcome<DistrictView>> Rename(string name) => District.Rename(new(Context(name), name));

    public Task Stop() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static CommandContext Context(string id) => new(id, new("officer", Role.DistrictAdmin, Qinglan));
}
