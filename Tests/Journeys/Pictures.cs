using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>Pictures of pages for people who want to look at them all: set DISTRICTUNION_PICTURES to a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("DISTRICTUNION_PICTURES");

    /// <summary>The page as it is on the screen, and once on paper; nothing where no folder is named.</summary>
    public static async Task Take(IPage page, string name, (int Width, int Height) screen)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{screen.Width}.png"), FullPage = screen != Browser.Big });
        if (screen == Browser.Office) await page.PdfAsync(new() { Path = Path.Combine(Folder, $"{name}.pdf"), Format = "A4", PreferCSSPageSize = true });
    }
}
