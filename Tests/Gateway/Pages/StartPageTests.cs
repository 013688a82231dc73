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
        var page = await Start(development);
        Assert.Contains("start.no-accounts", page, StringComparison.Ordinal);
        Assert.Contains("-- demo", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutAccountsInProduction_NamesNoDevelopersCommand()
    {
        await using var production = new InProduction();
        var page = await Start(production);
        Assert.Contains("setup-link.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", page, StringComparison.Ordinal);
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
