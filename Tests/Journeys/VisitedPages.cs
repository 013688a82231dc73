using System.IO.Compression;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>What was found where every page of the policy table was opened in a browser.</summary>
/// <param name="Flaws">Pages that do not answer, have not one heading, or are wider than a screen.</param>
/// <param name="Sizes">Bytes of each page with its stylesheets and scripts, compressed.</param>
/// <param name="Findings">Of axe, where it is installed: "impact rule: element on page".</param>
/// <param name="Complaints">What stood in the console.</param>
internal sealed record Visits(
    IReadOnlyList<string> Flaws, IReadOnlyList<(string Name, int Bytes)> Sizes, IReadOnlyList<string> Findings, IReadOnlyList<string> Complaints);

/// <summary>The sample district, whose pages are all opened once, when the first test asks: opening takes most of the time.</summary>
public sealed class VisitedPages : SampleApplication
{
    private readonly Dictionary<string, int> files = [];
    private readonly Lazy<Task<Visits>> visits;

    public VisitedPages() => visits = new(Visit);

    internal Task<Visits> Visits => visits.Value;

    private async Task<Visits> Visit()
    {
        await using var browser = await Browser.Open(this);
        var (flaws, sizes, findings) = (new List<string>(), new List<(string, int)>(), new List<string>());
        foreach (var people in (await PageWalk.Of(this)).GroupBy(p => p.Actor))
        {
            var page = await browser.Person(this, people.Key);
            foreach (var (name, address, _) in people)
            {
                var response = await page.GotoAsync(address);
                if (response!.Status is not 200) flaws.Add($"{name} {address}: {response.Status}");
                if (await page.Locator("h1").CountAsync() is not 1) flaws.Add($"{name}: not one h1");
                sizes.Add((name, Squeeze(await response.BodyAsync()) + await Files(page)));
                flaws.AddRange(await TooWide(page, people.Key is null ? name : $"{name}-{people.Key.Split('/')[0]}"));
                if (AxeFactAttribute.IsInstalled) findings.AddRange((await Axe.Findings(page)).Select(finding => $"{finding} on {name}"));
            }
        }

        return new(flaws, sizes, findings, browser.Complaints);
    }

    /// <summary>The page stays open while its window changes: people do that, too.</summary>
    private static async Task<IReadOnlyList<string>> TooWide(IPage page, string name)
    {
        var flaws = new List<string>();
        foreach (var screen in new[] { Browser.Big, Browser.Phone, Browser.Zoomed, Browser.Office })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            if (over > 0) flaws.Add($"{name} at {screen.Width}: {over} px too wide");
            await Pictures.Take(page, name, screen);
        }

        return flaws;
    }

    /// <summary>Bytes of the stylesheets and scripts that a page asks for.</summary>
    private async Task<int> Files(IPage page)
    {
        var addresses = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(file => file.href ?? file.src)");
        var bytes = 0;
        foreach (var address in addresses)
        {
            if (!files.TryGetValue(address, out var size))
                files[address] = size = Squeeze(await (await page.Context.APIRequest.GetAsync(address)).BodyAsync());
            bytes += size;
        }

        return bytes;
    }

    private static int Squeeze(byte[] content)
    {
        using var squeezed = new MemoryStream();
        using (var gzip = new GZipStream(squeezed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return (int)squeezed.Length;
    }
}
