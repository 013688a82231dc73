using DistrictUnion.Gateway.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Gateway.SignIn;

/// <summary>
/// Writes the setup link of this start into a file, for services without a console, before the service says that it has started; an old one is good
/// for nothing and goes.
/// </summary>
internal sealed class SetupLinkFile(IServer server, IServiceProvider services, IOptions<SetupOptions> options) : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.LinkFile is not { Length: > 0 } file) return;
        File.Delete(file);
        if (await AccountsStart.SetupLink(services, server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()) is { } link)
            await File.WriteAllTextAsync(file, link + Environment.NewLine, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
