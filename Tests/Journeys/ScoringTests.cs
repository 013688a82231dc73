using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>The score sheet on a tablet in a school: large buttons, a line that breaks, two people at one sheet.</summary>
public sealed class ScoringTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Sheet = "/districts/qinglan/schools/yunqiao/inspections/2026-autumn";

    private static ILocator Mark(IPage page, int item) => page.Locator($"[name=m-{item}]");

    private static ILocator Row(IPage page, int item) => page.Locator($"[data-item='{item}']");

    private static Task Saved(IPage page) => page.Locator("[data-save].ok").WaitForAsync();

    [ChromiumFact]
    public async Task Scoring_ByButtonsWithTheLineBroken_LosesNothing()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/yunqiao");
        await page.GotoAsync(Sheet);
        await Row(page, 8).Locator("[data-full]").ClickAsync();
        await Saved(page);
        Assert.Equal("6", await Mark(page, 8).InputValueAsync());

        await page.Context.SetOfflineAsync(true);
        await Row(page, 8).Locator("[data-less]").ClickAsync();
        await Row(page, 8).Locator("textarea").FillAsync("没有网络时写的");
        await Row(page, 10).Locator("[data-more]").ClickAsync();
        await page.Locator("[data-save].bad", new() { HasTextString = "记在本机" }).WaitForAsync();

        // Even the page may be closed meanwhile.
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        await Saved(page);
        while (await page.EvaluateAsync<bool>("Object.keys(localStorage).some(key => key.indexOf('du-marks') === 0)")) await Task.Delay(100);
        await page.ReloadAsync();

        Assert.Equal(("5.5", "没有网络时写的", "0.5"), (await Mark(page, 8).InputValueAsync(), await Row(page, 8).Locator("textarea").InputValueAsync(), await Mark(page, 10).InputValueAsync()));
    }

    [ChromiumFact]
    public async Task Scoring_Bonuses_AreSavedAsTheyAreTyped()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/yunqiao");
        await page.GotoAsync(Sheet);
        await page.Locator("[name=b-0-level]").SelectOptionAsync("荣誉|市级");
        await page.Locator("[name=b-0-note]").FillAsync("市模范教工之家");
        await Saved(page);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[name=b-1-note]").FillAsync("没有网络时写的");
        await page.Locator("[data-save].bad", new() { HasTextString = "记在本机" }).WaitForAsync();

        // The line may come back in time to send it before the page is opened again.
        await page.Context.SetOfflineAsync(false);
        await page.ReloadAsync();
        while (await page.EvaluateAsync<bool>("Object.keys(localStorage).some(key => key.indexOf('du-marks') === 0)")) await Task.Delay(100);
        await page.ReloadAsync();

        Assert.Equal(
            ("荣誉|市级", "市模范教工之家", "没有网络时写的"),
            (await page.Locator("[name=b-0-level]").InputValueAsync(), await page.Locator("[name=b-0-note]").InputValueAsync(), await page.Locator("[name=b-1-note]").InputValueAsync()));
    }

    [ChromiumFact]
    public async Task Scoring_TwoPeopleAtTheBonuses_TheSecondIsToldAndOverwritesNobody()
    {
        await using var browser = await Browser.Open(application);
        var (chair, member) = (await browser.Person(application, "schoolChair/qinglan/yunqiao"), await browser.Person(application, "schoolMember/qinglan/yunqiao"));
        await chair.GotoAsync(Sheet);
        await member.GotoAsync(Sheet);
        await chair.Locator("[name=b-2-level]").SelectOptionAsync("荣誉|省级");
        await chair.Locator("[name=b-2-note]").FillAsync("主席写的");
        await Saved(chair);
        await member.Locator("[name=b-2-note]").FillAsync("委员写的");
        var offer = member.Locator("[data-bonus] .msg.ask");
        await offer.WaitForAsync();
        Assert.DoesNotContain("委员写的", await Notes(member), StringComparison.Ordinal);
        Assert.Contains("主席写的", await Notes(member), StringComparison.Ordinal);

        await offer.Locator("button").ClickAsync();
        await Saved(member);
        await chair.ReloadAsync();
        Assert.Contains("委员写的", await Notes(chair), StringComparison.Ordinal);

        static Task<string> Notes(IPage page) => page.EvaluateAsync<string>("Array.prototype.map.call(document.querySelectorAll('[data-bonus] input.f'), input => input.value).join('|')");
    }

    [ChromiumFact]
    public async Task Scoring_TwoPeopleAtOneItem_TheSecondIsToldAndOverwritesNobody()
    {
        await using var browser = await Browser.Open(application);
        var (chair, member) = (await browser.Person(application, "schoolChair/qinglan/yunqiao"), await browser.Person(application, "schoolMember/qinglan/yunqiao"));
        await chair.GotoAsync(Sheet);
        await member.GotoAsync(Sheet);
        await Mark(chair, 12).FillAsync("4");
        await Saved(chair);
        await Mark(member, 12).FillAsync("2");
        var offer = Row(member, 12).Locator(".msg.ask");
        await offer.WaitForAsync();
        Assert.Equal("4", await Mark(member, 12).InputValueAsync());

        await offer.Locator("button").ClickAsync();
        await Saved(member);
        await chair.ReloadAsync();
        Assert.Equal("2", await Mark(chair, 12).InputValueAsync());

        await Mark(chair, 12).FillAsync("9");
        await chair.Locator("[data-save].bad", new() { HasTextString = "最多 4 分" }).WaitForAsync();
        Assert.Equal("9", await Mark(chair, 12).InputValueAsync());
        Assert.DoesNotContain(browser.Complaints, c => !c.Contains("400", StringComparison.Ordinal));
    }
}
