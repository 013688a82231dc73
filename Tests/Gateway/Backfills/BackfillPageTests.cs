using System.Net;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Backfills;

/// <summary>The office enters an earlier year on the pages, and sees it marked everywhere.</summary>
public sealed class BackfillPageTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Import = "/districts/qinglan/backfill/2024";
    private const string Why = "依据区里存档的台账";

    [Fact]
    public async Task Workbook_OfAYear_IsTakenMarkedAndItsFlawsComeBack()
    {
        var officer = await FormPerson.Officer(application).Open("/districts/qinglan/backfill");
        Assert.Contains("2025年", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026年", officer.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await officer.Open(Import);
        Assert.Contains("L14 五必访登记表", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("L02 ", officer.Page.QuerySelector(".checks")!.TextContent, StringComparison.Ordinal);
        var template = TemplateFile.Of(await officer.Download($"{Import}/template?ledger=l04&group=primary&was-open=yes"));
        Assert.Equal(["计划任务", "工会会议记录", "考核得分", "填写说明"], template.Sheets);
        var file = template
            .On("计划任务").Add(("学校", "春晖小学"), ("工作领域", "民主管理·教代会"), ("任务", "召开教代会"), ("计划月份", "3月"), ("完成情况", "完成"))
            .Add(("学校", "春晖小学"), ("工作领域", "没有的领域"), ("任务", "说不清的"), ("完成情况", "完成"))
            .On("工会会议记录").AddMeeting(("学校", "春晖小学"), ("日期", "2024年6月5日"), ("会议名称", "补录的会议"))
            .On("考核得分").Set("春晖小学", "得分", "96.5").Build();

        await officer.SendFile(Import, "2024.xlsx", file);
        Assert.Contains("reason.missing", officer.Text, StringComparison.Ordinal);
        await officer.Open(Import);
        await officer.SendFile(Import, "2024.xlsx", file, ("because", Why));
        Assert.Contains("新增 3 行，修改 0 行，未变 0 行，有错 1 行", officer.Text, StringComparison.Ordinal);
        Assert.Equal(["backfill.area-unknown"], officer.Page.QuerySelectorAll("td .code").Select(c => c.TextContent));
        var marked = TemplateFile.Of(await officer.Fetch($"{Import}/take", $"{Import}/flaws")).On("计划任务");
        Assert.Contains(marked.Rows.SelectMany(r => r), cell => cell is "没有“没有的领域”这个工作领域，请从下拉列表里选。");
        await officer.Send($"{Import}/take");
        Assert.Contains("已补录 3 行，还有 1 行有问题", officer.Text, StringComparison.Ordinal);
        Assert.Contains("新增 0 行，修改 0 行，未变 3 行，有错 1 行", officer.Text, StringComparison.Ordinal);

        // Marked wherever it is shown.
        var chair = await FormPerson.Chair(application, "chunhui").Open("/districts/qinglan/schools/chunhui/plans");
        Assert.Contains("2024年工会工作计划（补录）", chair.Text, StringComparison.Ordinal);
        foreach (var (address, words) in new[]
        {
            ("plans/backfill-2024", Why), ("quarters/2024Q1", Why), ("ledgers/l04/2024", "补录的会议"), ("inspections", "2024年工会工作考核"), ("years/2024/archive", "2024年工会工作计划（补录）"),
        })
        {
            await chair.Open($"/districts/qinglan/schools/chunhui/{address}");
            Assert.Equal((address, HttpStatusCode.OK), (address, chair.Status));
            Assert.Contains(words, chair.Text, StringComparison.Ordinal);
            Assert.Contains("补录", chair.Text, StringComparison.Ordinal);
        }

        await officer.Open("/districts/qinglan/comparison/2024Q1");
        Assert.Contains("这一季度是补录的", officer.Text, StringComparison.Ordinal);
        await officer.Open("/districts/qinglan/matrix/2024Q1");
        Assert.NotEqual(HttpStatusCode.InternalServerError, officer.Status);

        // Others do not enter earlier years, and the running year is not offered.
        Assert.NotEqual(HttpStatusCode.OK, (await FormPerson.Chair(application, "chunhui").Open(Import)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Open("/districts/qinglan/backfill/2026")).Status);
    }
}
