using System.Net;
using System.Text.RegularExpressions;
using DistrictUnion.Accounts.Setup;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.SignIn;

/// <summary>First setup, signing in, accounts, by forms without script.</summary>
public sealed class SignInPagesTests
{
    private const string Password = "Qingxi-7kite";
    private const string Accounts = "/districts/qinglan/accounts";

    [Fact]
    public async Task Setup_ByTheLink_LeadsToASignedInAdministrator()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);

        Assert.Equal(HttpStatusCode.OK, admin.Status);
        await admin.Open(Accounts);
        Assert.Contains("陈静", admin.Text, StringComparison.Ordinal);
        Assert.Equal("首次设置", (await admin.Another().Open("/setup?code=again")).Heading);
        await admin.Send("/sign-out");
        Assert.Equal("登录", admin.Heading);
        Assert.Equal("登录", (await admin.Open(Accounts)).Heading);
    }

    [Fact]
    public async Task SignIn_Wrong_TellsTheTriesThatAreLeft()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        var other = await admin.Another().Open("/sign-in");
        await other.Send("/sign-in", ("organisation", "qu"), ("name", "陈静"), ("password", "no"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("再错 4 次", other.Text, StringComparison.Ordinal);
        Assert.Contains("sign-in.wrong", other.Text, StringComparison.Ordinal);
        Assert.Equal("陈静", other.Page.QuerySelector("#f-name")!.GetAttribute("value"));
        await other.Send("/sign-in", ("password", Password));
        Assert.Equal("我的账号", (await other.Open("/account")).Heading);
    }

    [Fact]
    public async Task Inspector_OfASchoolThatIsNone_IsToldAtTheFieldAndKeepsTheOthers()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        await new DistrictScene(application).RegisterOnly("songling");
        await admin.Open($"{Accounts}/new");
        await admin.Send($"{Accounts}/new", ("role", "Inspector"), ("title", "检查组"), ("schools", "songling、没有的学校"), ("name", "李检查"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("没有“没有的学校”这所学校", admin.Page.QuerySelector("#f-schools-flaw")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("songling、没有的学校", admin.Page.QuerySelector("#f-schools")!.GetAttribute("value"));
        await admin.Send($"{Accounts}/new", ("schools", "青岚区songling学校"));
        Assert.Contains("岗位已交给李检查", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chair_GivenByTheAdministrator_ChangesTheFirstPasswordBeforeAnythingElse()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        await new DistrictScene(application).RegisterOnly("songling");
        var (chair, first) = await GiveChair(admin);

        Assert.Equal("请先设置自己的密码", chair.Heading);
        Assert.Equal("请先设置自己的密码", (await chair.Open("/account")).Heading);
        await chair.Send("/account/password", ("password", "short"), ("again", "short"));
        Assert.Contains("password.too-short", chair.Text, StringComparison.Ordinal);
        await chair.Send("/account/password", ("password", Password), ("again", Password));
        Assert.Equal("我的账号", (await chair.Open("/account")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await chair.Open("/districts/qinglan/schools/other/accounts")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await chair.Open(Accounts)).Status);
        Assert.Equal("青岚区songling学校 · 本校账号", (await chair.Open("/districts/qinglan/schools/songling/accounts")).Heading);
        Assert.DoesNotContain(first, chair.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentAfterTheSessionEnded_ComesThroughSigningIn()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        await admin.Open($"{Accounts}/settings");
        application.Clock.Set(application.Clock.GetUtcNow().AddMinutes(31));
        await admin.Send($"{Accounts}/settings", ("idleMinutes", "45"));
        Assert.Equal("登录", admin.Heading);

        await admin.Send("/sign-in", ("organisation", "qu"), ("name", "陈静"), ("password", Password));
        Assert.Equal("45", admin.Page.QuerySelector("input[name=idleMinutes]")!.GetAttribute("value"));
        await admin.Send($"{Accounts}/settings");
        Assert.Equal("45", (await admin.Open($"{Accounts}/settings")).Page.QuerySelector("#f-idleMinutes")!.GetAttribute("value"));
    }

    [Fact]
    public async Task HandOver_StandIn_Reset_Disable_WorkByForms()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        await new DistrictScene(application).RegisterOnly("songling");
        var (chair, _) = await GiveChair(admin);
        await chair.Send("/account/password", ("password", Password), ("again", Password));

        await chair.Send("/sign-out");
        await chair.Open("/reset-request");
        await chair.Send("/reset-request", ("organisation", "songling"), ("name", "工会主席"));
        await admin.Open($"{Accounts}/requests");
        var answer = admin.Page.QuerySelector("form[action$='/reset-code']")!.GetAttribute("action")!;
        await admin.Send(answer);
        var code = admin.Page.QuerySelector(".secret")!.TextContent;
        await chair.Open("/reset");
        await chair.Send("/reset", ("organisation", "songling"), ("name", "工会主席"), ("code", code), ("password", "Another/one4"), ("again", "Another/one4"));
        await chair.Send("/sign-in", ("organisation", "songling"), ("name", "工会主席"), ("password", "Another/one4"));
        Assert.Equal("我的账号", (await chair.Open("/account")).Heading);

        await admin.Open(answer.Replace("/reset-code", "", StringComparison.Ordinal));
        var handOver = admin.Page.QuerySelector("a[href$='/hand-over']")!.GetAttribute("href")!;
        await admin.Open(handOver);
        await admin.Send(handOver, ("name", "周建国"));
        Assert.Contains("周建国", admin.Text, StringComparison.Ordinal);
        Assert.NotNull(admin.Page.QuerySelector(".slip .pw"));
        Assert.Equal("登录", (await chair.Open("/account")).Heading);

        await admin.Open(answer.Replace("/reset-code", "", StringComparison.Ordinal));
        await admin.Send(answer.Replace("/reset-code", "/disabling", StringComparison.Ordinal), ("reason", "调离"));
        Assert.Contains("已停用", admin.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FilledTemplate_ShowsFlawsMakesAccountsAndSlips()
    {
        await using var application = new GatewayApplication();
        var admin = await SetUp(application);
        await new DistrictScene(application).RegisterOnly("songling", "baihe");
        await admin.Open($"{Accounts}/import");
        var template = await admin.Download($"{Accounts}/import/template");
        var filled = AccountSheets.Fill(template, ["songling", "工会主席", "", "王秀兰", "13800001234"], ["nowhere", "工会主席", "", "甲", ""], ["baihe", "工会主席", "", "赵强", ""]);
        await admin.SendFile($"{Accounts}/import", "账号.xlsx", filled);
        Assert.Contains("新增 2 行，修改 0 行，没有变化 0 行，有问题 1 行", admin.Text, StringComparison.Ordinal);

        var marked = await admin.Fetch($"{Accounts}/import/take", $"{Accounts}/import/flaws");
        Assert.Contains(AccountSheets.Texts(marked), text => text.Contains("没有编号或名称是“nowhere”的学校", StringComparison.Ordinal));
        await admin.Send($"{Accounts}/import/take");
        Assert.Equal(2, admin.Page.QuerySelectorAll(".slip").Length);
        await admin.Open(Accounts);
        Assert.Contains("赵强", admin.Text, StringComparison.Ordinal);
    }

    private static async Task<FormPerson> SetUp(GatewayApplication application)
    {
        var admin = new FormPerson(application);
        await using var scope = application.Services.CreateAsyncScope();

        // The service prints its own link as soon as it has started; this one comes after.
        var code = await scope.ServiceProvider.GetRequiredService<FirstSetup>().Begin();
        await admin.Open($"/setup?code={code}");
        Assert.Equal("首次设置", admin.Heading);
        await admin.Send("/setup", ("district", "qinglan"), ("districtName", "青岚区教育工会"), ("name", "陈静"), ("password", Password), ("again", Password));
        return admin;
    }

    private static async Task<(FormPerson Chair, string First)> GiveChair(FormPerson admin)
    {
        await admin.Open($"{Accounts}/new");
        await admin.Send($"{Accounts}/new", ("role", "SchoolChair"), ("title", "工会主席"), ("school", "songling"), ("name", "王秀兰"));
        var first = admin.Page.QuerySelector(".slip .pw")!.TextContent;
        Assert.Matches(new Regex("^[A-Za-z2-9]{6}-[A-Za-z2-9]{5}$"), first);
        var chair = await admin.Another().Open("/sign-in");
        await chair.Send("/sign-in", ("organisation", "songling"), ("name", "工会主席"), ("password", first));
        return (chair, first);
    }
}
