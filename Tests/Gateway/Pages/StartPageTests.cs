using System.Net;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;

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

    /// <summary>Whoever waits for the start, as the installation does, finds the link; the one of another start is gone.</summary>
    [Fact]
    public async Task SetupLink_OfAServiceWithoutAConsole_StandsInItsFileAtTheStart()
    {
        await using var application = new InProduction();
        await File.WriteAllTextAsync(application.LinkFile, "an old one");
        application.Serve();

        Assert.Matches(@"^http://[^/]+/setup\?code=\S+\s*$", await File.ReadAllTextAsync(application.LinkFile));
    }

    private static async Task<string> Start(GatewayApplication application)
    {
        using var response = await application.CreateClient().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private sealed class InProduction : GatewayApplication
    {
        public string LinkFile => Path.Combine(Path.GetDirectoryName(Database)!, "setup-link.txt");

        protected override string EnvironmentName => "Production";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Setup:LinkFile", LinkFile);
        }
    }
}
