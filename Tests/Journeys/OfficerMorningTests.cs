using System.Globalization;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>
/// An officer's morning: who has not reported, the text for the group, what came in overnight, accept what is plain in one go, return what is
/// not, then the comparison and the Excel for the boss.
/// </summary>
public sealed class OfficerMorningTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    [ChromiumFact]
    public async Task Morning_FromTheMatrixToTheWorkbook_EveryNumberAgrees()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "districtOfficer/qinglan");
        await page.GotoAsync("/");
        await Chase(page);
        await AcceptThePlain(page);
        await ReturnOne(page);
        await AcceptByKey(page);
        await Compare(page);
        Assert.Empty(browser.Complaints);
    }

    private static async Task Chase(IPage page)
    {
        await page.Locator("[data-copy]").ClickAsync();
        await page.Locator("[data-copy-says]", new() { HasText = "已复制" }).WaitForAsync();
        await page.GetByText("已在群里催").ClickAsync();
        await page.Locator(".ban.ok", new() { HasText = "群里催报 6 所" }).WaitForAsync();
        Assert.Equal(6, await page.Locator(".mx small", new() { HasText = "催 11月21日" }).CountAsync());
        await page.Locator(".mx tr", new() { HasText = "松岭小学" }).GetByText("收到").ClickAsync();
        await page.Locator(".mx tr", new() { HasText = "松岭小学" }).GetByText("11月21日").WaitForAsync();
    }

    private static async Task AcceptThePlain(IPage page)
    {
        await page.Locator(".today a").First.ClickAsync();
        Assert.Equal("已勾 1 份", await page.Locator("span[data-ticked]").InnerTextAsync());
        await page.GetByText("通过所选…").ClickAsync();
        await page.GetByText("确认通过").ClickAsync();
        await page.Locator(".st.ok", new() { HasText = "已通过" }).WaitForAsync();
        await page.GetByText("回到待审").ClickAsync();
    }

    private static async Task ReturnOne(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "望江初级中学" }).ClickAsync();
        Assert.Equal(0, await page.Locator(".rw:visible").CountAsync());
        await page.Locator("input[name=ret]").First.CheckAsync();
        await page.Locator(".rw:visible .chip").First.ClickAsync();
        Assert.True(await page.Locator("[data-shortcut=a]").IsDisabledAsync());
        Assert.Equal("已勾 1 项退回", await page.Locator("[data-ticked-items]").InnerTextAsync());
        await page.Locator("[data-return]").ClickAsync();
        await page.Locator(".ban.ok", new() { HasText = "已退回 1 项，请学校在2026年11月27日前改好" }).WaitForAsync();
    }

    /// <summary>A accepts and leads to the next one.</summary>
    private static async Task AcceptByKey(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "明德学校" }).ClickAsync();
        var before = page.Url;
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("a");
        await page.Locator(".ban.ok", new() { HasText = "明德学校的2026年第二季度报告：已通过" }).WaitForAsync();
        Assert.NotEqual(before, page.Url);
    }

    private async Task Compare(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "进度对比", Exact = true }).ClickAsync();
        await page.Locator("#quarter").SelectOptionAsync("2026Q3");
        await page.GetByRole(AriaRole.Button, new() { Name = "筛选" }).ClickAsync();
        await page.Locator("h1", new() { HasText = "2026年第三季度" }).WaitForAsync();
        var comparison = (await application.Officer().Get("/api/v1/districts/qinglan/comparison/2026Q3")).Ok().Json;
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".head .btn.p").ClickAsync());
        var book = SheetReader.Open(await File.ReadAllBytesAsync(await download.PathAsync()));
        ComparedSheets.AssertEqual(comparison, book);
        var completion = comparison.GetProperty("total").GetProperty("rates").GetProperty("completion").GetProperty("percent").GetDecimal();
        Assert.StartsWith(
            completion.ToString("0.0", CultureInfo.InvariantCulture) + "%", await page.Locator(".kpi dd").Nth(2).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(
            comparison.GetProperty("schools").EnumerateArray().Count(s => s.GetProperty("isCounted").GetBoolean()),
            await page.Locator(".heat tbody tr:not(.sum)").CountAsync());
    }
}
