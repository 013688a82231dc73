using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Matters;

/// <summary>The district's matters (请示事项一览表) as a workbook.</summary>
public static class MatterWorkbook
{
    private const string Name = "请示事项一览表";
    private const int RuledRows = 10;

    /// <param name="askedAt">The moment of the question.</param>
    public static WorkbookData Shape(DistrictMatterList list, string timeZone, DateTimeOffset askedAt) =>
        new($"{list.DistrictName}{Name}", list.DistrictName, TimeZoneInfo.ConvertTime(askedAt, Zones.Find(timeZone)), [Sheet(list)]);

    /// <summary>青岚区教育工会_请示事项一览表.xlsx.</summary>
    public static WorkbookFileName FileName(DistrictMatterList list) => WorkbookFileName.Of((list.DistrictName, list.District.Value), (Name, "matters"));

    private static SheetData Sheet(DistrictMatterList list)
    {
        var groups = list.Groups.ToDictionary(g => g.Code, g => g.Name);
        return new()
        {
            Name = Name,
            Title = $"{list.DistrictName}{Name}",
            Lines =
            [
                new(
                    $"单位（盖章）：{list.DistrictName}", $"共 {list.Matters.Length} 件，待区办理 {list.Matters.Count(m => m.WaitsForOffice)} 件，逾期 {list.Matters.Count(m => m.IsOverdue)} 件",
                    $"截至{Words.Day(list.Today)}"),
            ],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5),
                new Column("学校（单位）").Wide(18),
                new Column("分组").Wide(8),
                new Column("事项").Wide(20),
                new Column("状态") { Align = Align.Centre }.Wide(10),
                new Column("计划日期", ValueFormat.Date).Wide(15),
                new Column("请示日期", ValueFormat.Date).Wide(15),
                new Column("批复日期", ValueFormat.Date).Wide(15),
                new Column("文号").Wide(18),
                new Column("实施日期", ValueFormat.Date).Wide(15),
                new Column("结果报告日期", ValueFormat.Date).Wide(15),
                new Column("下一步期限", ValueFormat.Date).Wide(15),
                new Column("逾期情况").Wide(16),
            ],
            Rows = SheetRows.Of(list.Matters.Select((line, i) => Row(i + 1, line, groups.GetValueOrDefault(line.Group, line.Group.Value)))),
            MinimumRows = RuledRows,
            Print = new(WhenTooWide: TooWide.UseA3),
            Notes = ["逾期按各步办理当天和区里规定的期限判定；迟办的照常办理。"],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
        };
    }

    private static SheetRow Row(int number, MatterLine line, string group) => SheetRow.Data(
        Cell.Of(number), Cell.Of(line.SchoolName), Cell.Of(group), Cell.Of(line.Title), Cell.Of(Words.Of(line.State)), Cell.Of(line.PlannedOn), Cell.Of(line.RequestedOn),
        Day(line.ApprovedOn), Cell.Of(line.DocumentNumber), Day(line.ActualOn), Day(line.ReportedOn), Day(line.Due),
        Cell.Of(Late(line)) with { Look = line.IsOverdue ? Look.Warn : Look.Plain });

    private static Cell Day(DateOnly? day) => day is { } known ? Cell.Of(known) : Cell.Of((string?)null);

    /// <summary>▲ 逾期未办；请示迟报.</summary>
    private static string? Late(MatterLine line)
    {
        string[] parts = [.. line.LateSteps.Select(step => $"{Words.Of(step)}迟办").Prepend(line.IsOverdue ? "▲ 逾期未办" : "").Where(part => part.Length > 0)];
        return parts.Length == 0 ? null : string.Join("；", parts);
    }
}
