using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Support;

/// <summary>The distribution's Chromium on a served application. What pages complain about in the console is kept.</summary>
internal sealed class Browser : IAsyncDisposable
{
    /// <summary>Screens that people use: an office PC, a big screen, a phone, an office PC at 200 % zoom.</summary>
    public static readonly (int Width, int Height) Office = (1366, 768), Big = (1920, 1080), Phone = (390, 844), Zoomed = (683, 384);

    /// <summary>Arguments of every Chromium that tests start.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <summary>Milliseconds until what does not come has failed; a machine may be busy.</summary>
    private const float Patience = 20_000;

    private readonly IPlaywright playwright;
    private readonly IBrowser chromium;

    private Browser(IPlaywright playwright, IBrowser chromium, string address) => (this.playwright, this.chromium, Address) = (playwright, chromium, address);

    /// <summary>Where the application is served, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>What was written into the console, or thrown by scripts, on any page.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Serves the application on a port of its own, once, and starts a browser.</summary>
    public static async Task<Browser> Open(GatewayApplication application)
    {
        var address = application.Serve();
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Headless = true,
            Args = Arguments,
        });
        return new(playwright, chromium, address);
    }

    /// <summary>
    /// Waits until the page stands at an address and has loaded. It asks the browser again and again: the library's own wait for a navigation
    /// misses one that commits just before it begins to listen.
    /// </summary>
    /// <param name="address">A pattern of the address, tied to its end.</param>
    public static async Task Reached(IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address + "$"));
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Plays a story; where it breaks off, the failure says what stood on every open page.</summary>
    public async Task Tell(Func<Task> story)
    {
        const int most = 1_500;
        try
        {
            await story();
        }
        catch (Exception exception)
        {
            var pages = new System.Text.StringBuilder();
            foreach (var page in chromium.Contexts.SelectMany(context => context.Pages))
            {
                var text = await page.Locator("body").InnerTextAsync();
                pages.AppendLine().AppendLine(page.Url).AppendLine(text.Length > most ? text[..most] : text);
            }

            throw new Xunit.Sdk.XunitException($"{exception.Message}{pages}", exception);
        }
    }

    /// <summary>A person at a browser of his own: cookies and storage are nobody else's.</summary>
    /// <param name="actor">Signed in as, by the test's words (schoolChair/qinglan/songling); null: signed out.</param>
    /// <param name="hasScript">False: as with script off.</param>
    public async Task<IPage> Person(GatewayApplication application, string? actor, (int Width, int Height)? screen = null, bool hasScript = true)
    {
        var (width, height) = screen ?? Office;
        var context = await chromium.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            AcceptDownloads = true,
            JavaScriptEnabled = hasScript,
            BaseURL = Address,
            Locale = "en-US",
            BypassCSP = false,
        });
        if (actor is not null) await application.SignIn(context, actor);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{page.Url}: {error}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        playwright.Dispose();
    }
}
