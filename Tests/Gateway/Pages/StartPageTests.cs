using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>What the first page says where there is nothing to show.</summary>
public sealed class StartPageTests
{
    [Fact]
    public async Task Start_WithoutAccounts_SaysWhereTheSetupLinkIs()
    {
        await using var development = new GatewayApplication();
        Assert.Contains("start.no-accounts", await Start(development), StringComparison.Ordinal);
        await using var production = new InProduction();
        Assert.Contains("start.no-accounts", await Start(production), StringComparison.Ordinal);
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
