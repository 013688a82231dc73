using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Gateway.Pages.Plans;

/// <summary>The plan pages in a real browser: keyboard only, with script off, with the page killed in the middle.</summary>
public sealed class PlanBrowserTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Plans = "/districts/qinglan/schools/songling/plans";

    [ChromiumFact]
    public async Task Plan_ByKeyboardOnly_FromWordFileToHandedIn()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/songling");
        await Upload(page, Plans);
        await TabTo(page, "button[value=document]");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "/edit");

        // Questions, each with its first answer.
        var questions = await page.Locator("#questions li").CountAsync();
        Assert.True(questions > 0);
        for (var left = questions; left > 0; left = await page.Locator("#questions li").CountAsync())
        {
            await TabTo(page, "#questions button");
            await page.Keyboard.PressAsync("Enter");
            await Until(page, $"document.querySelectorAll('#questions li').length < {left}");
        }

        // Open the first row, type, and on to the next one with Enter; Esc leaves without a change.
        await TabTo(page, "[data-grid] a[data-open]");
        await page.Keyboard.PressAsync("Enter");
        await Focused(page, "#t01 [name=title]");
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("春节慰问困难教职工");
        await page.Keyboard.PressAsync("Enter");
        await Focused(page, "#t02 [name=title]");
        Assert.Contains("春节慰问困难教职工", await page.Locator("#t01").InnerTextAsync(), StringComparison.Ordinal);
        var second = await page.Locator("#t02 [name=title]").InputValueAsync();
        await page.Keyboard.TypeAsync("不要的字");
        await page.Keyboard.PressAsync("Escape");
        await Focused(page, "#t02 a[data-open]");
        Assert.Contains(second, await page.Locator("#t02").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("不要的字", await page.Locator("#t02").InnerTextAsync(), StringComparison.Ordinal);

        // Arrows go from row to row; with Alt they move the row; Delete takes it out.
        await page.Keyboard.PressAsync("ArrowDown");
        await Focused(page, "#t03 a[data-open]");
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Until(page, "document.querySelectorAll('[data-grid] tbody tr')[1].id === 't03'");
        var rows = await page.Locator("[data-grid] tbody tr").CountAsync();
        await Focused(page, "#t03 a[data-open]");
        await page.Keyboard.PressAsync("Delete");
        await Until(page, $"document.querySelectorAll('[data-grid] tbody tr').length === {rows - 1}");

        // Months and target within an open row.
        await TabTo(page, "#t04 a[data-open]");
        await page.Keyboard.PressAsync("Enter");
        await Focused(page, "#t04 [name=title]");
        await TabTo(page, "#t04 [name=month]");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, "#t04 [name=quantity]");
        await page.Keyboard.TypeAsync("2");
        await page.Keyboard.PressAsync("Enter");
        await Until(page, "!document.querySelector('#t04 [name=title]')");
        Assert.Contains("2%", await page.Locator("#t04").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("2月", await page.Locator("#t04").InnerTextAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await Until(page, "!document.querySelector('[data-row-form]')");

        // On, look it over, hand it in.
        await TabTo(page, "a.p[data-leave]");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "/check");
        await TabTo(page, "[name=looked]");
        await page.Keyboard.PressAsync("Space");
        await TabTo(page, ".bar button.p");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "/plans/2027");
        Assert.Contains("已报送", await page.Locator(".ban.ok").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [ChromiumFact]
    public async Task Plan_WithScriptOff_FromWordFileToHandedIn()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/heting", hasScript: false);
        await Upload(page, "/districts/qinglan/schools/heting/plans");
        await TabTo(page, "button[value=document]");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "/edit");
        while (await page.Locator("#questions button").CountAsync() > 0)
        {
            await page.Locator("#questions button").First.FocusAsync();
            await page.RunAndWaitForResponseAsync(() => page.Keyboard.PressAsync("Enter"), answer => answer.Request.Method == "GET" && answer.Url.EndsWith("/edit", StringComparison.Ordinal));
            await page.WaitForLoadStateAsync();
        }

        await TabTo(page, "[data-grid] a[data-open]");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "row=t01.*");
        await page.Locator("#t01 [name=title]").FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("春节慰问困难教职工");
        await page.Keyboard.PressAsync("Enter");
        await Browser.Reached(page, "row=t02.*");
        Assert.Contains("春节慰问困难教职工", await page.Locator("#t01").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[name=task][value=t03]").CheckAsync();
        await page.Locator(".bulk button[value=aside]").ClickAsync();
        Assert.Equal(0, await page.Locator("tr#t03").CountAsync());
        await page.Locator("a.p[data-leave]").ClickAsync();
        await page.Locator("[name=looked]").CheckAsync();
        await page.Locator(".bar button.p").ClickAsync();
        await Browser.Reached(page, "/plans/2027");
        Assert.Contains("已报送", await page.Locator(".ban.ok").InnerTextAsync(), StringComparison.Ordinal);
    }

    [ChromiumFact]
    public async Task Row_PageKilled_WhatWasTypedIsSavedOrOfferedAgain()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/mingde");
        var context = page.Context;
        const string plans = "/districts/qinglan/schools/mingde/plans";
        await Upload(page, plans);
        await page.Locator("button[value=document]").ClickAsync();
        await Browser.Reached(page, "/edit");

        // Saved by itself, without leaving the row: killed, it is there.
        await page.GotoAsync($"{plans}/2027/edit?row=t01");
        await page.Locator("#t01 [name=title]").FillAsync("自动保存的名称");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("已自动保存");
        await page.CloseAsync();
        page = await context.NewPageAsync();
        await page.GotoAsync($"{plans}/2027/edit");
        Assert.Contains("自动保存的名称", await page.Locator("#t01").InnerTextAsync(), StringComparison.Ordinal);

        // The line is down: it says so, keeps it here, and offers it at the next visit.
        await page.GotoAsync($"{plans}/2027/edit?row=t02");
        await context.SetOfflineAsync(true);
        await page.Locator("#t02 [name=title]").FillAsync("断网时写的名称");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("没有保存：网络断了");
        await page.CloseAsync();
        await context.SetOfflineAsync(false);
        page = await context.NewPageAsync();
        await page.GotoAsync($"{plans}/2027/edit");
        await Assertions.Expect(page.Locator("[data-part=kept]")).ToContainTextAsync("断网时写的名称");
        Assert.DoesNotContain("断网时写的名称", await page.Locator("#t02").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[data-part=kept] button.p").ClickAsync();
        await Assertions.Expect(page.Locator("#t02")).ToContainTextAsync("断网时写的名称");
        await Assertions.Expect(page.Locator("[data-part=kept]")).ToBeHiddenAsync();

        // Back on line in the same page it is saved without a click.
        await page.GotoAsync($"{plans}/2027/edit?row=t03");
        await context.SetOfflineAsync(true);
        await page.Locator("#t03 [name=title]").FillAsync("恢复后自动补存");
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("没有保存");
        await context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-save]")).ToContainTextAsync("已自动保存", new() { Timeout = 15_000 });
    }

    private static async Task Upload(IPage page, string plans)
    {
        await page.GotoAsync(plans);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "计划.docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = PlanJourneyTests.Word,
        });
    }

    /// <summary>Presses Tab until something that matches has the focus.</summary>
    private static async Task TabTo(IPage page, string selector)
    {
        const int most = 400;
        for (var i = 0; i < most; i++)
        {
            if (await page.EvaluateAsync<bool>("s => !!document.activeElement && document.activeElement.matches(s)", selector)) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never came to {selector}");
    }

    private static Task Focused(IPage page, string selector) => Until(page, $"!!document.activeElement && document.activeElement.matches(\"{selector}\")");

    /// <summary>Asks again and again; the page's own policy forbids the browser's way of waiting for an expression.</summary>
    private static async Task Until(IPage page, string isSo)
    {
        const int tries = 100;
        const int pause = 100;
        for (var i = 0; i < tries; i++)
        {
            if (await page.EvaluateAsync<bool>(isSo)) return;
            await page.WaitForTimeoutAsync(pause);
        }

        Assert.Fail($"never came true: {isSo}");
    }
}
