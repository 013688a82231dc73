using System.Collections.Immutable;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>完成率比较: schools × work areas, tinted and signed, under the sum and the median of their own group.</summary>
internal static class CompletionSheet
{
    public const string Name = "完成率比较";

    public static SheetData Of(DistrictBook book)
    {
        var number = 0;
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}工会工作完成率比较",
            Lines = [book.Line],
            Heads = Heads(book),
            Rows = SheetRows.Of(book.Groups.SelectMany(group => SumRows(group.Name, group.Total, SheetRow.Group)
                .Concat(group.Schools.Select(place => School(book, place, ++number))))),
            Totals = [.. SumRows("全区", book.Table.District, SheetRow.Total)],
            Notes =
            [
                "图例：底色越深越落后；95.0%及以上无底色，▲ 低于70.0%，■ 低于50.0%；— 没有到期任务。完成率＝完成量÷到期量（均按权重计），今年一月至本季度末。",
                "合计为 Σ÷Σ，中位数取本组有到期任务的学校。灯比较全年进度与计划进度。各领域的完成量、到期量见《完成率分子分母》。",
            ],
            NameColumns = 2,
            RowHeight = 18,
        };
    }

    static ImmutableArray<Head> Heads(DistrictBook book) =>
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("学校（单位）").Wide(22),
        new HeadGroup("合计",
        [
            new Column("完成率", ValueFormat.Percent).Wide(9),
            new Column("完成量", ValueFormat.Weight).Wide(8),
            new Column("到期量", ValueFormat.Weight).Wide(8),
            new Column("全年进度", ValueFormat.Percent).Wide(7),
            new Column("灯").Wide(6),
        ]),
        .. book.View.Areas.Select(area => new Column(area.ShortName, ValueFormat.Percent).Wide(9)),
    ];

    static SheetRow School(DistrictBook book, int place, int number)
    {
        var school = book.School(place);
        return SheetRow.Data(
        [
            Cell.Of(number),
            Cell.Of(school.Name),
            RateCells.Heat(school.Rates.Completion),
            .. Behind(school.Rates),
            .. Enumerable.Range(0, book.View.Areas.Length).Select(area => RateCells.Heat(book.Completion(place, area))),
        ]);
    }

    static IEnumerable<SheetRow> SumRows(string name, ComparedTotal? total, Func<ImmutableArray<Cell>, SheetRow> row)
    {
        if (total is null)
        {
            yield return row([Cell.Of(name) with { Across = 1 }]);
            yield break;
        }

        yield return row(
        [
            Cell.Of($"{name}合计（{total.Counted}所）") with { Across = 1, Align = Align.Left },
            Cell.Blank,
            RateCells.Of(total.Rates.Completion),
            .. Behind(total.Rates),
            .. total.ByArea.Select(RateCells.Of),
        ]);
        yield return row(
        [
            Cell.Of($"{name}中位数") with { Across = 1, Align = Align.Left },
            Cell.Blank,
            RateCells.Median(total.MedianCompletion),
            Cell.Blank,
            Cell.Blank,
            Cell.Blank,
            Cell.Blank,
            .. total.MedianByArea.Select(median => RateCells.Median(median)),
        ]);
    }

    /// <summary>The numbers behind the rate, and the light.</summary>
    static IEnumerable<Cell> Behind(SchoolRates rates) =>
    [
        RateCells.Weight(rates.Completion.Part), RateCells.Weight(rates.Completion.Whole), RateCells.Of(rates.Year), RateCells.Of(rates.Light),
    ];
}
