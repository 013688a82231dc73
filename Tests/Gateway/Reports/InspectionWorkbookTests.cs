using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>The district's workbook of marks on paper.</summary>
public sealed class InspectionWorkbookTests
{
    /// <summary>22 items, as the shipped rubric has, stay together on A3; more go over pages by the parts of the rubric, the schools on each.</summary>
    [Theory]
    [InlineData(22, 1)]
    [InlineData(29, 1)]
    [InlineData(48, 3)]
    [InlineData(100, 6)]
    public void ItemMarks_OfAnyRubric_PrintNotBelowNinePointsAndBreakAtItsParts(int items, int mostPages)
    {
        var sheet = Workbook(items).Sheets.Single(s => s.Name == "各项得分");
        var layout = new SheetLayout(sheet, sheet.Name);

        Assert.True(Fonts.BodySize * layout.Page.ScalePercent / 100 >= Fonts.LeastPrinted);
        Assert.Equal((Paper.A3, true), (layout.Page.Paper, layout.Page.IsLandscape));
        Assert.InRange(layout.Page.Breaks.Length + 1, 1, mostPages);
        Assert.Equal(1, sheet.NameColumns);
        int[] parts = [.. sheet.Heads.Select(head => head is HeadGroup group ? group.Children.Length : 1).Aggregate(new List<int> { 0 }, (starts, width) => [.. starts, starts[^1] + width])];
        Assert.All(layout.Page.Breaks, column => Assert.Contains(column, parts));
        int[] starts = [1, .. layout.Page.Breaks, layout.ColumnCount];
        Assert.All(starts.Zip(starts.Skip(1)), page => Assert.InRange(
            (ColumnWidths.Points(layout.Widths[0]) + layout.Widths[page.First..page.Second].Sum(ColumnWidths.Points)) * layout.Page.ScalePercent / 100, 1, 1190.6 - 100.8));
    }

    internal static WorkbookData Workbook(int items)
    {
        var rubric = new Rubric(
            new("wide"), 1, "学校工会工作考核细则", items,
            [
                .. Enumerable.Range(0, 6).Select(part => new RubricSection(
                    $"第{part + 1}部分", 0, [.. Enumerable.Range(1, items).Where(i => (i - 1) * 6 / items == part).Select(i => new RubricItem(i, "委员会会议每年不少于四次，记录完整", 1, new(ScoringKind.Judge)))])),
            ]);
        ImmutableArray<ExpectedSchool> schools = [.. Enumerable.Range(1, 40).Select(i => new ExpectedSchool(new($"s{i}"), $"青岚区第{i}实验小学", A.Primary))];
        var round = new InspectionRound(
            new("annual"), "2026年度考核", 2026, new(rubric.Code, 1), new(A.Day(12, 1), A.Day(12, 10), A.Day(12, 15), A.Day(12, 25)), ScoringMode.Group, new([], []), schools, [], RoundPublication.None);
        var concluded = Inspection.Empty with
        {
            Conclusion = new(
                rubric.Items.ToImmutableSortedDictionary(i => i.Number, i => new ConcludedMark(i.Number % 3 == 0 ? 0.5m : 1, null)), [], [], [], [], null, [], "officer", A.Noon(2026, 12, 20)),
        };
        var board = BoardRules.Board(
            A.District, "青岚区教育工会", [new(A.Primary, "小学", 1)], round, rubric, [.. schools.Select(s => new RecordedInspection(s.School, concluded))], ImmutableDictionary<SchoolCode, YearBefore>.Empty, A.Day(12, 26));
        var district = DistrictView.Of(new IFact[] { new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped) }.Aggregate(District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 1, 1), "officer")));
        return InspectionWorkbook.Shape(district, board, new([], A.Day(12, 26)), A.Noon(2026, 12, 26));
    }
}
