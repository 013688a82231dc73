using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Reports.Progress;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Comparison;

/// <summary>重点任务完成情况: a line for each school and key task.</summary>
internal static class KeyTaskSheet
{
    public const string Name = "重点任务完成情况";

    public static SheetData Of(DistrictBook book, KeyTaskView view)
    {
        var groups = view.Groups.ToDictionary(group => group.Code, group => group.Name);
        var areas = book.View.Areas.ToDictionary(area => area.Code, area => area.ShortName);
        var schools = view.Schools.ToDictionary(school => school.School);
        var number = 0;
        var rows = new List<SheetRow>();
        foreach (var group in view.Tasks.GroupBy(task => schools[task.School].Group))
        {
            rows.Add(SheetRow.Group(Cell.Of(groups.GetValueOrDefault(group.Key, "未分组")) with { Across = Heads.Length - 1, Align = Align.Left }));
            rows.AddRange(group.Select(task => Task(task, schools[task.School], areas, ++number)));
        }

        return new()
        {
            Name = Name,
            Title = $"{book.View.DistrictName}{book.Quarter}重点任务完成情况表",
            Lines = [book.Line],
            Heads = Heads,
            Rows = SheetRows.Of(rows),
            MinimumRows = rows.Count == 0 ? 10 : 0,
            Notes =
            [
                $"重点任务：区下达的任务和权重大于 1 的任务，本年度到期，共 {view.Tasks.Length} 项，已完成 {view.Tasks.Count(task => task.CompletionMillionths == Millionths.One)} 项。",
                "完成量为年初以来累计（百分比目标为最近一次所报）。● 已完成　◐ 进行中　○ 未开始　◆ 七天内到期　■ 逾期未完成。",
            ],
            Signatures = ["填表人：", "审核人：", "年　　月　　日"],
            NameColumns = 2,
        };
    }

    static readonly ImmutableArray<Head> Heads =
    [
        new Column("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 },
        new Column("学校（单位）").Wide(16),
        new Column("工作领域").Wide(9),
        new Column("重点任务").Wide(21),
        new Column("责任人").Wide(9),
        new Column("完成时限") { Align = Align.Centre }.Wide(11),
        new Column("目标") { Align = Align.Centre }.Wide(10),
        new Column("完成量", ValueFormat.Quantity).Wide(7),
        new Column("完成率", ValueFormat.Percent).Wide(7),
        new Column("状态").Wide(10),
        new Column("进展情况").Wide(17),
        new Column("存在问题").Wide(12),
        new Column("下步打算").Wide(12),
    ];

    static SheetRow Task(KeyTask task, SchoolRow school, Dictionary<AreaCode, string> areas, int number) => SheetRow.Data(
        Cell.Of(number),
        Cell.Of(school.Name),
        Cell.Of(areas.GetValueOrDefault(task.Area, task.Area.Value)),
        Cell.Of(task.Title),
        Cell.Of(task.Owner),
        Cell.Of(TaskWords.Month(task.LastMonth)),
        Cell.Of(TaskWords.Target(task.Target)),
        task.Target is null ? Cell.None : TaskWords.Quantity(task.DoneThousandths),
        Cell.OfMillionths(task.CompletionMillionths),
        TaskWords.State(task.Light),
        Cell.Of(TaskWords.Progress(task.State, task.Text, task.Note)),
        Cell.Of(task.Problem),
        Cell.Of(task.NextStep));
}
