using System.Globalization;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Tests.Gateway.Reports;

public sealed class SchoolWorkbookTests
{
    static readonly SchoolYearView View = SampleYear.View();
    static readonly WorkbookData Workbook = SchoolWorkbook.Shape(View, SampleYear.Asked);
    static readonly RawWorkbook Written = RawWorkbook.Open(SampleBooks.Written(Workbook, isStreamed: false));

    [Fact]
    public void Shape_Sheets_AreOneForEachQuarterBetweenPlanAndReviews() => Assert.Equal(
        ["封面", "任务分解表", "第一季度进度表", "第二季度进度表", "第三季度进度表", "审核记录"], Written.Sheets.Select(sheet => sheet.Name));

    [Fact]
    public void Shape_Breakdown_HoldsEveryTaskAndItsSentence()
    {
        var cells = Written.Sheets[1].Cells.Values.Select(cell => CellText.Unguarded(cell.Value)).ToHashSet();
        Assert.All(View.Plans.SelectMany(plan => plan.Versions[^1].Tasks), task =>
        {
            Assert.Contains(task.Title, cells);
            Assert.True(task.Source is null || cells.Contains(task.Source.Sentence));
        });
    }

    [Fact]
    public void Shape_ProgressSheet_EqualsTheReport()
    {
        for (var i = 0; i < View.Quarters.Length; i++)
        {
            var (report, sheet) = (View.Quarters[i], Written.Sheets[2 + i]);
            for (var line = 0; line < report.Lines.Length; line++)
            {
                var row = 6 + line;
                Assert.Equal(report.Lines[line].Occurrence.Task.Title, sheet.Text($"C{row}"));
                Assert.Equal(report.Lines[line].Reported.CompletionMillionths / 1e6, double.Parse(sheet.Text($"I{row}"), CultureInfo.InvariantCulture));
                Assert.Equal(report.Lines[line].Line?.Text ?? "", sheet.Text($"K{row}") is "进行中" or "已完成" ? "" : sheet.Text($"K{row}"));
            }

            foreach (var (basis, rates) in new[] { ("上报数（含未审）", report.Reported), ("审定数", report.Accepted) })
            {
                var total = sheet.Cells.Single(cell => cell.Value.Value.StartsWith($"合计（{basis}）", StringComparison.Ordinal)).Key[1..];
                Assert.Equal((double)rates.Completion.Part / rates.Completion.Whole, double.Parse(sheet.Text($"I{total}"), CultureInfo.InvariantCulture), precision: 14);
            }
        }
    }

    [Fact]
    public void Shape_Reviews_StandInOrderWithTheirReasons()
    {
        var sheet = Written.Sheets[^1];
        Assert.Equal("报送", sheet.Text("D4"));
        Assert.Equal("退回修改", sheet.Text("D5"));
        Assert.Equal("召开教职工代表大会，审议学校工作报告和绩效工资方案：请写明时间\n缺经费审查的安排", sheet.Text("F5"));
        Assert.Equal("“三八”节女教职工健康讲座：请补充讲座的时间和人数", sheet.Text("F9"));
    }

    [Fact]
    public void Shape_FewTasks_LeavesRuledRowsToFillByHand() =>
        Assert.Equal(12, Written.Sheets[1].Cells.Count(cell => cell.Key[0] == 'J' && cell.Value.Style.Contains("宋体 10.5  ", StringComparison.Ordinal)) + 1);

    [Fact]
    public void Shape_EverySheet_FitsOnePageWide() =>
        Assert.All(Workbook.Sheets, sheet => Assert.False(new SheetLayout(sheet, sheet.Name).Page.IsSplit, sheet.Name));

    [Fact]
    public void Shape_SchoolWithoutAnything_StillPrints()
    {
        var empty = SchoolWorkbook.Shape(View with { Plans = [], Quarters = [] }, SampleYear.Asked);
        Assert.Equal(["封面", "任务分解表", "审核记录"], RawWorkbook.Open(SampleBooks.Written(empty, isStreamed: true)).Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public void Write_EitherWriter_SaysTheSame() => Assert.Equal(
        [], Written.Lines().Except(RawWorkbook.Open(SampleBooks.Written(Workbook, isStreamed: true)).Lines()));
}
