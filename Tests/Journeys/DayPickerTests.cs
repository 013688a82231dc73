using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>The scripts that make fields comfortable, in a browser set to English, on a page that holds nothing else.</summary>
public sealed class DayPickerTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Chair = "schoolChair/qinglan/songling";
    private const string Form = "<form method=post action=/nowhere data-keep><label for=d>日期</label><input id=d name=day data-day><label for=t>说明</label><textarea id=t name=text></textarea><button>送</button></form>";

    [ChromiumFact]
    public async Task Calendar_ByKeyboard_WritesTheDayAndGivesTheFocusBack()
    {
        await using var browser = await Browser.Open(application);
        var page = await Open(browser, Form);

        await page.FillAsync("#d", "2026-11-21");
        await page.FocusAsync("#t");
        Assert.Equal("2026年11月21日", await page.InputValueAsync("#d"));

        await page.FocusAsync(".daybtn");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("2026年11月21日", await page.Locator(":focus").GetAttributeAsync("aria-label"));
        foreach (var key in new[] { "ArrowRight", "ArrowDown", "PageDown", "PageUp", "PageUp", "Home" }) await page.Keyboard.PressAsync(key);
        Assert.Equal("2026年10月26日", await page.Locator(":focus").GetAttributeAsync("aria-label"));
        Assert.Equal("2026年10月", await page.Locator(".calhead b").InnerTextAsync());
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("2026年10月26日", await page.InputValueAsync("#d"));
        Assert.Equal(0, await page.Locator(".cal").CountAsync());
        Assert.Equal("daybtn", await page.Locator(":focus").GetAttributeAsync("class"));

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("2026年10月26日", await page.InputValueAsync("#d"));
        Assert.Equal("daybtn", await page.Locator(":focus").GetAttributeAsync("class"));
    }

    [ChromiumFact]
    public async Task Calendar_ByMouse_TurnsMonthsAndEndsOfMonthsFit()
    {
        await using var browser = await Browser.Open(application);
        var page = await Open(browser, Form);

        foreach (var (typed, shown) in new[] { ("２０２６年１月３１日", "2026年1月31日"), ("20240229", "2024年2月29日"), ("2026/2/30", "2026/2/30"), ("下周", "下周") })
        {
            await page.FillAsync("#d", typed);
            await page.FocusAsync("#t");
            Assert.Equal(shown, await page.InputValueAsync("#d"));
        }

        await page.FillAsync("#d", "2026年1月31日");
        await page.ClickAsync(".daybtn");
        await page.ClickAsync("button[aria-label=下个月]");
        Assert.Equal("2026年2月28日", await page.Locator(".cal [tabindex='0']").GetAttributeAsync("aria-label"));
        await page.ClickAsync("button[aria-label='2026年2月10日']");
        Assert.Equal("2026年2月10日", await page.InputValueAsync("#d"));
        await page.ClickAsync(".daybtn");
        await page.Mouse.ClickAsync(1000, 600);
        Assert.Equal(0, await page.Locator(".cal").CountAsync());
        Assert.Empty(browser.Complaints);
    }

    [ChromiumFact]
    public async Task Keep_SignedOutInTheMiddle_GivesTypingAndFocusBackOnce()
    {
        await using var browser = await Browser.Open(application);
        var page = await Open(browser, Form);
        await page.FillAsync("#d", "2026年11月30日");
        await page.FillAsync("#t", "走访 26 人");

        await Draw(page, "<form data-sign-in><input name=name></form>");
        await page.EvaluateAsync("document.querySelector('form').requestSubmit()");
        await Browser.Reached(page, "/nowhere");
        await Draw(page, Form);
        await page.GotoAsync("/sample-form");

        Assert.Equal(("2026年11月30日", "走访 26 人"), (await page.InputValueAsync("#d"), await page.InputValueAsync("#t")));
        Assert.Equal("t", await page.Locator(":focus").GetAttributeAsync("id"));
        Assert.Contains("还没有提交", await page.Locator("form [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await page.EvaluateAsync("document.querySelector('form').removeAttribute('data-unsent')");
        await page.GotoAsync("/sample-form");
        Assert.Equal("", await page.InputValueAsync("#t"));
    }

    [ChromiumFact]
    public async Task Keep_LeavingWithTyping_AsksFirst()
    {
        await using var browser = await Browser.Open(application);
        var page = await Open(browser, Form);
        await page.FillAsync("#t", "走访");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };

        await page.GotoAsync("/districts/qinglan/schools/songling");

        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private async Task<IPage> Open(Browser browser, string body)
    {
        var page = await browser.Person(application, Chair);
        await Draw(page, body);
        await page.GotoAsync("/sample-form");
        return page;
    }

    /// <summary>From now on the two addresses answer with this body, the service's own stylesheet and script around it.</summary>
    private static async Task Draw(IPage page, string body)
    {
        foreach (var address in new[] { "**/sample-form", "**/nowhere" })
        {
            await page.UnrouteAsync(address);
            await page.RouteAsync(address, route => route.FulfillAsync(new()
            {
                ContentType = "text/html; charset=utf-8",
                Body = $"<!DOCTYPE html><html lang=zh-CN><head><title>样张</title><link rel=stylesheet href=/assets/app.css><script src=/assets/app.js defer></script></head><body>{body}</body></html>",
            }));
        }
    }
}
