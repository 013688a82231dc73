using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>完成率分子分母: what stands behind each rate of <see cref="CompletionSheet"/>, so that it can be checked by hand.</summary>
internal static class CompletionNumbersSheet
{
    public const string Name = "完成率分子分母";

    public static SheetData Of(DistrictBook book)
    {
        var number = 0;
        var areas = Enumerable.Range(0, book.View.Areas.Length);
        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}完成率的分子与分母",
            Lines = [book.Line],
            Heads =
            [
                new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
                new Column("学校（单位）").Wide(22),
                .. book.View.Areas.Select(area => new HeadGroup(area.ShortName, [Amount("完成"), Amount("到期")])),
            ],
            Rows = SheetRows.Of(book.Groups.SelectMany(group => group.Schools
                .Select(place => SheetRow.Data(
                [
                    Cell.Of(++number),
                    Cell.Of(book.School(place).Name),
                    .. areas.SelectMany(area => Pair(book.Completion(place, area))),
                ]))
                .Prepend(SheetRow.Group(
                [
                    Cell.Of(group.Name) with { Across = 1, Align = Align.Left },
                    Cell.Blank,
                    .. group.Total?.ByArea.SelectMany(Pair) ?? [],
                ])))),
            Totals = [SheetRow.Total([Cell.Of("全区合计") with { Across = 1 }, Cell.Blank, .. book.Table.District.ByArea.SelectMany(Pair)])],
            Notes = ["完成＝Σ权重×完成度，到期＝Σ权重；权重未另设的任务每项为 1，分期任务平分。单元格内为准确值，显示两位小数。"],
            NameColumns = 2,
            RowHeight = 18,
        };
    }

    static Column Amount(string text) => new Column(text, ValueFormat.Weight).Wide(7);

    static IEnumerable<Cell> Pair(Rate rate) =>
        rate.Exists ? [RateCells.Weight(rate.Part), RateCells.Weight(rate.Whole)] : [Cell.None, Cell.None];
}
