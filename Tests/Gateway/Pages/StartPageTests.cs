using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>What the first page says where there is nothing to show.</summary>
public sealed class StartPageTests
{
    [Fact]
    public async Task Start_EmptyInDevelopment_SaysHowToGetTheSample()
    {
        await using var application = new GatewayApplication();
        Assert.Contains("start.no-district", await Start(application), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Production_SaysThatThereAreNoAccountsYet()
    {
        await using var application = new InProduction();
        Assert.Contains("start.no-accounts", await Start(application), StringComparison.Ordinal);
    }

    private static async Task<string> Start(GatewayApplication application)
    {
        using var response = await application.CreateClient().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class InProduction : GatewayApplication
    {
        protected override string EnvironmentName => "Production";
    }
}
