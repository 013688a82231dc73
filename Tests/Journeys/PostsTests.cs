using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>
/// People and their posts in a browser: 工作交接 with a draft that stays, one account with two posts, a school that asks for another's pages, and
/// somebody who went away for too long.
/// </summary>
public sealed class PostsTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string District = "/districts/qinglan";
    private const string Password = "Baiyun-2026-hupan";

    [ChromiumFact]
    public Task HandOver_NewPersonGoesOnWithTheDraft_OldOneIsOut() => HandOver("chunhui", "周宁", "吴敏", hasScript: true);

    [ChromiumFact]
    public Task HandOver_WithScriptOff_GoesTheSame() => HandOver("lanting", "孙宁", "钱敏", hasScript: false);

    [ChromiumFact]
    public Task TwoPosts_InOneAccount_AreSwitchedInTheHead() => TwoPosts("郑好", hasScript: true);

    [ChromiumFact]
    public Task TwoPosts_WithScriptOff_AreSwitchedToo() => TwoPosts("何田", hasScript: false);

    private async Task HandOver(string school, string old, string heir, bool hasScript)
    {
        await using var browser = await Browser.Open(application);
        await browser.Tell(async () =>
        {
            var office = await browser.Person(application, "districtAdmin/qinglan", hasScript: hasScript);
            var first = await Give(office, school, "工会主席", old);
            var before = await browser.Person(application, null, hasScript: hasScript);
            await SignIn(before, school, old, first);
            await before.GotoAsync($"{District}/schools/{school}/quarters/2026Q3/report");
            await before.Locator("tr[data-row] textarea").First.FillAsync("交接以前写的");
            if (hasScript) await before.Locator("[data-save].ok", new() { HasTextString = "已自动保存" }).WaitForAsync();
            else await Press(before, "保存草稿");

            await office.GotoAsync($"{District}/accounts?text={old}");
            await office.GetByRole(AriaRole.Link, new() { Name = old }).First.ClickAsync();
            await office.GetByRole(AriaRole.Link, new() { Name = "工作交接" }).First.ClickAsync();
            await office.GetByLabel("姓名").FillAsync(heir);
            await Press(office, "确定交接");
            var slip = await office.Locator(".slip", new() { HasText = heir }).Locator(".pw").InnerTextAsync();

            var after = await browser.Person(application, null, hasScript: hasScript);
            await SignIn(after, school, heir, slip);
            await after.GotoAsync($"{District}/schools/{school}/quarters/2026Q3/report");
            Assert.Equal("交接以前写的", await after.Locator("tr[data-row] textarea").First.InputValueAsync());

            await before.GotoAsync($"{District}/schools/{school}");
            Assert.Equal(0, await before.GetByText("要交的").CountAsync());
        });
    }

    private async Task TwoPosts(string name, bool hasScript)
    {
        await using var browser = await Browser.Open(application);
        await browser.Tell(async () =>
        {
            var office = await browser.Person(application, "districtAdmin/qinglan", hasScript: hasScript);
            var first = await Give(office, "heting", "联络员", name);
            await office.GotoAsync($"{District}/accounts/new");
            await office.Locator("select[name=role]").SelectOptionAsync("SchoolMember");
            await office.Locator("input[name=title]").FillAsync("兼职联络员");
            await office.Locator("select[name=school]").SelectOptionAsync("yunqiao");
            var account = await office.Locator("select[name=account] option", new() { HasText = name }).GetAttributeAsync("value");
            await office.Locator("select[name=account]").SelectOptionAsync(account!);
            await office.Locator("main button.p").Last.ClickAsync();

            var person = await browser.Person(application, null, hasScript: hasScript);
            await SignIn(person, "heting", name, first);
            Assert.Contains("荷汀", await person.Locator("header").First.InnerTextAsync(), StringComparison.Ordinal);
            await person.Locator("details.post summary").ClickAsync();
            await person.Locator("details.post button", new() { HasText = "云桥小学" }).ClickAsync();
            await person.Locator("h1", new() { HasText = "云桥小学" }).WaitForAsync();
            var answer = await person.GotoAsync($"{District}/schools/heting");
            Assert.Equal(404, answer!.Status);
        });
    }

    [ChromiumFact]
    public async Task Clerk_AtAnotherSchoolsAddress_SeesNothingOfItAndTheWayBack()
    {
        await using var browser = await Browser.Open(application);
        var page = await browser.Person(application, "schoolMember/qinglan/heting");
        foreach (var address in new[] { "", "/plans", "/plans/2026", "/quarters/2026Q3/report", "/quarters/2026Q2", "/years/2026/workbook" })
        {
            var answer = await page.GotoAsync($"{District}/schools/songling{address}");
            Assert.Equal(404, answer!.Status);
            Assert.DoesNotContain("松岭", await page.Locator("body").InnerTextAsync(), StringComparison.Ordinal);
        }

        var forbidden = await page.GotoAsync($"{District}/comparison");
        Assert.Equal(403, forbidden!.Status);
        Assert.Contains("scope.forbidden", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "回首页" }).ClickAsync();
        await page.Locator("h1", new() { HasText = "荷汀" }).WaitForAsync();
    }

    [ChromiumFact]
    public async Task Away_TooLongWithScriptOff_SignsInAndFindsWhatWasTyped()
    {
        await using var browser = await Browser.Open(application);
        await browser.Tell(async () =>
        {
            var office = await browser.Person(application, "districtAdmin/qinglan");
            var first = await Give(office, "linxi", "填报员", "林青");
            var page = await browser.Person(application, null, hasScript: false);
            await SignIn(page, "linxi", "林青", first);
            await page.GotoAsync($"{District}/schools/linxi/quarters/2026Q3/report");
            await page.Locator("tr[data-row] textarea").First.FillAsync("写到一半去上课了");
            application.Clock.Set(application.Clock.GetUtcNow().AddHours(3));
            await Press(page, "保存草稿");
            await page.GetByText("刚才填写的内容会原样带回").WaitForAsync();
            await Fill(page, "linxi", "林青", Password);
            await Press(page, "继续提交");
            Assert.Equal("写到一半去上课了", await page.Locator("tr[data-row] textarea").First.InputValueAsync());
            await page.GotoAsync($"{District}/schools/linxi/quarters/2026Q3/report");
            Assert.Equal("写到一半去上课了", await page.Locator("tr[data-row] textarea").First.InputValueAsync());
        });
    }

    /// <summary>Gives a new person a post in a school; the first password stands on the slip.</summary>
    private static async Task<string> Give(IPage office, string school, string title, string name)
    {
        await office.GotoAsync($"{District}/accounts/new");
        await office.Locator("select[name=role]").SelectOptionAsync(title.EndsWith("主席", StringComparison.Ordinal) ? "SchoolChair" : "SchoolMember");
        await office.Locator("input[name=title]").FillAsync(title);
        await office.Locator("select[name=school]").SelectOptionAsync(school);
        await office.Locator("input[name=name]").FillAsync(name);
        await office.Locator("main button.p").Last.ClickAsync();
        return await office.Locator(".slip .pw").InnerTextAsync();
    }

    private static async Task SignIn(IPage page, string school, string name, string first)
    {
        await page.GotoAsync("/");
        await Fill(page, school, name, first);
        await page.GetByLabel("新密码", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("再输一次新密码").FillAsync(Password);
        await Press(page, "修改密码");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).WaitForAsync();
    }

    private static async Task Fill(IPage page, string school, string name, string password)
    {
        await page.GetByLabel("学校编号").FillAsync(school);
        await page.GetByLabel("岗位、姓名或手机号").FillAsync(name);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await Press(page, "登录");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
}
