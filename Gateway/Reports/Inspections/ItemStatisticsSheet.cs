using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>逐项统计: how each item came out over all schools that are concluded.</summary>
internal static class ItemStatisticsSheet
{
    public const string Name = "逐项统计";

    public static SheetData Of(SummaryBook book)
    {
        var board = book.Board;
        var statistics = board.Items.ToDictionary(item => item.Item);
        return new()
        {
            Name = Name,
            Title = book.Title("逐项统计表"),
            Lines = [new($"单位（盖章）：{board.DistrictName}", $"已综评 {board.Concluded} 所", $"截至{Words.Day(board.Today)}")],
            Heads =
            [
                new Column("类别") { Align = Align.Centre }.Wide(12),
                Number("序号", 5, ValueFormat.Count),
                new Column("考核项目").Wide(38),
                Number("分值", 6),
                Number("校数", 6, ValueFormat.Count),
                Number("平均分", 8, ValueFormat.Weight),
                Number("得分率", 8, ValueFormat.Percent),
                Number("最低", 7),
                Number("最高", 7),
                Number("满分校数", 9, ValueFormat.Count),
            ],
            Rows = SheetRows.Of(board.Rubric.Sections.SelectMany(section => section.Items.Select((item, i) => Row(section, item, i == 0, statistics.GetValueOrDefault(item.Number))))),
            Notes = ["只统计已综评的学校；得分率＝平均分 ÷ 分值。"],
            Print = PrintSetup.A4Landscape,
        };
    }

    private static SheetRow Row(RubricSection section, RubricItem item, bool isFirst, ItemStatistic? statistic) => SheetRow.Data(
    [
        isFirst ? Cell.Of(section.Name) with { Down = section.Items.Length - 1 } : Cell.Blank,
        Cell.Of(item.Number),
        Cell.Of(item.Name),
        Cell.Of(item.Marks),
        .. statistic is { } of
            ? [Cell.Of(of.Schools), Cell.Of(of.Mean), Cell.Of(of.Mean / item.Marks), Cell.Of(of.Least), Cell.Of(of.Most), Cell.Of(of.Full)]
            : Enumerable.Repeat(Cell.None, 6),
    ]);

    private static Column Number(string head, int width, ValueFormat format = ValueFormat.Quantity) => new Column(head, format) { Align = Align.Centre }.Wide(width);
}
