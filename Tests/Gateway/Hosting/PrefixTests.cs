using System.Net;
using System.Text.RegularExpressions;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Tests.Gateway.Hosting;

/// <summary>Below a path of a proxy, with proxies on other machines.</summary>
public sealed partial class PrefixTests(PrefixTests.Application application) : IClassFixture<PrefixTests.Application>
{
    private const int MostPages = 40;

    [Fact]
    public async Task Pages_BelowAPath_LeadToOnlyPagesBelowIt()
    {
        var scene = new DistrictScene(application);
        await scene.Found("xihu", "mingde");
        var visitor = PageVisitor.Officer(application, "qinglan");
        var waiting = new Queue<string>(["/union/"]);
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var address) && seen.Count < MostPages)
        {
            if (!seen.Add(address.Split('?', '#')[0])) continue;
            var reply = await visitor.Get(address);
            Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{reply.Status} {address}");
            Assert.StartsWith("/union", reply.Address, StringComparison.Ordinal);
            if (reply.MediaType != "text/html") continue;
            Assert.DoesNotMatch(Outside(), reply.Text);
            foreach (var link in reply.Page.QuerySelectorAll("a[href^='/']")) waiting.Enqueue(link.GetAttribute("href")!);
        }

        Assert.True(seen.Count > 15, string.Join('\n', seen));
    }

    [Fact]
    public async Task Redirect_BelowAPath_StaysBelowIt()
    {
        using var http = application.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        Assert.Equal("/union/sign-in", await Location(http, "/union/"));
        Assert.Equal("/union/sign-in", await Location(http, "/union"));
        Assert.Equal("/union/sign-in", await Location(http, "/"));
        Assert.Equal("/union/sign-in?back=%2Fdistricts%2Fqinglan%2Frounds", await Location(http, "/union/districts/qinglan/rounds"));
    }

    /// <summary>A form that redirects, a cookie, a file: what a person does.</summary>
    [Fact]
    public async Task Assets_BelowAPath_AreServedAsTheyAre()
    {
        using var http = application.CreateClient();
        var page = await http.GetStringAsync("/union/sign-in");
        var style = Regex.Match(page, "href=\"(/union/assets/app.css[^\"]*)\"").Groups[1].Value;
        Assert.Contains("font-family", await http.GetStringAsync(style), StringComparison.Ordinal);
    }

    [Fact]
    public void Proxies_Setting_AddsToThoseOnThisMachine()
    {
        var options = application.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Contains(IPAddress.Parse("10.1.2.3"), options.KnownProxies);
        Assert.Contains(IPAddress.IPv6Loopback, options.KnownProxies);
        Assert.Contains(options.KnownIPNetworks, network => network.Contains(IPAddress.Parse("10.2.200.9")));
        Assert.DoesNotContain(options.KnownIPNetworks, network => network.Contains(IPAddress.Parse("10.3.0.1")));
    }

    [Theory]
    [InlineData("Http:PathBase", "union")]
    [InlineData("Http:PathBase", "/union/")]
    [InlineData("Http:PathBase", "/un\"ion")]
    [InlineData("Http:Proxies", "10.1.2.3, proxy.local")]
    public void Problem_WrongSetting_NamesIt(string key, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        Assert.Contains(key, WebDoor.Problem(configuration), StringComparison.Ordinal);
    }

    private static async Task<string?> Location(HttpClient http, string address)
    {
        using var response = await http.GetAsync(address);
        return response.Headers.Location?.OriginalString;
    }

    [GeneratedRegex("""\s[a-z-]+="/(?!union/|/)[a-z?]""")]
    private static partial Regex Outside();

    public sealed class Application : GatewayApplication
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Http:PathBase", "/union");
            builder.UseSetting("Http:Proxies", "10.1.2.3, 10.2.0.0/16");
        }
    }
}
