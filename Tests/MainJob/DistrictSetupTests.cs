using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.MainJob;

/// <summary>An officer sets a district up in a real browser: from nothing to an opened round with 12 imported schools.</summary>
public sealed class DistrictSetupTests : IDisposable
{
    private readonly GatewayApplication application = new();

    public void Dispose() => application.Dispose();

    [ChromiumFact]
    public Task Setup_FromNothingToAnOpenRound_WithScript() => Play(hasScript: true);

    [ChromiumFact]
    public Task Setup_FromNothingToAnOpenRound_WithoutScript() => Play(hasScript: false);

    private async Task Play(bool hasScript)
    {
        application.Clock.Set(FakeClock.Noon(2026, 9, 24));
        const string at = "/districts/qingxi";
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "districtAdmin/qingxi", hasScript: hasScript);

        await page.GotoAsync($"{at}/settings");
        await page.GetByLabel("名称").FillAsync("青溪区教育工会");
        await page.GetByRole(AriaRole.Button, new() { Name = "建立" }).ClickAsync();
        await Expect(page, "“青溪区教育工会”已建立");

        await page.GetByRole(AriaRole.Link, new() { Name = "分组", Exact = true }).First.ClickAsync();
        await page.GetByLabel("新分组的名称").Nth(0).FillAsync("小学");
        await page.GetByLabel("新分组的名称").Nth(1).FillAsync("初中");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page, "分组已保存，共 2 个");

        await page.GotoAsync($"{at}/schools/_import");
        await page.GetByLabel("名单文件").SetInputFilesAsync(new FilePayload { Name = "学校名单.xlsx", MimeType = "application/octet-stream", Buffer = List() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并查看" }).ClickAsync();
        Assert.StartsWith("12", await page.Locator(".kpi dd").First.InnerTextAsync(), StringComparison.Ordinal);
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "下载标出问题的表" }).ClickAsync());
        Assert.Equal("学校名单_标出问题.xlsx", download.SuggestedFilename);
        await page.WaitForTimeoutAsync(1_000);
        await page.GetByRole(AriaRole.Button, new() { Name = "先导入没有问题的 12 所" }).ClickAsync();
        await Expect(page, "新登记 12 所");
        Assert.Equal(12, await page.Locator("#list tbody tr").CountAsync());

        await page.GotoAsync($"{at}/settings/calendar");
        await page.GetByLabel("学期名称").Nth(0).FillAsync("2026学年第一学期");
        await page.GetByLabel("开学").Nth(0).FillAsync("2026.9.1");
        await page.GetByLabel("放假前最后一天").Nth(0).FillAsync("2027年1月22日");
        await page.GetByLabel("放假的日子").FillAsync("10月1日至8日");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存校历" }).ClickAsync();
        await Expect(page, "2026年放假 8 天");

        await page.GotoAsync($"{at}/rounds");
        await page.GetByRole(AriaRole.Link, new() { Name = "开放2026年第三季度" }).First.ClickAsync();
        Assert.Equal("2026年10月12日", await page.GetByLabel("截止").InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "应报 12 所" }).ClickAsync();
        await Expect(page, "2026年第三季度已开放，应报 12 所");

        await page.GotoAsync($"{at}/settings");
        Assert.Equal(5, await page.Locator(".todo .done").CountAsync());
        Assert.Equal(0, hasScript ? await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)") : 0);
        Assert.Empty(browser.Complaints);
    }

    private static byte[] List() => new XlsxBuilder().Sheet("名单",
        [["青溪区学校名单（2026年9月）"], ["序号", "学校名称", "学段"], .. Enumerable.Range(1, 12).Select(i => new object?[] { i, $"青溪第{i}学校", i % 2 == 0 ? "小学" : "初中" }), [13, null, "小学"]]).Build();

    private static async Task Expect(IPage page, string text) => Assert.Contains(text, await page.Locator(".ban.ok").InnerTextAsync(), StringComparison.Ordinal);
}
