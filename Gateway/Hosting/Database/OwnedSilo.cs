using DistrictUnion.Domain;
using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>The grains on a database file for one task, without the web: it is the database's owner as long as it lives.</summary>
internal sealed class OwnedSilo : IAsyncDisposable
{
    /// <summary>The option of verbs that names the database file.</summary>
    public const string DatabaseOption = "--database";

    private readonly IHost host;
    private readonly string? temporary;

    private OwnedSilo(IHost host, string? temporary) => (this.host, this.temporary) = (host, temporary);

    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    internal IEmbeddedAdministration Administration => host.Services.GetRequiredService<IEmbeddedAdministration>();

    /// <summary>Becomes the owner of a database, which is made when it is absent.</summary>
    /// <param name="clock">What its grains take the time from.</param>
    /// <returns>Refused when another process owns it, or it cannot be used.</returns>
    public static Task<Outcome<OwnedSilo>> Open(ServedDatabase database, TimeProvider clock, CancellationToken cancellationToken) =>
        Open(database, clock, null, _ => { }, cancellationToken);

    /// <summary>Opens a copy of a database, which another process may own and go on writing. The copy goes with it.</summary>
    public static async Task<Outcome<OwnedSilo>> OpenCopy(ServedDatabase database, CancellationToken cancellationToken)
    {
        if (!database.MayBeThere) return new Refusal("storage.absent", RefusalKind.Absent, $"没有数据库文件 {database.Path}。");
        var folder = Directory.CreateTempSubdirectory("district-union-").FullName;
        var copy = Path.Combine(folder, "copy.db");
        await EmbeddedDatabase.Copy(database.Place, copy);
        return await Open(new(copy), TimeProvider.System, folder, services => services.AddFilesOf(database.Place), cancellationToken);
    }

    /// <summary>Copies a database into a file that is whole by itself.</summary>
    public static Task Copy(ServedDatabase database, string copy) => EmbeddedDatabase.Copy(database.Place, copy);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        if (temporary is not null) Directory.Delete(temporary, recursive: true);
    }

    private static async Task<Outcome<OwnedSilo>> Open(
        ServedDatabase database, TimeProvider clock, string? temporary, Action<IServiceCollection> add, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(clock);
        builder.Services.AddEmbeddedSilo(database.Place.Set);
        add(builder.Services);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            return new OwnedSilo(host, temporary);
        }
        catch (SiloStartException exception)
        {
            host.Dispose();
            return new Refusal(exception.Code, RefusalKind.Conflict, exception.Message);
        }
    }
}
