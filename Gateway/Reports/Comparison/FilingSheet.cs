using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>上报情况通报表: a line for each school under the sum of its group.</summary>
internal static class FilingSheet
{
    public const string Name = "上报情况通报表";

    public static SheetData Of(DistrictBook book)
    {
        var number = 0;
        var rows = book.Groups.SelectMany(group => group.Schools
            .Select(place => School(book, place, ++number))
            .Prepend(group.Total is { } total ? SheetRow.Group(Sums(group.Name, total)) : SheetRow.Group(Cell.Of(group.Name) with { Across = 1 })));
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}工会工作上报情况通报表",
            Lines = [book.Line, new($"序时进度：{book.Table.District.Rates.ElapsedMonths}个月 ÷ 12")],
            Heads = Heads(),
            Rows = SheetRows.Of(rows),
            Totals = [SheetRow.Total(Sums("全区合计", book.Table.District))],
            Notes =
            [
                "说明：1. “未报”含空报、退回未再报和待审，原因见备注和《未报与退回名单》；免报的单位不计入应报数。",
                "2. 差值＝全年进度－计划进度（百分点，按所印的一位小数相减）；灯按差值和逾期任务亮：● 绿　▲ 黄　■ 红，标准见《说明与口径》。",
                "3. 各组按完成率排名，并列者同名次，其后名次顺延（1、1、3）；合计行的率为 Σ÷Σ。信息篇数、考核得分由区教育工会填写。",
            ],
            Signatures = ["填表人：", "审核人：", "发布单位（盖章）：", "年　　月　　日"],
            NameColumns = 2,
            RowHeight = 18,
        };
    }

    static ImmutableArray<Head> Heads() =>
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("学校（单位）").Wide(20),
        new HeadGroup("上报", [Narrow("应报数"), Narrow("按时"), Narrow("迟报"), Narrow("未报"), Share("报送率"), Share("及时率")]),
        new HeadGroup("任务（到期）", [Narrow("任务总数"), Narrow("已完成"), Share("完成率")]),
        new HeadGroup("进度", [Share("全年进度"), Share("计划进度"), new Column("差值（百分点）", ValueFormat.Points).Wide(8), new Column("灯").Wide(6)]),
        Narrow("信息篇数（录用）").Wide(6),
        new Column("考核得分", ValueFormat.Quantity).Wide(5),
        Narrow("排名"),
        Narrow("上期排名"),
        new Column("备注").Wide(15),
    ];

    static Column Narrow(string text) => new Column(text, ValueFormat.Count) { Align = Align.Centre }.Wide(5);

    static Column Share(string text) => new Column(text, ValueFormat.Percent).Wide(7);

    static SheetRow School(DistrictBook book, int place, int number)
    {
        var school = book.School(place);
        var isExpected = school.Standing is Standing.Expected;
        Cell One(bool isSo) => isExpected ? Cell.Of(isSo ? 1 : 0) : Cell.None;
        return SheetRow.Data(
        [
            Cell.Of(number),
            Cell.Of(school.Name),
            Cell.Of(isExpected ? 1 : 0),
            One(school.Filing is Filing.OnTime),
            One(school.Filing is Filing.Late),
            One(!school.IsReported),
            isExpected ? RateCells.Of(new Rate(school.IsReported ? 1 : 0, 1)) : Cell.None,
            isExpected ? RateCells.Of(new Rate(school.Filing is Filing.OnTime ? 1 : 0, 1)) : Cell.None,
            .. Progress(school.DueCount, school.DueDone, school.Rates),
            Cell.Blank,
            Cell.Blank,
            school.Rank is { } rank ? Cell.Of(rank) : Cell.None,
            book.Before?.Rows[place].Rank is { } before ? Cell.Of(before) : Cell.None,
            Cell.Of(FilingWords.Remark(school)),
        ]);
    }

    static ImmutableArray<Cell> Sums(string name, ComparedTotal total) =>
    [
        Cell.Of(name) with { Across = 1, Align = Align.Left },
        Cell.Blank,
        Cell.Of(total.Reporting.Whole),
        Cell.Of(total.Punctuality.Part),
        Cell.Of(total.Reporting.Part - total.Punctuality.Part),
        Cell.Of(total.Reporting.Whole - total.Reporting.Part),
        RateCells.Of(total.Reporting),
        RateCells.Of(total.Punctuality),
        .. Progress(total.DueCount, total.DueDone, total.Rates),
    ];

    static IEnumerable<Cell> Progress(int due, int done, SchoolRates rates) =>
    [
        Cell.Of(due), Cell.Of(done), RateCells.Of(rates.Completion), RateCells.Of(rates.Year), RateCells.Of(rates.Planned),
        RateCells.Points(rates.Year, rates.Planned), RateCells.Of(rates.Light),
    ];
}
