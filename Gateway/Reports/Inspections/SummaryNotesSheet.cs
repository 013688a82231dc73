using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>说明与口径 of a round: by which rubric, when, by whom; how grades and ranks come about.</summary>
internal static class SummaryNotesSheet
{
    public const string Name = "说明与口径";

    public static SheetData Of(SummaryBook book, IEnumerable<SheetData> others)
    {
        var (board, rubric, round) = (book.Board, book.Board.Rubric, book.Board.Round);
        return new()
        {
            Name = Name,
            Title = book.Title("汇总"),
            Lines = [new($"单位（盖章）：{board.DistrictName}", "", $"截至{Words.Day(board.Today)}")],
            Heads = [new Column("").Wide(18), new Column("").Wide(104)],
            Rows = SheetRows.Of(
            [
                Part("一、检查"),
                Item("考核年度", $"{round.Year}年"),
                Item("细则", $"{rubric.Name}（第 {rubric.Version} 版），{rubric.Items.Count()} 项，{SummaryBook.Marks(rubric.Total)}；给分单位 {SummaryBook.Marks(rubric.Step)}。"),
                Item("时间", $"自评{Words.Day(round.Dates.SelfFrom)}至{Words.Day(round.Dates.SelfUntil)}，考评{Words.Day(round.Dates.VisitFrom)}至{Words.Day(round.Dates.VisitUntil)}，异议期 {round.Dates.ObjectionDays} 天。"),
                Item("范围", $"{board.Rows.Length} 所学校，已综评 {board.Concluded} 所。{Drawn(round)}"),
                Item("评分方式", round.Mode is ScoringMode.Group ? "每个检查组一份评分，由组长提交。" : "每人一份评分，取平均分。"),
                Item("结果", Publication(round)),
                Part("二、表目"),
                .. others.Select(sheet => SheetRow.Data(Cell.Link(sheet.Name, sheet.Name), Cell.Of(sheet.Title))),
                Part("三、算法"),
                Item("综评得分", rubric.Weights is { } weights
                    ? string.Create(CultureInfo.InvariantCulture, $"自评、考评、互评按 {weights.Self}∶{weights.Inspectors}∶{weights.Peers} 加权，没有给分的一方不计；综评时改动的写明理由。")
                    : "检查人员的评分（几份取平均）；综评时改动的写明理由。"),
                Item("总分", $"各项综评得分之和＋加分；加分合计最多 {SummaryBook.Marks(rubric.BonusCap)}{(rubric.MayExceedTotal ? "，总分可以超过满分" : "，总分不超过满分")}。"),
                Item("等次", rubric.Grades.IsEmpty ? "细则没有规定等次。" : string.Join("；", rubric.Grades.Select(grade => $"{grade.Name} {SummaryBook.Marks(grade.Least)}起{(grade.Requires is { } title ? $"（须已获{title}）" : "")}")) + "。"),
                Item("名次", "在本组已综评的学校中按总分从高到低，并列者同名次，其后顺延（1、1、3）。"),
                Item("上年", "上一年度用同一份细则的综评总分；没有的，取系统启用以前年度补录的、满分相同的得分，并在备注注明；都没有的为“—”。"),
                .. rubric.Notes.Select((note, i) => Item(i == 0 ? "细则说明" : "", note)),
            ]),
            RowHeight = 21,
        };
    }

    private static string Drawn(InspectionRound round) =>
        round.Scope.Sampling is { } sampling ? $"抽查：每组抽取 {sampling.Percent}%，抽签号“{sampling.Seed}”，按编号和抽签号的校验值从小到大取，可以重算。" : "";

    private static string Publication(InspectionRound round) =>
        round.CancelledBecause is { } reason ? $"检查已取消：{reason}"
        : round.Publication is { IsPublished: true, ObjectionsUntil: { } until } ? $"已公布，异议期到{Words.Day(until)}。"
        : "还没有公布，数字还会变。";

    private static SheetRow Part(string text) => SheetRow.Group(Cell.Of(text) with { Across = 1 });

    private static SheetRow Item(string name, string text) => SheetRow.Data(Cell.Of(name), Cell.Of(text));
}
