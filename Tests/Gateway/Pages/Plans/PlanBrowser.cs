using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>The sample district served to the distribution's Chromium, once for a test class.</summary>
public sealed class PlanBrowser : SampleApplication, IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Address of the service.</summary>
    public string Root { get; private set; } = "";

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (!File.Exists(ChromiumFactAttribute.Path)) return;
        await InitializeAsync();
        UseKestrel(0);
        StartServer();
        Root = ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A school's chair at an office PC, with a browser that remembers nothing from before.</summary>
    public Task<IBrowserContext> Chair(string school, bool script = true) => browser!.NewContextAsync(new()
    {
        ViewportSize = new() { Width = 1366, Height = 768 },
        JavaScriptEnabled = script,
        ExtraHTTPHeaders = [KeyValuePair.Create("X-Dev-Actor", $"schoolChair/qinglan/{school}")],
    });

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await DisposeAsync();
    }
}
