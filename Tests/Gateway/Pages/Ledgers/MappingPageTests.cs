using System.Net;
using System.Text;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>A ledger that lives in another system: its export mapped once, or its print attached.</summary>
public sealed class MappingPageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Ledger = "/districts/qinglan/schools/wanghu/ledgers/l32/2026";

    private static readonly byte[] Export = Encoding.UTF8.GetBytes("学校财务软件明细账\n记账日期,凭证字号,摘要,会计科目,借方金额,贷方金额,制单人\n2026-03-05,记1,会费,会费收入,,1200,陈\n2026-04-05,记2,健步走,职工活动支出,880.50,,陈\n");

    [Fact]
    public async Task Export_IsMappedOnceAndGoesStraightToThePreviewAfterwards()
    {
        await Founded();
        var chair = await FormPerson.Chair(application, "wanghu").Open(Ledger);
        Assert.Contains("一般在其他系统里登记", chair.Text, StringComparison.Ordinal);
        await chair.Open($"{Ledger}/import");

        await chair.SendFile($"{Ledger}/import", "明细账.csv", Export);
        Assert.Equal("对列：其他系统的导出表", chair.Heading);
        Assert.Equal(("记账日期", "凭证字号", "摘要", "会计科目", "贷方金额", "借方金额"), (chair.Value("c-bookedOn"), chair.Value("c-voucher"), chair.Value("c-subjectMatter"), chair.Value("c-account"), chair.Value("c-income"), chair.Value("c-expense")));
        Assert.Contains("2026-03-05", chair.Text, StringComparison.Ordinal);

        await chair.Send($"{Ledger}/import/mapped", ("c-account", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("mapping.required-missing", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{Ledger}/import/mapped", ("c-account", "会计科目"), ("c-handler", "制单人"));
        Assert.Contains("按记住的列对应读取：用到文件里的 7 列，共 7 列", chair.Text, StringComparison.Ordinal);
        Assert.Contains("新增 2 行，修改 0 行，未变 0 行，有错 0 行", chair.Text, StringComparison.Ordinal);
        await chair.Send($"{Ledger}/import/take");
        Assert.Contains("已导入：新增 2 条", chair.Text, StringComparison.Ordinal);
        Assert.Contains("880.50", chair.Text, StringComparison.Ordinal);

        // The next export, of another school of the district: remembered; the link leads back to the columns.
        var other = await FormPerson.Chair(application, "linxi").Open($"{Ledger.Replace("wanghu", "linxi", StringComparison.Ordinal)}/import");
        await other.SendFile($"{Ledger.Replace("wanghu", "linxi", StringComparison.Ordinal)}/import", "明细账.csv", Export);
        Assert.Contains("新增 2 行", other.Text, StringComparison.Ordinal);
        await chair.Open($"{Ledger}/import");
        await chair.SendFile($"{Ledger}/import", "明细账.csv", Export);
        Assert.Contains("新增 0 行，修改 0 行，未变 2 行", chair.Text, StringComparison.Ordinal);
        await chair.Press("改列的对应");
        Assert.Equal(("对列：其他系统的导出表", "制单人"), (chair.Heading, chair.Value("c-handler")));
    }

    [Fact]
    public async Task Print_OfAnotherSystem_StandsForTheLedger()
    {
        await Founded();
        var at = Ledger.Replace("l32/2026", "l36/all", StringComparison.Ordinal);
        var chair = await FormPerson.Chair(application, "wanghu").Open(at);
        await chair.Send($"{at}/elsewhere", ("system", "学校资产系统"), ("note", "编号见打印件"));
        Assert.Contains("还没有上传打印件", chair.Text, StringComparison.Ordinal);
        Assert.Equal("○", await SignOf(chair));
        await chair.Open(at);

        await chair.SendFile($"{at}/files", "资产卡片.jpg", TestPhotos.Jpeg());
        Assert.Contains("本台账登记在“学校资产系统”", chair.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有上传打印件", chair.Text, StringComparison.Ordinal);
        Assert.Equal("◎", await SignOf(chair));

        await chair.Open(at);
        await chair.Press("撤销");
        Assert.Equal("○", await SignOf(chair));
    }

    private static async Task<string> SignOf(FormPerson chair)
    {
        await chair.Open("/districts/qinglan/schools/wanghu/years/2026/ledgers");
        return chair.Page.QuerySelectorAll("table.shelf tr").Single(r => r.TextContent.Contains("工会固定资产登记", StringComparison.Ordinal)).QuerySelector(".lt i")!.TextContent;
    }

    private async Task Founded()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application);
        if ((await scene.Officer.Get(scene.Path)).Status is HttpStatusCode.OK) return;
        await scene.Found("wanghu", "linxi");
        (await scene.Officer.Post($"{scene.Path}/ledger-switches", new { switches = new[] { "l32", "l36" }.Select(kind => new { kind, isOn = true, groups = Array.Empty<string>() }) })).Ok();
    }
}
