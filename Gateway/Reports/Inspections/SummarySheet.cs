using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>检查考核汇总表: schools by group and rank, with the marks of each part, bonus, total, grade, and the year before.</summary>
internal static class SummarySheet
{
    public const string Name = "检查考核汇总";

    public static SheetData Of(SummaryBook book)
    {
        var board = book.Board;
        return new()
        {
            Name = Name,
            Title = book.Title("汇总表"),
            Lines = [new($"单位（盖章）：{board.DistrictName}", $"{board.Round.Year}年　{board.Rubric.Name}", $"截至{Words.Day(board.Today)}")],
            Heads =
            [
                Mark("组内名次", 6, ValueFormat.Count),
                new Column("学校（单位）").Wide(20),
                new Column("检查组") { Align = Align.Centre }.Wide(8),
                new HeadGroup("各类得分", [.. board.Rubric.Sections.Select(section => Mark($"{section.Name}（{SummaryBook.Marks(section.Marks)}）", 10))]),
                Mark("加分", 6),
                Mark("总分", 8),
                new Column("等次") { Align = Align.Centre }.Wide(9),
                Mark("上年总分", 8),
                Mark("增减", 7, ValueFormat.Points),
                Mark("上年名次", 6, ValueFormat.Count),
                Mark("自评", 7),
                Mark("未销号整改", 7, ValueFormat.Count),
                new Column("备注").Wide(14),
            ],
            Rows = SheetRows.Of(book.Groups.SelectMany(group => Group(group, board.Rubric))),
            Totals = [SheetRow.Total(Cell.Of($"合计：{board.Rows.Length} 所学校，已综评 {board.Concluded} 所") with { Across = 2, Align = Align.Left })],
            Notes =
            [
                "总分＝各项综评得分之和＋加分（不超过细则规定的上限）；名次只在本组内、已综评的学校中按总分从高到低排列，同分同名次。",
                "上年总分取上一年度用同一份细则的综评，没有的取满分相同的补录得分（备注写“上年补录”）；增减＝总分－上年总分。“—”是还没有或没有这个数。",
            ],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
            Print = new(WhenTooWide: TooWide.UseA3),
        };
    }

    private static IEnumerable<SheetRow> Group(SummaryGroup group, Rubric rubric)
    {
        yield return SheetRow.Group(Cell.Of($"{group.Group.Name}（{group.Rows.Length} 所，已综评 {group.Concluded} 所）") with { Across = 2, Align = Align.Left });
        foreach (var row in group.Rows) yield return Row(row, rubric);
    }

    private static SheetRow Row(BoardRow row, Rubric rubric)
    {
        var sum = row.Concluded;
        return SheetRow.Data(
        [
            row.Rank is { } rank ? Cell.Of(rank) : Cell.None,
            Cell.Of(row.School.Name),
            row.Team is { } team ? Cell.Of(team) : Cell.None,
            .. rubric.Sections.Select((_, i) => sum is null ? Cell.None : Cell.Of(sum.Sections[i].Given)),
            sum is null ? Cell.None : Cell.Of(sum.Bonus),
            sum is null ? Cell.None : Cell.Of(sum.Total),
            Grade(sum),
            row.LastYear is { } before ? Cell.Of(before) : Cell.None,
            sum is not null && row.LastYear is { } last ? Cell.Of(sum.Total - last) : Cell.None,
            row.LastYearRank is { } lastRank ? Cell.Of(lastRank) : Cell.None,
            row.Self is { } self ? Cell.Of(self) : Cell.None,
            Cell.Of(row.OpenFindings),
            Remark(row),
        ]);
    }

    private static Cell Grade(ScoreSum? sum) =>
        sum is null ? Cell.None : sum.IsFailed ? Cell.Of("不合格") with { Look = Look.Bad } : sum.Grade is { } grade ? Cell.Of(grade) : Cell.None;

    private static Cell Remark(BoardRow row)
    {
        string?[] parts =
        [
            row.Concluded is null ? Words.Of(row.State) : null,
            row.Concluded is { MayBeAwarded: false } ? "不参加评先" : null,
            row.Backfilled is { } past ? row.LastYear is null ? $"上年补录 {SummaryBook.Number(past.Score)}/{SummaryBook.Number(past.Full)}，满分不同不比较" : "上年补录" : null,
            row.OpenObjections > 0 ? $"异议待答复 {row.OpenObjections} 条" : null,
            row.OverdueFindings > 0 ? $"整改逾期 {row.OverdueFindings} 条" : null,
        ];
        return Cell.Of(string.Join('；', parts.OfType<string>())) with { Look = row.OverdueFindings > 0 ? Look.Warn : Look.Plain };
    }

    private static Column Mark(string head, int width, ValueFormat format = ValueFormat.Quantity) => new Column(head, format) { Align = Align.Centre }.Wide(width);
}
