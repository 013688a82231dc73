using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Letters;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>二、任务完成情况 and 三、各领域完成情况: how far the tasks are, who is behind, and in which areas.</summary>
/// <param name="beside">The same quarter on the other basis.</param>
internal sealed class CircularProgress(DistrictBook book, DistrictBook beside)
{
    private const int LowestAreas = 3;

    /// <summary>So many schools with a yellow light are named; those with a red one always are.</summary>
    private const int NamedYellow = 15;

    private ComparedTotal Total => book.Table.District;

    public IEnumerable<LetterBlock> Blocks()
    {
        yield return new LetterHead(1, "任务完成情况");
        yield return new LetterParagraph(Sum());
        yield return new LetterParagraph($"按{Words.Of(beside.View.Basis)}，完成率为{CircularWords.OfWeight(beside.Table.District.Rates.Completion)}。");
        yield return new LetterParagraph(Lit());
        yield return new LetterHead(1, "各领域完成情况");
        yield return new LetterParagraph(Lowest());
        yield return SheetGrid.Of(Areas(), LetterPaper.Of(LetterPage.Letter).TextWidth);
    }

    private string Sum()
    {
        var rates = Total.Rates;
        return $"今年一月至{book.Table.Quarter.LastMonth.Month}月到期任务{Total.DueCount}项，已完成{Total.DueDone}项，逾期未完成{rates.Overdue}项。"
            + $"按权重计，完成率{CircularWords.OfWeight(rates.Completion)}，各校中位数{Median(Total.MedianCompletion)}；全年进度{CircularWords.OfWeight(rates.Year)}，"
            + $"计划进度{CircularWords.OfWeight(rates.Planned)}，{CircularWords.Difference(rates.Year, rates.Planned)}；序时进度为{rates.ElapsedMonths}个月÷12。";
    }

    private string Lit()
    {
        var schools = book.Groups.SelectMany(group => group.Schools).Select(book.School).Where(s => s.IsCounted).ToArray();
        var behind = Of(Light.Yellow);
        return $"全年进度比计划进度落后超过{Lights.RedBehindPoints}个百分点的亮红灯，落后超过{Lights.YellowBehindPoints}个百分点或有逾期任务的亮黄灯。"
            + $"亮绿灯{Of(Light.Green).Length}所；亮黄灯{behind.Length}所{(behind.Length <= NamedYellow ? $"：{CircularWords.Names(behind)}" : "，见附件")}；"
            + $"亮红灯{Of(Light.Red).Length}所：{CircularWords.Names(Of(Light.Red))}。";

        string[] Of(Light light) => [.. schools.Where(s => s.Rates.Light == light).Select(s => s.Name)];
    }

    private string Lowest()
    {
        var behind = Due().Where(area => Total.ByArea[area].InMillionths() < Total.Rates.Completion.InMillionths())
            .OrderBy(area => Total.ByArea[area].InMillionths()).Take(LowestAreas)
            .Select(area => $"{book.View.Areas[area].Name}{CircularWords.OfWeight(Total.ByArea[area])}").ToArray();
        return behind.Length == 0 ? "各领域完成率相同。" : $"低于总完成率最多的领域是：{string.Join("、", behind)}。各领域情况见下表（合计为Σ÷Σ，中位数取有到期任务的学校）。";
    }

    private SheetData Areas() => new()
    {
        Name = "各领域完成情况",
        Title = "各领域完成情况",
        Heads =
        [
            new Column("工作领域").Wide(20), new Column("完成率", ValueFormat.Percent) { Align = Align.Centre }.Wide(9), new Column("完成量", ValueFormat.Weight).Wide(10),
            new Column("到期量", ValueFormat.Weight).Wide(10), new Column("各校中位数", ValueFormat.Percent) { Align = Align.Centre }.Wide(11),
        ],
        Rows = SheetRows.Of(Due().Select(area => SheetRow.Data(Row(book.View.Areas[area].Name, Total.ByArea[area], Total.MedianByArea[area])))),
        Totals = [SheetRow.Total(Row("合计", Total.Rates.Completion, Total.MedianCompletion))],
    };

    private static ImmutableArray<Cell> Row(string name, Rate rate, long? median) =>
        [Cell.Of(name), RateCells.Of(rate), RateCells.Weight(rate.Part), RateCells.Weight(rate.Whole), RateCells.Median(median)];

    private IEnumerable<int> Due() => Enumerable.Range(0, book.View.Areas.Length).Where(area => Total.ByArea[area].Exists);

    private static string Median(long? millionths) => millionths is { } median ? CellWords.Of(Cell.OfMillionths(median), ValueFormat.Percent) : "—";
}
