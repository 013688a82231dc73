using System.Net;
using DistrictUnion.Storage;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace DistrictUnion.Tests.Gateway.Api;

/// <summary>What breaks inside is told without any inside.</summary>
[Trait("Host", "Embedded")]
public sealed class FaultTests
{
    [Fact]
    public async Task Grain_Broken_Is500WithoutInside()
    {
        await using var application = new BrokenApplication(new InvalidOperationException("secret"));
        var reply = (await application.Officer().Get("/api/v1/districts/qinglan")).Refused(HttpStatusCode.InternalServerError, "service.broken");
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silo_Stopped_Is503AndMayBeTriedAgain()
    {
        await using var application = new GatewayApplication();
        var scene = new DistrictScene(application);
        await scene.Found();
        foreach (var service in application.Services.GetServices<IHostedService>().Where(s => s.GetType().Name == "EmbeddedSilo"))
            await service.StopAsync(CancellationToken.None);
        var reply = (await scene.Officer.Get(scene.Path)).Refused(HttpStatusCode.ServiceUnavailable, "service.unavailable");
        Assert.True(reply.Headers.RetryAfter?.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Storage_Failing_Is503AndMayBeTriedAgain()
    {
        await using var application = new BrokenApplication(new StorageException("storage.stopped", "secret"));
        var reply = (await application.Officer().Get("/api/v1/districts/qinglan")).Refused(HttpStatusCode.ServiceUnavailable, "service.unavailable");
        Assert.DoesNotContain("secret", reply.Text, StringComparison.Ordinal);
    }

    private sealed class BrokenApplication(Exception fault) : GatewayApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IGrainFactory>(_ => throw fault));
        }
    }
}
