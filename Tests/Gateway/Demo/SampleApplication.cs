using DistrictUnion.Gateway.Demo;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.Gateway.Demo;

/// <summary>The service on the sample district, on 21 November 2026.</summary>
public class SampleApplication : GatewayApplication, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        Clock.Set(FakeClock.Noon(2026, 11, 21));
        var refusal = await DemoStart.Create(ServedDatabase.Of(new ConfigurationBuilder().AddInMemoryCollection(Settings).Build(), null));
        Assert.Null(refusal?.Text);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
