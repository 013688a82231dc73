using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Sheets;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.Gateway.Ledgers;
using DistrictUnion.Tests.Gateway.Pages.Plans;
using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Sheets;

/// <summary>A plan's draft that goes out as a workbook and comes back.</summary>
public sealed class PlanSheetTests(SampleApplication application) : IClassFixture<SampleApplication>
{
    private const string Plans = "/districts/qinglan/schools/songling/plans";
    private const string Edit = $"{Plans}/2027/edit";
    private const string Sheet = $"{Plans}/2027/sheet";

    private readonly FormPerson chair = FormPerson.Chair(application, "songling");

    [Fact]
    public async Task Workbook_ChangedAndAddedTo_GoesIntoTheDraftAndTwiceCountsOnce()
    {
        await chair.Open(Plans);
        await chair.SendFile(Plans, "计划.docx", PlanJourneyTests.Word, ("span", "2027~2027-01~2027-12"), ("way", "document"));
        Assert.Equal(Edit, chair.Address);
        var ids = chair.Page.QuerySelectorAll("[data-grid] tbody tr").Select(r => r.Id!).ToArray();
        var file = TemplateFile.Of(await chair.Download($"{Sheet}/template"));
        Assert.Equal(ids, file.Rows.Skip(3).Select(r => r[0]!.ToString()));
        var area = file.Text("t01", "工作领域");
        var build = file.Set("t01", "月份", "3月至5月").Set("t01", "目标数量", "0.8").Set("t01", "单位", "万元").Set("t01", "责任人", "女工委员").Set("t02", "月份", "十三月")
            .Add(("任务", "说明会：宣讲互助保障"), ("工作领域", area), ("月份", "9月"), ("目标数量", "2"), ("单位", "场")).Build();
        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "计划.xlsx", build);
        Assert.Contains($"新增 1 行，修改 1 行，未变 {ids.Length - 2} 行，有错 1 行，冲突 0 行", chair.Text, StringComparison.Ordinal);
        Assert.Equal(["plan.months-unreadable"], chair.Page.QuerySelectorAll("td .code").Select(c => c.TextContent));
        await chair.Send($"{Sheet}/take");
        Assert.Contains("已写入草稿 2 行，还有 1 行有问题", chair.Text, StringComparison.Ordinal);

        await chair.Open(Edit);
        Assert.Equal(ids.Length + 1, chair.Page.QuerySelectorAll("[data-grid] tbody tr").Length);
        Assert.Contains("≥ 8,000 元", chair.Page.QuerySelector("#t01")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("3月、4月、5月", TemplateFile.Of(await chair.Download($"{Sheet}/template")).Text("t01", "月份"));

        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "计划.xlsx", build);
        Assert.Contains($"新增 0 行，修改 0 行，未变 {ids.Length} 行，有错 1 行，冲突 0 行", chair.Text, StringComparison.Ordinal);

        // Somebody types in the editor meanwhile: the same column is a conflict, another one is kept.
        var stale = TemplateFile.Of(await chair.Download($"{Sheet}/template")).Set("t01", "任务", "表里的名称").Set("t03", "责任人", "表里的人").Build();
        await chair.Open($"{Edit}?row=t01");
        await chair.SendRow("save", ("title", "页面上的名称"));
        await chair.Open($"{Edit}?row=t03");
        await chair.SendRow("save", ("title", "页面上改的任务"));
        await chair.Open(Sheet);
        await chair.SendFile(Sheet, "计划.xlsx", stale);
        Assert.Equal(["plan.conflict"], chair.Page.QuerySelectorAll("td .code").Select(c => c.TextContent));
        await chair.Send($"{Sheet}/take");
        await chair.Open(Edit);
        Assert.Contains("页面上的名称", chair.Page.QuerySelector("#t01")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("页面上改的任务", chair.Page.QuerySelector("#t03")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("表里的人", chair.Page.QuerySelector("#t03")!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string, string?> Months => new()
    {
        { "3月、9月", "2026-09 2027-03" },
        { "９月至12月", "2026-09 2026-10 2026-11 2026-12" },
        { "12月-2月", "2026-12 2027-01 2027-02" },
        { "2027年8月", "2027-08" },
        { "9,10 11", "2026-09 2026-10 2026-11" },
        { "13月", null },
        { "春季", null },
        { "2028年3月", null },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Months))]
    public void Read_MonthsOfASchoolYear_AreThoseOfItsSpan(string text, string? months)
    {
        var span = new PlanSpan(new YearMonth(2026, 9), new YearMonth(2027, 8));
        Assert.Equal(months, MonthsText.Read(text, span) is { } read ? string.Join(' ', read) : null);
    }
}
