using DistrictUnion.Accounts.Setup;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.MainJob;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>
/// The README's road in a browser, from an empty database: first setup, 12 schools and their chairs from Excel, a chair's plan from a Word file,
/// its acceptance, a quarter's report, returned for one item, handed in again and accepted. Nothing is prepared behind the pages.
/// </summary>
public sealed class FirstYearTests : IDisposable
{
    private const string District = "/districts/qingxi";
    private const string School = $"{District}/schools/001";
    private const string AdminPassword = "Muxia-2026-shanhu", ChairPassword = "Baiyun-2026-hupan";

    private readonly GatewayApplication application = new();

    public void Dispose() => application.Dispose();

    [ChromiumFact]
    public Task Year_FromNothingToAnAcceptedReport_WithScript() => Play(hasScript: true);

    [ChromiumFact]
    public Task Year_FromNothingToAnAcceptedReport_WithoutScript() => Play(hasScript: false);

    private async Task Play(bool hasScript)
    {
        application.Clock.Set(FakeClock.Noon(2026, 9, 24));
        await using var browser = await Browser.Open(application);
        await browser.Tell(async () =>
        {
            var office = await browser.Person(application, null, hasScript: hasScript);
            await SetUp(office);
            await Found(office);
            var firstPassword = await ImportChairs(office);
            var chair = await browser.Person(application, null, hasScript: hasScript);
            await SignIn(chair, "001", "工会主席", firstPassword);
            await HandInPlan(chair);
            await AcceptPlan(office);
            await OpenQuarter(office);
            await HandInReport(chair, "组织教师节慰问，发放慰问品。");
            await ReturnOneItem(office);
            await HandInAgain(chair);
            await AcceptReport(office);
        });
        Assert.Empty(browser.Complaints);
    }

    private async Task SetUp(IPage page)
    {
        await using var scope = application.Services.CreateAsyncScope();
        await page.GotoAsync($"/setup?code={await scope.ServiceProvider.GetRequiredService<FirstSetup>().Begin()}");
        await page.GetByLabel("区编号").FillAsync("qingxi");
        await page.GetByLabel("区教育工会名称").FillAsync("青溪区教育工会");
        await page.GetByLabel("姓名").FillAsync("陈静");
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(AdminPassword);
        await page.GetByLabel("再输一次新密码").FillAsync(AdminPassword);
        await Press(page, "完成设置");
        await page.Locator("h1", new() { HasText = "设置" }).WaitForAsync();
    }

    /// <summary>Groups, 12 schools from the office's own list, the calendar.</summary>
    private static async Task Found(IPage page)
    {
        await page.GotoAsync($"{District}/settings");
        if (await page.GetByRole(AriaRole.Button, new() { Name = "建立" }).CountAsync() > 0) await Press(page, "建立");
        await page.GotoAsync($"{District}/schools/_import");
        await page.GetByLabel("名单文件").SetInputFilesAsync(Workbook("学校名单.xlsx", new XlsxBuilder().Sheet("名单",
            [["学校名称", "学段"], .. Enumerable.Range(1, 12).Select(i => new object?[] { $"青溪第{i}学校", i % 2 == 0 ? "小学" : "初中" })])));
        await Press(page, "上传并查看");
        await Press(page, "导入 12 所");
        await Said(page, "新登记 12 所");
        await page.GotoAsync($"{District}/settings/calendar");
        await page.GetByLabel("学期名称").Nth(0).FillAsync("2026学年第一学期");
        await page.GetByLabel("开学").Nth(0).FillAsync("2026年9月1日");
        await page.GetByLabel("放假前最后一天").Nth(0).FillAsync("2027年1月22日");
        await Press(page, "保存校历");
    }

    /// <summary>Chairs from Excel; the slip of the first school says the password with which its chair begins.</summary>
    private static async Task<string> ImportChairs(IPage page)
    {
        await page.GotoAsync($"{District}/accounts/import");
        await page.GetByLabel("选择文件").SetInputFilesAsync(Workbook("工会主席.xlsx", new XlsxBuilder().Sheet("账号",
            [["学校", "岗位", "姓名"], .. Enumerable.Range(1, 12).Select(i => new object?[] { $"青溪第{i}学校", "工会主席", $"主席{"甲乙丙丁戊己庚辛壬癸子丑"[i - 1]}" })])));
        await Press(page, "上传并预览");
        await Press(page, "导入没有问题的行");
        Assert.Equal(12, await page.Locator(".slip").CountAsync());
        return await page.Locator(".slip", new() { HasText = "主席甲" }).Locator(".pw").InnerTextAsync();
    }

