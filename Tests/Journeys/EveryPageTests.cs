using System.IO.Compression;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Journeys;

/// <summary>What holds for every page that the policy table knows.</summary>
public sealed class EveryPageTests(SampleApplication application, ITestOutputHelper output) : IClassFixture<SampleApplication>
{
    /// <summary>Largest page with its stylesheet and script, compressed.</summary>
    private const int MaxBytes = 150_000;

    [ChromiumFact]
    public async Task Page_EachOne_FitsTheScreenAndTheScriptIsQuiet()
    {
        await using var browser = await Browser.Open(application);
        var flaws = new List<string>();
        var pages = await PageWalk.Of(application);
        foreach (var people in pages.GroupBy(p => p.Actor))
        {
            var page = await browser.Person(application, people.Key);
            foreach (var (name, address, _) in people)
            {
                var response = await page.GotoAsync(address);
                if (response!.Status is not 200) flaws.Add($"{name} {address}: {response.Status}");
                if (await page.Locator("h1").CountAsync() is not 1) flaws.Add($"{name}: not one h1");

                // The page stays open while its window changes: opening takes most of the time, and people change it, too.
                foreach (var screen in new[] { Browser.Big, Browser.Phone, Browser.Zoomed, Browser.Office })
                {
                    await page.SetViewportSizeAsync(screen.Width, screen.Height);
                    var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
                    if (over > 0) flaws.Add($"{name} at {screen.Width}: {over} px too wide");
                    await Pictures.Take(page, people.Key is null ? name : $"{name}-{people.Key.Split('/')[0]}", screen);
                }
            }
        }

        Assert.True(flaws.Count == 0, string.Join("; ", flaws));
        Assert.Empty(browser.Complaints);
    }

    [ChromiumFact]
    public async Task Page_EachOne_IsSmall()
    {
        await using var browser = await Browser.Open(application);
        var tooBig = new List<string>();
        foreach (var people in (await PageWalk.Of(application)).GroupBy(p => p.Actor))
        {
            var page = await browser.Person(application, people.Key);
            var shared = await Compressed(page, "link[rel=stylesheet]", "href") + await Compressed(page, "script[src]", "src");
            foreach (var (name, address, _) in people)
            {
                var bytes = Squeeze(await (await page.Context.APIRequest.GetAsync(address)).BodyAsync()) + shared;
                output.WriteLine($"{name}: {bytes:N0} B");
                if (bytes > MaxBytes) tooBig.Add($"{name}: {bytes:N0} B");
            }
        }

        Assert.Empty(tooBig);
    }

    [AxeFact]
    public async Task Page_EachOne_HasNoSeriousFindingsOfAxe()
    {
        await using var browser = await Browser.Open(application);
        var findings = new List<string>();
        foreach (var people in (await PageWalk.Of(application)).GroupBy(p => p.Actor))
        {
            var page = await browser.Person(application, people.Key);
            foreach (var (name, address, _) in people)
            {
                await page.GotoAsync(address);
                findings.AddRange((await Axe.Findings(page)).Select(finding => $"{finding} on {name}"));
            }
        }

        foreach (var severity in findings.CountBy(finding => finding.Split(' ')[0])) output.WriteLine($"{severity.Key}: {severity.Value}");
        foreach (var finding in findings) output.WriteLine(finding);
        Assert.DoesNotContain(findings, finding => Axe.IsSerious(finding));
    }

    private static async Task<int> Compressed(IPage page, string selector, string attribute)
    {
        await page.GotoAsync("/nowhere");
        var address = await page.Locator(selector).First.GetAttributeAsync(attribute);
        return Squeeze(await (await page.Context.APIRequest.GetAsync(address!)).BodyAsync());
    }

    private static int Squeeze(byte[] content)
    {
        using var squeezed = new MemoryStream();
        using (var gzip = new GZipStream(squeezed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return (int)squeezed.Length;
    }
}
