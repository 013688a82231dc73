using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Reports.Comparison;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>季度进度表 (L08): one quarter, a line for each occurrence that was asked, then what lay outside the plan.</summary>
internal static class ProgressSheet
{
    static readonly ImmutableArray<Head> Heads =
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("工作领域").Wide(14),
        new Column("工作任务").Wide(22),
        new Column("责任人").Wide(9),
        new Column("完成时限") { Align = Align.Centre }.Wide(13),
        new HeadGroup("数量",
        [
            new Column("计划量") { Align = Align.Centre }.Wide(9),
            new Column("本季完成", ValueFormat.Quantity).Wide(7),
            new Column("累计完成", ValueFormat.Quantity).Wide(7),
        ]),
        new Column("完成率", ValueFormat.Percent).Wide(8),
        new Column("状态").Wide(10),
        new Column("进展情况").Wide(18),
        new Column("存在问题").Wide(12),
        new Column("下步打算").Wide(12),
    ];

    const int ColumnCount = 13;

    public static string NameOf(Quarter quarter) => $"第{"一二三四"[quarter.Number - 1]}季度进度表";

    public static SheetData Of(SchoolBook book, ReportView report)
    {
        var number = 0;
        return new()
        {
            Name = NameOf(report.Quarter),
            Title = $"{book.School}{report.Quarter.Name}工会工作进度表",
            Lines = [book.Line(report.Quarter.Name), Standing(book, report)],
            Heads = Heads,
            Rows = SheetRows.Of(
            [
                .. report.Lines.Select(line => Line(book, line, ++number)),
                .. Beyond(book, report.Content),
            ]),
            MinimumRows = 10,
            RowHeight = 22,
            Totals =
            [
                Total(Words.Of(Basis.Reported), report.Lines, report.Reported),
                Total(Words.Of(Basis.Accepted), report.Lines, report.Accepted),
            ],
            Notes =
            [
                "说明：累计完成、完成率和状态按上报数；百分比目标填所达到的水平，不累加。合计的完成率＝Σ权重×完成度 ÷ Σ权重，取今年一月至本季度末到期的任务期次。",
                "● 已完成　◐ 进行中　○ 未开始　◆ 七天内到期　■ 逾期未完成。计划外工作和亮点不计入完成率。",
            ],
            Signatures = ["填表人：", "审核人：", "工会主席（签字）：", "联系电话：", "年　　月　　日"],
            NameColumns = 3,
        };
    }

    static TitleLine Standing(SchoolBook book, ReportView report)
    {
        var filed = report.FiledAt is { } at ? $"{Words.Day(DateOnly.FromDateTime(book.OnClock(at).DateTime))} {book.OnClock(at):HH:mm}" : "—";
        if (report.Backfill is { } entered)
            return new($"状态：补录（{Words.Day(DateOnly.FromDateTime(book.OnClock(entered.At).DateTime))}）", "", $"依据：{entered.Filing.Because}");
        var state = report.IsExempt ? "免报" : $"{Words.Of(report.State)}{(report.IsEmpty ? "（空报，不算已报）" : "")}";
        return new($"状态：{state}", $"截止：{Words.Day(report.Due)}", $"首次报送：{filed}");
    }

    static SheetRow Line(SchoolBook book, ReportLine line, int number)
    {
        var task = line.Occurrence.Task;
        return SheetRow.Data(
            Cell.Of(number),
            Cell.Of(book.Areas(task)),
            Cell.Of(task.Title),
            Cell.Of(task.Owner),
            Cell.Of(TaskWords.Months(line.Occurrence.Months)),
            Cell.Of(TaskWords.Target(task.Target)),
            line.Line?.QuantityThousandths is { } now ? TaskWords.Quantity(now) : Cell.Blank,
            task.Target is null ? Cell.None : TaskWords.Quantity(line.Reported.DoneThousandths),
            line.Reported.HasLeft ? Cell.None : Cell.OfMillionths(line.Reported.CompletionMillionths),
            line.Reported.HasLeft ? Cell.Of(Words.Of(TaskState.NotApplicable)) with { Align = Align.Centre } : TaskWords.State(line.Light),
            Cell.Of(TaskWords.Progress(line.Line?.State, line.Line?.Text, line.Line?.Note)),
            Cell.Of(line.Line?.Problem),
            Cell.Of(line.Line?.NextStep));
    }

    /// <summary>计划外工作 and 亮点, where there are any; or that the school said there was nothing to do.</summary>
    static IEnumerable<SheetRow> Beyond(SchoolBook book, ReportContent? content)
    {
        if (content is null)
        {
            yield break;
        }

        if (content.NothingDue)
        {
            yield return Wide("本季度无到期任务（学校填报）");
        }

        for (var i = 0; i < content.Extra.Length; i++)
        {
            var work = content.Extra[i];
            if (i == 0)
            {
                yield return SheetRow.Group(Cell.Of("计划外工作") with { Across = ColumnCount - 1, Align = Align.Left });
            }

            yield return SheetRow.Data(
                Cell.Of(i + 1),
                Cell.Of(work.Area is { } area ? book.Area(area) : ""),
                Cell.Of(work.Title) with { Across = 2 },
                Cell.Blank,
                Cell.Blank,
                Cell.Of(work.Text) with { Across = ColumnCount - 6, Align = Align.Left });
        }

        if (!string.IsNullOrWhiteSpace(content.Highlights))
        {
            yield return SheetRow.Group(Cell.Of("亮点") with { Across = ColumnCount - 1, Align = Align.Left });
            yield return Wide(content.Highlights);
        }
    }

    static SheetRow Wide(string text) => SheetRow.Data(Cell.Of(text) with { Across = ColumnCount - 1, Align = Align.Left });

    static SheetRow Total(string basis, ImmutableArray<ReportLine> lines, SchoolRates rates) => SheetRow.Total(
    [
        Cell.Of($"合计（{basis}），本表 {lines.Length} 项：完成率 {RateWords.Of(rates.Completion)}") with { Across = 7, Align = Align.Left },
        .. Enumerable.Repeat(Cell.Blank, 7),
        RateCells.Of(rates.Completion),
        RateCells.Of(rates.Light),
        Cell.Of($"全年进度 {RateWords.Of(rates.Year)}；计划进度 {RateWords.Of(rates.Planned)}") with { Across = 2, Align = Align.Left },
    ]);
}
