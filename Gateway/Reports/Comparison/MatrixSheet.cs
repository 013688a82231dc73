using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>报送情况表: schools × quarters, in the columns of the page.</summary>
internal static class MatrixSheet
{
    public const string Name = "报送情况表";

    public static SheetData Of(DistrictBook book, ReportingMatrix matrix)
    {
        var number = 0;
        var rows = matrix.Shown.GroupBy(place => book.School(place).Group).SelectMany(group => group
            .Select(place => School(book, matrix, place, ++number))
            .Prepend(SheetRow.Group(Cell.Of(group.Key < 0 ? "未分组" : book.View.Groups[group.Key].Name) with { Across = 1 })));
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}工会工作报送情况表",
            Lines = [book.Line, new(Narrowed(matrix), Counts(matrix))],
            Heads = Heads(matrix),
            Rows = SheetRows.Of(rows),
            Totals = [SheetRow.Total(Total(matrix))],
            Notes =
            [
                "说明：1. “未报”含空报、退回未再报和（审定数里）待审；免报的单位不计入应报数。合计行“报送”列是报送率。",
                "2. 合计按全部应报单位计算，不受“状态”“灯”等筛选影响；比计划＝全年进度－计划进度（百分点）。",
            ],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
            RowHeight = 18,
        };
    }

    static string Narrowed(ReportingMatrix matrix)
    {
        var filter = matrix.Filter;
        var parts = new[]
        {
            filter.State is { } state ? $"状态：{Words.Of(state)}" : null,
            filter.Light is { } light ? $"灯：{Lights.Word(light)}" : null,
            filter.OnlyNotOnTime ? "只列未报、迟报" : null,
        }.OfType<string>().ToArray();
        return $"{(parts.Length == 0 ? "全部应报单位" : string.Join("，", parts))}：{matrix.Shown.Length} 所";
    }

    static string Counts(ReportingMatrix matrix)
    {
        var sums = matrix.Sums;
        return $"应报 {sums.Expected}，免报 {sums.Exempt}；按时 {sums.OnTime}，迟报 {sums.Late}，未报 {sums.NotReported}";
    }

    static ImmutableArray<Head> Heads(ReportingMatrix matrix) =>
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("学校（单位）").Wide(20),
        .. matrix.Earlier.Select(table => new HeadGroup(table.Quarter.Name, [Filed(), Share("完成率")])),
        new HeadGroup(matrix.Table.Quarter.Name,
        [
            new Column("状态").Wide(10), Filed(), Share("完成率"), Number("完成"), Number("到期"),
        ]),
        new HeadGroup("全年进度", [new Column("灯").Wide(6), new Column("比计划（百分点）", ValueFormat.Points).Wide(8)]),
        new Column("催报次数", ValueFormat.Count) { Align = Align.Centre }.Wide(5),
        new Column("纸质件收到", ValueFormat.Date).Wide(14),
        new Column("备注").Wide(12),
    ];

    static Column Filed() => new Column("报送") { Align = Align.Centre }.Wide(9);

    static Column Share(string text) => new Column(text, ValueFormat.Percent).Wide(8);

    static Column Number(string text) => new Column(text, ValueFormat.Weight).Wide(7);

    static SheetRow School(DistrictBook book, ReportingMatrix matrix, int place, int number)
    {
        var school = book.School(place);
        return SheetRow.Data(
        [
            Cell.Of(number),
            Cell.Of(school.Name),
            .. matrix.Earlier.SelectMany(table => new[] { Filed(table.Rows[place], book), RateCells.Of(table.Rows[place].Rates.Completion) }),
            Cell.Of(school.Standing is Standing.Expected ? Words.Of(school.State) : "—"),
            Filed(school, book),
            RateCells.Of(school.Rates.Completion),
            school.Rates.Completion.Exists ? RateCells.Weight(school.Rates.Completion.Part) : Cell.None,
            school.Rates.Completion.Exists ? RateCells.Weight(school.Rates.Completion.Whole) : Cell.None,
            RateCells.Of(school.Rates.Light),
            RateCells.Points(school.Rates.Year, school.Rates.Planned),
            school.NoticeCount > 0 ? Cell.Of(school.NoticeCount) : Cell.None,
            school.PaperReceivedOn is { } on ? Cell.Of(on) : Cell.None,
            Cell.Of(school.IsOnBehalf ? school.IsConfirmed ? "区代填（本校已确认）" : "区代填" : ""),
        ]);
    }

    static Cell Filed(ComparedSchool school, DistrictBook book) => Cell.Of(Word(school, book)) with
    {
        Look = school.Filing switch
        {
            Filing.Late => Look.Warn,
            Filing.Returned or Filing.Empty => Look.Bad,
            Filing.Missing when school.DueUntil < book.Today => Look.Bad,
            _ => Look.Plain,
        },
    };

    static string Word(ComparedSchool school, DistrictBook book) =>
        school.Standing is not Standing.Expected ? FilingWords.Of(school.Standing)
        : LateDays.Of(school, book.View.TimeZone) is { } days ? $"迟 {days} 天"
        : FilingWords.Of(school.Filing);

    /// <summary>The sums stand in the columns that they are of; schools are counted in the line above them.</summary>
    static ImmutableArray<Cell> Total(ReportingMatrix matrix)
    {
        var total = matrix.Total;
        return
        [
            Cell.Of("合计") with { Across = 1, Align = Align.Left },
            Cell.Blank,
            .. matrix.Earlier.SelectMany(table => new[] { RateCells.Of(table.District.Reporting), RateCells.Of(table.District.Rates.Completion) }),
            Cell.Blank,
            RateCells.Of(total.Reporting),
            RateCells.Of(total.Rates.Completion),
            total.Rates.Completion.Exists ? RateCells.Weight(total.Rates.Completion.Part) : Cell.None,
            total.Rates.Completion.Exists ? RateCells.Weight(total.Rates.Completion.Whole) : Cell.None,
            RateCells.Of(total.Rates.Light),
            RateCells.Points(total.Rates.Year, total.Rates.Planned),
        ];
    }
}
