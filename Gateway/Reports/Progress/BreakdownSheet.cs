using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Progress;

/// <summary>任务分解表 (L07): every task of the school's plans, each with the sentence it came from.</summary>
internal static class BreakdownSheet
{
    public const string Name = "任务分解表";

    static readonly ImmutableArray<Head> Heads =
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("工作领域").Wide(16),
        new Column("工作任务").Wide(30),
        new Column("目标/数量指标") { Align = Align.Centre }.Wide(11),
        new Column("责任人").Wide(10),
        new Column("完成时限") { Align = Align.Centre }.Wide(15),
        new Column("频次") { Align = Align.Centre }.Wide(10),
        new Column("权重", ValueFormat.Quantity) { Align = Align.Centre }.Wide(6),
        new Column("来源（计划原文）").Wide(34),
        new Column("备注").Wide(10),
    ];

    public static SheetData Of(SchoolBook book)
    {
        var number = 0;
        var shown = book.View.Plans.Select(plan => (Plan: plan, Tasks: Shown(plan))).ToList();
        var all = shown.SelectMany(plan => plan.Tasks).ToList();
        return new()
        {
            Name = Name,
            Title = $"{book.School}{book.View.Year}年工会工作任务分解表",
            Lines = [book.Line($"{book.View.Year}年")],
            Heads = Heads,
            Rows = SheetRows.Of(shown.SelectMany(plan => plan.Tasks
                .Select(task => Task(book, task, ++number))
                .Prepend(SheetRow.Group(Cell.Of(Heading(plan.Plan)) with { Across = Heads.Length - 1, Align = Align.Left })))),
            MinimumRows = 12,
            Totals =
            [
                SheetRow.Total(
                [
                    Cell.Of($"合计：{all.Count} 项任务") with { Across = 6, Align = Align.Left },
                    .. Enumerable.Repeat(Cell.Blank, 6),
                    Cell.Of(all.Sum(task => task.WeightMillionths) / (decimal)Millionths.One),
                ]),
            ],
            Notes = ["说明：列出生效的计划版本，没有生效版本的列出报送的版本。“上级任务”由区教育工会下达。权重未另设的为 1。"],
            Signatures = ["填表人：", "审核人：", "工会主席（签字）：", "党支部（盖章）：", "年　　月　　日"],
            NameColumns = 3,
        };
    }

    static ImmutableArray<PlanTask> Shown(PlanView plan) => plan.Versions.IsEmpty ? plan.Tasks : plan.Versions[^1].Tasks;

    static string Heading(PlanView plan)
    {
        var version = plan.Versions.IsEmpty ? "尚无生效版本" : $"第 {plan.InForceVersion} 版生效";
        return $"{plan.Title}（{TaskWords.Month(plan.Span.First)}—{TaskWords.Month(plan.Span.Last)}，{(plan.Backfill is null ? Words.Of(plan.State) : "补录")}，{version}）";
    }

    static SheetRow Task(SchoolBook book, PlanTask task, int number) => SheetRow.Data(
        Cell.Of(number),
        Cell.Of(book.Areas(task)),
        Cell.Of(task.Title),
        Cell.Of(TaskWords.Target(task.Target)),
        Cell.Of(task.Owner),
        Cell.Of(task.Months.IsEmpty ? "计划期末" : TaskWords.Months(task.Months)),
        Cell.Of(TaskWords.Recurrence(task)),
        Cell.Of(task.WeightMillionths / (decimal)Millionths.One),
        Cell.Of(task.Source?.Sentence),
        Cell.Of(task.Kind is TaskKind.FromDistrict ? Words.Of(task.Kind) : ""));
}
