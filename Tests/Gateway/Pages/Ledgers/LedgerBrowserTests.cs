using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>The form of an entry in a browser.</summary>
public sealed class LedgerBrowserTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Ledger = $"{LedgerSteps.School}/ledgers/l18/2026";

    /// <summary>What the tab keeps for a sign-in that may run out.</summary>
    private const string Kept = "Object.keys(sessionStorage).map(k => sessionStorage.getItem(k)).join(' ')";

    [ChromiumFact]
    public async Task Entry_ByKeyboardAlone_IsSavedByCtrlEnterAndLeavesNothingPrivateInTheBrowser()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolChair/qinglan/chunhui");
        await page.GotoAsync($"{Ledger}/new");
        await page.FocusAsync("[name=v-helpedOn]");
        await page.Keyboard.TypeAsync("2026.2.9");
        await page.FocusAsync("[name=v-helped]");
        await page.Keyboard.TypeAsync("欧阳春晓");
        await page.FocusAsync("[name=v-amount]");
        await page.Keyboard.TypeAsync("800");
        while (!(await page.EvaluateAsync<string>(Kept)).Contains("800", StringComparison.Ordinal)) await Task.Delay(100);
        Assert.DoesNotContain("欧阳春晓", await page.EvaluateAsync<string>(Kept), StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Control+Enter");
        await Browser.Reached(page, Ledger);
        Assert.Contains("欧阳春晓", await page.InnerTextAsync("table.lg"), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }
}
