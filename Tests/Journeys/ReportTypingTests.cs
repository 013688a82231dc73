using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Journeys;

/// <summary>The report's form under real hands: saved field by field, without a network, after a crash, by keyboard alone.</summary>
public sealed class ReportTypingTests(SampleApplication application, ITestOutputHelper output) : IClassFixture<SampleApplication>
{
    private static string Form(string school) => $"/districts/qinglan/schools/{school}/quarters/2026Q3/report";

    private static string Actor(string school) => $"schoolChair/qinglan/{school}";

    private static ILocator Row(IPage page, int index) => page.Locator("tr[data-row]").Nth(index);

    private static Task Saved(IPage page) => page.Locator("[data-save].ok", new() { HasTextString = "已自动保存" }).WaitForAsync();

    [ChromiumFact]
    public async Task Typing_EachField_IsSavedByItselfAndSoonTold()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, Actor("yunqiao"));
        await page.GotoAsync(Form("yunqiao"));
        await Row(page, 1).Locator("input[value=进行中]").ClickAsync();
        await Saved(page);
        var took = int.Parse((await page.Locator("[data-save]").GetAttributeAsync("data-ms"))!, CultureInfo.InvariantCulture);
        output.WriteLine($"click to saved: {took} ms");
        Assert.InRange(took, 1, 5_000);
        Assert.True(await Row(page, 1).Locator(".lag").IsVisibleAsync());
        await Row(page, 1).Locator("textarea").FillAsync("已走访十一人");
        await page.WaitForResponseAsync(r => r.Url.EndsWith("/draft", StringComparison.Ordinal));
        await Saved(page);

        var other = await browser.Person(application, Actor("yunqiao").Replace("schoolChair", "schoolMember", StringComparison.Ordinal));
        await other.GotoAsync(Form("yunqiao"));
        Assert.Equal("已走访十一人", await Row(other, 1).Locator("textarea").InputValueAsync());
        Assert.Empty(browser.Complaints);
    }

    [ChromiumFact]
    public async Task Network_OffForAWhile_NothingIsLostAndItGoesOn()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, Actor("linxi"));
        await page.GotoAsync(Form("linxi"));
        await page.Context.SetOfflineAsync(true);
        await Row(page, 2).Locator("textarea").FillAsync("没有网络时写的");
        await page.Locator("[data-save].bad", new() { HasTextString = "存在这台电脑上" }).WaitForAsync();
        await Row(page, 3).Locator("textarea").FillAsync("接着写的");
        await page.Context.SetOfflineAsync(false);
        await Saved(page);
        while (await page.EvaluateAsync<bool>("Object.keys(localStorage).some(key => /\\|[a-z]-/.test(key))")) await Task.Delay(100);

        await page.ReloadAsync();
        Assert.Equal("没有网络时写的", await Row(page, 2).Locator("textarea").InputValueAsync());
        Assert.Equal("接着写的", await Row(page, 3).Locator("textarea").InputValueAsync());
    }

    [ChromiumFact]
    public async Task SignedOut_ByIdling_ComesBackToTheFieldAndSaves()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, Actor("chunhui"));
        await page.GotoAsync(Form("chunhui"));
        await page.RouteAsync("**/report/draft", route => route.FulfillAsync(new() { Status = 401, ContentType = "application/problem+json", Body = "{\"code\":\"sign-in.needed\"}" }));
        await Row(page, 1).Locator("textarea").FillAsync("写到一半");
        var link = page.Locator("#report-banner a", new() { HasTextString = "重新登录" });
        await link.WaitForAsync();

        await page.UnrouteAsync("**/report/draft");
        await link.ClickAsync();
        await Saved(page);
        Assert.Equal("写到一半", await Row(page, 1).Locator("textarea").InputValueAsync());
        Assert.True(await Row(page, 1).Locator("textarea").EvaluateAsync<bool>("field => field === document.activeElement"));
    }

    [ChromiumFact]
    public async Task Browser_KilledWhileTyping_GoesOnWhereItWas()
    {
        var address = application.Serve();
        var profile = Directory.CreateTempSubdirectory("district-union-profile-").FullName;
        using var playwright = await Playwright.CreateAsync();
        var context = await Launch(playwright, profile, address);
        var page = await Open(context, address);
        await Row(page, 0).Locator("textarea").FillAsync("存到服务器的");
        await Saved(page);
        await context.SetOfflineAsync(true);
        await Row(page, 1).Locator("textarea").FillAsync("只在这台电脑上的");

        // Chromium writes its storage to the disk some seconds later.
        await Task.Delay(TimeSpan.FromSeconds(8));
        Kill(profile);

        context = await Launch(playwright, profile, address);
        page = await Open(context, address);
        await page.Locator("#report-banner", new() { HasTextString = "找回了" }).WaitForAsync();
        await Saved(page);
        Assert.Equal("存到服务器的", await Row(page, 0).Locator("textarea").InputValueAsync());
        Assert.Equal("只在这台电脑上的", await Row(page, 1).Locator("textarea").InputValueAsync());
        await context.CloseAsync();
        Directory.Delete(profile, recursive: true);
    }

    [ChromiumFact]
    public async Task Keyboard_Alone_TenTasksFromStateToSummary()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, Actor("mingde"));
        await page.GotoAsync(Form("mingde"));
        var rows = await page.Locator("form > section:first-of-type > .tw tr[data-row]").CountAsync();
        await Row(page, 0).Locator("input[type=radio]").First.FocusAsync();
        var time = Stopwatch.StartNew();
        for (var i = 0; i < Math.Min(10, rows); i++)
        {
            await page.Keyboard.PressAsync("2");
            Assert.True(await Row(page, i).Locator("input[value=进行中]").IsCheckedAsync());
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("1");
            await page.Keyboard.PressAsync("Enter");
        }

        output.WriteLine($"keys for {Math.Min(10, rows)} rows: {time.ElapsedMilliseconds} ms");
        await Saved(page);
        while (!await page.EvaluateAsync<bool>("document.activeElement.value === 'next'")) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "/submit");
        while (!await page.EvaluateAsync<bool>("document.activeElement.matches('.bar .btn.p')")) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".ban.ok").WaitForAsync();
    }

    private static Task<IBrowserContext> Launch(IPlaywright playwright, string profile, string address) =>
        playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = ChromiumFactAttribute.Path,
            Headless = true,
            BaseURL = address,
            Args = Browser.Arguments,
        });

    private async Task<IPage> Open(IBrowserContext context, string address)
    {
        await application.SignIn(context, Actor("lanting"));
        var page = await context.NewPageAsync();
        await page.GotoAsync(address + Form("lanting"));
        return page;
    }

    /// <summary>Ends the browser of this profile at once, as a power cut would.</summary>
    private static void Kill(string profile)
    {
        foreach (var process in Process.GetProcessesByName("chromium").Where(p => CommandOf(p).Contains(profile, StringComparison.Ordinal))) process.Kill();
    }

    private static string CommandOf(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
