using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>封面: whose book it is, for which year, how it stands on both bases, and what is in it.</summary>
internal static class CoverSheet
{
    public const string Name = "封面";

    public static SheetData Of(SchoolBook book, IEnumerable<SheetData> others) => new()
    {
        Name = Name,
        Title = $"{book.School}{book.View.Year}年工会工作计划与进度",
        Lines = [new($"单位（盖章）：{book.School}", "", $"填报日期：{book.Day}")],
        Heads = [new Column("").Wide(24), new Column("").Wide(64), new Column("").Wide(16)],
        Rows = SheetRows.Of(
        [
            Item("学校（单位）", book.School),
            Item("上级工会", book.View.DistrictName),
            Item("年度", $"{book.View.Year}年"),
            .. book.View.School.Campuses.IsEmpty ? Array.Empty<SheetRow>() : [Item("校区", string.Join("、", book.View.School.Campuses))],
            SheetRow.Group(Cell.Of("计划"), Cell.Of("题名"), Cell.Of("状态")),
            .. book.View.Plans.Select(Plan),
            SheetRow.Group(Cell.Of("季度"), Cell.Of("完成率（完成量 ÷ 到期量）"), Cell.Of("状态")),
            .. book.View.Quarters.Select(Quarter),
            SheetRow.Group(Cell.Of("目录") with { Across = 2 }),
            .. others.Select(sheet => SheetRow.Data(Cell.Link(sheet.Name, sheet.Name), Cell.Of(sheet.Title) with { Across = 1 })),
        ]),
        RowHeight = 22,
        Notes =
        [
            "上报数含未审，审定数只算审核通过的内容；完成率＝Σ权重×完成度 ÷ Σ权重，取今年一月至该季度末到期的任务期次。— 没有这个数；空格留给手填，和 0 不同。",
        ],
        Signatures = ["工会主席（签字）：", "党支部（盖章）：", "年　　月　　日"],
    };

    static SheetRow Item(string name, string text) => SheetRow.Data(Cell.Of(name), Cell.Of(text) with { Across = 1 });

    static SheetRow Plan(PlanView plan) => SheetRow.Data(
        Cell.Of($"{TaskWords.Month(plan.Span.First)}—{TaskWords.Month(plan.Span.Last)}"),
        Cell.Of(plan.Title),
        Cell.Of(Words.Of(plan.State)));

    static SheetRow Quarter(ReportView quarter) => SheetRow.Data(
        Cell.Of(quarter.Quarter.Name),
        Cell.Of($"上报数 {RateWords.Of(quarter.Reported.Completion)}；审定数 {RateWords.Of(quarter.Accepted.Completion)}"),
        Cell.Of(quarter.IsExempt ? "免报" : Words.Of(quarter.State)));
}
