using DistrictUnion.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Demo;

/// <summary>The service on the sample district, on 21 November 2026.</summary>
public class SampleApplication : GatewayApplication, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        Clock.Set(FakeClock.Noon(2026, 11, 21));
        var refusal = await DemoStart.Create(new(Database));
        Assert.Null(refusal?.Text);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();
}
