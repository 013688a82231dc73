using System.Globalization;
using System.Text.Json;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.MainJob;

/// <summary>The first page of the sample district in a real browser: page = API = sheet.</summary>
public sealed class SamplePageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    [ChromiumFact]
    public async Task FirstPage_InTheBrowser_ShowsTheNumbersOfApiAndSheet()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "districtOfficer/qinglan");
        await page.GotoAsync("/districts/qinglan/comparison");

        var comparison = (await application.Officer().Get("/api/v1/districts/qinglan/comparison/2026Q2")).Ok().Json;
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".head .btn.p").ClickAsync());
        ComparedSheets.AssertEqual(comparison, SheetReader.Open(await File.ReadAllBytesAsync(await download.PathAsync())));
        await AssertTable(page, comparison);
        await AssertFigures(page, comparison.GetProperty("total"));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"));
        Assert.Empty(browser.Complaints);
    }

    private static async Task AssertTable(IPage page, JsonElement comparison)
    {
        var heads = await page.Locator(".heat thead th").AllAsync();
        var columns = new List<string>();
        foreach (var head in heads.Skip(4)) columns.Add((await head.GetAttributeAsync("title"))!);
        var areas = comparison.GetProperty("areas").EnumerateArray().Select(a => a.GetProperty("name").GetString()!).ToList();
        var counted = comparison.GetProperty("schools").EnumerateArray().Where(s => s.GetProperty("isCounted").GetBoolean()).ToList();
        Assert.Equal(counted.Count, await page.Locator(".heat tbody tr:not(.sum)").CountAsync());
        foreach (var school in counted)
        {
            var name = school.GetProperty("name").GetString()!;
            var cells = await page.Locator(".heat tbody tr", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) }).Locator("td").AllInnerTextsAsync();
            var completion = school.GetProperty("rates").GetProperty("completion");
            Assert.Equal(Percent(completion), Plain(cells[1]));
            Assert.Equal($"{Weight(completion, "part")}/{Weight(completion, "whole")}", cells[2].Trim());
            foreach (var (area, index) in columns.Select((area, i) => (area, i)))
            {
                var rate = school.GetProperty("areas")[areas.IndexOf(area)].GetProperty("completion");
                Assert.Equal((name, area, Percent(rate)), (name, area, Plain(cells[3 + index])));
            }
        }
    }

    private static async Task AssertFigures(IPage page, JsonElement total)
    {
        var figures = await page.Locator(".kpi dd:first-of-type").AllInnerTextsAsync();
        Assert.StartsWith($"{Percent(total.GetProperty("reporting"))}%", figures[0], StringComparison.Ordinal);
        Assert.StartsWith($"{Percent(total.GetProperty("punctuality"))}%", figures[1], StringComparison.Ordinal);
        Assert.StartsWith($"{Percent(total.GetProperty("rates").GetProperty("completion"))}%", figures[2], StringComparison.Ordinal);
        Assert.StartsWith($"{Percent(total.GetProperty("rates").GetProperty("year"))}%", figures[3], StringComparison.Ordinal);
    }

    private static string Plain(string cell) => cell.Trim().TrimStart('▲', '■').Trim();

    private static string Percent(JsonElement rate) =>
        rate.TryGetProperty("percent", out var percent) ? percent.GetDecimal().ToString("0.0", CultureInfo.InvariantCulture) : "—";

    private static string Weight(JsonElement rate, string property) =>
        (decimal.Truncate(rate.GetProperty(property).GetDecimal() * 100) / 100).ToString("#,##0.##", CultureInfo.InvariantCulture);
}
