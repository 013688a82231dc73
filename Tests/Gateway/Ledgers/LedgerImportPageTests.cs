using System.Net;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Ledgers;

/// <summary>The import through the pages and over the API, on the whole service.</summary>
public sealed class LedgerImportPageTests(GatewayApplication application) : IClassFixture<GatewayApplication>
{
    private const string Ledger = "/districts/qinglan/schools/wanghu/ledgers/l04/2026";

    [Fact]
    public async Task Import_GoodRowsAreTakenWhileBadOnesWait()
    {
        application.Clock.Set(FakeClock.Noon(2026, 11, 22));
        var scene = new DistrictScene(application);
        await scene.Found("wanghu");
        var chair = await FormPerson.Chair(application, "wanghu").Open($"{Ledger}/import");
        Assert.Equal("从 Excel 导入台账", chair.Heading);
        var file = TemplateFile.Of(await chair.Download($"{Ledger}/import/template")).AddMeeting().AddMeeting(("会议名称", "缺地点的会议"), ("地点", null)).Build();

        await chair.SendFile($"{Ledger}/import", "会议.xlsx", file);
        Assert.Equal(HttpStatusCode.OK, chair.Status);
        Assert.Contains("新增 1 行，修改 0 行，未变 0 行，有错 1 行，冲突 0 行", chair.Text, StringComparison.Ordinal);
        Assert.Contains("地点没有填", chair.Text, StringComparison.Ordinal);
        var added = chair.Page.QuerySelectorAll("#new tbody tr").Single();
        Assert.All(["第二季度委员会会议", "2026年6月5日", "会议室", "林主席", "暑期活动"], value => Assert.Contains(value, added.Children.Select(cell => cell.TextContent)));
        Assert.Equal(added.Children.Length, chair.Page.QuerySelectorAll("#new thead th").Length);
        var marked = await chair.Fetch($"{Ledger}/import/take", $"{Ledger}/import/flaws");
        Assert.Contains(TemplateFile.Of(marked).Rows.SelectMany(r => r), cell => cell is "地点没有填。");

        await chair.Send($"{Ledger}/import/take");
        Assert.Contains("已导入 1 条，还有 1 行有问题", chair.Text, StringComparison.Ordinal);
        Assert.Contains("新增 0 行，修改 0 行，未变 1 行，有错 1 行", chair.Text, StringComparison.Ordinal);

        var filled = TemplateFile.Of(await chair.Download($"{Ledger}/import/template?filled")).Set(0, "地点", "阅览室").Build();
        await (await chair.Open($"{Ledger}/import")).SendFile($"{Ledger}/import", "会议.xlsx", filled);
        await chair.Send($"{Ledger}/import/take");
        Assert.Equal(Ledger, chair.Address);
        Assert.Contains("已导入：新增 0 条，修改 1 条", chair.Text, StringComparison.Ordinal);
        Assert.NotEmpty(await chair.Download($"{Ledger}/workbook"));

        // A template of another year, and a file that is none.
        var other = await chair.Download($"{Ledger.Replace("2026", "2025", StringComparison.Ordinal)}/import/template");
        await (await chair.Open($"{Ledger}/import")).SendFile($"{Ledger}/import", "会议.xlsx", other);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chair.Status);
        Assert.Contains("这是2025年的模板，不能导入2026年的台账", chair.Text, StringComparison.Ordinal);
        await (await chair.Open($"{Ledger}/import")).SendFile($"{Ledger}/import", "会议.xlsx", [1, 2, 3]);
        Assert.Contains("table.not-workbook", chair.Text, StringComparison.Ordinal);

        await OverTheApi(scene);
    }

    /// <summary>The office says why it fills in for the school; a large workbook is previewed and taken.</summary>
    private static async Task OverTheApi(DistrictScene scene)
    {
        var ledger = $"{scene.School("wanghu")}/ledgers/l04/2026";
        var template = (await scene.Officer.Get($"{ledger}/template?filled=true")).Ok();
        Assert.Contains("填报模板", template.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var file = TemplateFile.Of(template.Bytes).AddMeeting(("会议名称", "区里代填的会议"), ("日期", "2026年9月1日")).Build();
        (await scene.Officer.Upload($"{ledger}/import", "会议.xlsx", file)).Refused(HttpStatusCode.BadRequest, "reason.missing");
        var because = Uri.EscapeDataString("依据学校盖章的纸质表");
        var preview = (await scene.Officer.Upload($"{ledger}/import?because={because}", "会议.xlsx", file)).Ok().Json;
        Assert.Equal((1, 1), (preview.GetProperty("new").GetInt32(), preview.GetProperty("unchanged").GetInt32()));
        var taken = (await scene.Officer.Upload($"{ledger}/import?apply=true&because={because}", "会议.xlsx", file)).Ok().Json;
        Assert.Equal(2, taken.GetProperty("taken").GetProperty("count").GetInt32());
        var again = (await scene.Officer.Upload($"{ledger}/import?apply=true&because={because}", "会议.xlsx", file)).Ok().Json;
        Assert.Equal(2, again.GetProperty("unchanged").GetInt32());
        (await scene.Officer.Upload($"{scene.School("wanghu")}/ledgers/l06/2026/import?because={because}", "会议.xlsx", file)).Refused(HttpStatusCode.BadRequest, "ledger.template-kind");
        var workbook = (await scene.Officer.Get($"{ledger}/workbook")).Ok();
        Assert.Contains("工会会议记录", workbook.ContentHeaders.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
    }
}