    private static async Task SignIn(IPage page, string school, string who, string first)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("学校编号").FillAsync(school);
        await page.GetByLabel("岗位、姓名或手机号").FillAsync(who);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(first);
        await Press(page, "登录");
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(ChairPassword);
        await page.GetByLabel("再输一次新密码").FillAsync(ChairPassword);
        await Press(page, "修改密码");
        await page.Locator("header", new() { HasText = "青溪第1学校" }).First.WaitForAsync();
    }

    private static async Task HandInPlan(IPage page)
    {
        await page.GotoAsync($"{School}/plans");
        await page.GetByLabel("2026年", new() { Exact = true }).CheckAsync();
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "2026年工会工作计划.docx",
            MimeType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Buffer = PlanDocument.Word(
            [
                "青溪第1学校2026年工会工作计划", "一、关爱服务", "1．九月组织教师节慰问活动。", "2．十月组织教职工健康体检。", "二、民主管理", "1．九月召开教代会，审议学校工作报告。",
                "三、文体活动", "1．十二月举办教工迎新联欢会。",
            ]),
        });
        await page.Locator("button[value=document]").ClickAsync();
        await page.Locator("[data-grid]").First.WaitForAsync();
        for (var left = await page.Locator("#questions button").CountAsync(); left > 0; left = await page.Locator("#questions button").CountAsync())
        {
            await page.Locator("#questions button").First.ClickAsync();
            await page.WaitForTimeoutAsync(500);
        }

        await page.Locator("a.p[data-leave]").ClickAsync();
        await page.Locator("[name=looked]").CheckAsync();
        await page.Locator(".bar button.p").ClickAsync();
        await Said(page, "已报送");
    }

    private static async Task AcceptPlan(IPage page)
    {
        await page.GotoAsync($"{District}/review");
        await page.GetByRole(AriaRole.Link, new() { Name = "青溪第1学校" }).ClickAsync();
        await Press(page, "审核通过");
        await Said(page, "第 1 版生效");
    }

    private static async Task OpenQuarter(IPage page)
    {
        await page.GotoAsync($"{District}/rounds");
        await page.GetByRole(AriaRole.Link, new() { Name = "开放2026年第三季度" }).First.ClickAsync();
        await Press(page, "应报 12 所");
        await Said(page, "2026年第三季度已开放，应报 12 所");
    }

    private static async Task HandInReport(IPage page, string text)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "开始填写" }).ClickAsync();
        var rows = page.Locator("form > section:first-of-type > .tw tr[data-row]");
        Assert.Equal(2, await rows.CountAsync());
        for (var i = 0; i < 2; i++)
        {
            await rows.Nth(i).Locator("input[value=已完成]").CheckAsync();
            await rows.Nth(i).Locator("textarea").FillAsync(text);
        }

        await Press(page, "报送前核对");
        await page.Locator(".bar .btn.p").ClickAsync();
        await Said(page, "报送。审核开始以前可以撤回");
    }

    private static async Task ReturnOneItem(IPage page)
    {
        await page.GotoAsync($"{District}/review");
        await page.GetByRole(AriaRole.Link, new() { Name = "青溪第1学校" }).ClickAsync();
        await page.Locator("input[name=ret]").First.CheckAsync();
        await page.Locator(".rw textarea, .rw input:not([type=checkbox])").First.FillAsync("请写明慰问人数。");
        await page.Locator("[data-return]").ClickAsync();
        await Said(page, "已退回 1 项");
    }

    private static async Task HandInAgain(IPage page)
    {
        await page.GotoAsync("/");
        Assert.Contains("请写明慰问人数。", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"{School}/quarters/2026Q3/report");
        var returned = page.Locator("tr[data-row]", new() { HasText = "请写明慰问人数。" });
        await returned.Locator("textarea").FillAsync("组织教师节慰问，慰问教职工 42 人。");
        await Press(page, "报送前核对");
        await page.Locator(".bar .btn.p").ClickAsync();
        await Said(page, "报送。审核开始以前可以撤回");
    }

    private static async Task AcceptReport(IPage page)
    {
        await page.GotoAsync($"{District}/review");
        await page.GetByRole(AriaRole.Link, new() { Name = "青溪第1学校" }).ClickAsync();
        Assert.Contains("慰问教职工 42 人", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("[data-shortcut=a]").ClickAsync();
        await Said(page, "已通过");
        await page.GotoAsync($"{District}/matrix");
        Assert.Contains("100", await page.Locator(".mx tr", new() { HasText = "青溪第1学校" }).InnerTextAsync(), StringComparison.Ordinal);
    }

    private static FilePayload Workbook(string name, XlsxBuilder book) => new() { Name = name, MimeType = "application/octet-stream", Buffer = book.Build() };

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    private static Task Said(IPage page, string text) => page.Locator(".ban.ok", new() { HasText = text }).First.WaitForAsync();
}
