using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>说明与口径: what the workbook holds, on which basis, by which formulas; the first sheet, so that no number travels without it.</summary>
internal static class NotesSheet
{
    public const string Name = "说明与口径";

    public static SheetData Of(DistrictBook book, IEnumerable<SheetData> others) => new()
    {
        Name = Name,
        Title = $"{book.View.DistrictName}{book.Quarter}工会工作完成情况",
        Lines = [new($"单位（盖章）：{book.View.DistrictName}", "", $"截至：{Words.Day(book.Today)} {book.AskedAt:HH:mm}")],
        Heads = [new Column("").Wide(18), new Column("").Wide(104)],
        Rows = SheetRows.Of(
        [
            Part("一、数据"),
            Item("口径", book.View.Basis is Domain.Progress.Basis.Accepted
                ? "审定数：只算审核通过的内容；已报送未审的列为“待审”。"
                : "上报数（含未审）：学校报送即算，退回的在再报之前不算。"),
            Item("季度", $"{book.Quarter}{(book.Table.IsLocked ? "（已锁定）" : "（未锁定，数字还会变）")}；任务按公历年累计，从一月到本季度末。"),
            Item("范围", $"{book.View.DistrictName}；{string.Join("、", book.Groups.Select(group => $"{group.Name} {group.Schools.Length} 所"))}；计入合计 {book.Table.District.Counted} 所。"),
            .. book.View.Tables.Select(table => Item(table.Quarter.Name, Dates(table))),
            Part("二、表目"),
            .. others.Select(sheet => SheetRow.Data(Cell.Link(sheet.Name, sheet.Name), Cell.Of(sheet.Title))),
            Part("三、算法"),
            .. Formulas(),
            Part("四、图例"),
            Item("灯", "● 绿　▲ 黄　■ 红　◆ 七天内到期　◐ 进行中　○ 未开始　— 没有可判断的"),
            Item("灯的标准", $"全年进度比计划进度落后超过 {Lights.RedBehindPoints} 个百分点为红，超过 {Lights.YellowBehindPoints} 个百分点为黄，其余为绿；有逾期任务的至少为黄。"),
            Item("底色", "完成率低于 95.0% 起分四级，越深越落后；低于 70.0% 前加 ▲，低于 50.0% 前加 ■，黑白打印同样可读。"),
            Item("—", "没有这个数：没有到期任务、不要求报送，或还没有。空格是留给手填的，和 0 不同。"),
        ]),
        RowHeight = 21,
    };

    static IEnumerable<SheetRow> Formulas() =>
    [
        Item("报送率", "已报 ÷ 应报。应报为开放填报时定下的名单减去免报；空报、退回未再报不算已报。"),
        Item("及时率", "按时报送 ÷ 应报。截止日（含延期）当天结束前首次报送、且不是空报的算按时；被退回的，在退回所给期限内再报仍算按时。"),
        Item("完成率", "Σ权重×完成度 ÷ Σ权重，取今年一月至本季度末到期的任务期次；完成度最高 100%。没有到期任务的不计入中位数和排名。"),
        Item("全年进度", "Σ权重×完成度 ÷ Σ权重，取全年到期的任务期次。"),
        Item("计划进度", "至本季度末到期的权重 ÷ 全年权重。序时进度＝已过月数 ÷ 12，只作参考。"),
        Item("差值", "全年进度－计划进度，单位为百分点，按所印的一位小数相减。"),
        Item("合计、中位数", "组和全区的率一律 Σ÷Σ；中位数取各校的率，学校数为偶数时取中间两个的平均。"),
        Item("排名", "在本组内按完成率从高到低，并列者同名次，其后顺延（1、1、3）。"),
        Item("百分比", "保留一位小数，四舍五入；需要合计为 100.0% 的一列用最大余额法，并在该处注明。"),
    ];

    static string Dates(QuarterTable table) => table.Round is { } round
        ? $"{Words.Day(round.Dates.Opens)}开放，{Words.Day(round.Dates.Due)}截止，宽限到{Words.Day(round.Dates.Grace)}，{Words.Day(round.Dates.Lock)}锁定"
        : table.Rows.Any(row => row.IsBackfilled) ? "未开放填报，数字为补录" : "未启用（没有开放填报）";

    static SheetRow Part(string text) => SheetRow.Group(Cell.Of(text) with { Across = 1 });

    static SheetRow Item(string name, string text) => SheetRow.Data(Cell.Of(name), Cell.Of(text));
}
