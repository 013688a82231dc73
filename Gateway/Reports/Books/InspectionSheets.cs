using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Books;

/// <summary>检查考核 in a school book: 评分表 and 整改 of each inspection that judges the year, as far as the reader may see them.</summary>
public static class InspectionSheets
{
    private const int LeastRows = 8;

    /// <param name="views">Of one school and year.</param>
    /// <param name="school">Name of the school.</param>
    /// <param name="past">The year's score that was entered afterwards (补录); null: none.</param>
    /// <param name="day">The day of the print.</param>
    public static BookPart Part(IEnumerable<InspectionView> views, string school, BackfilledScore? past, DateOnly day) =>
        new("检查考核", [.. views.SelectMany(view => Of(view, day)), .. past is null ? [] : new[] { Past(school, past, day) }]);

    private static SheetData Past(string school, BackfilledScore past, DateOnly day) => new()
    {
        Name = "考核得分（补录）",
        Title = $"{school}{past.Score.Name}得分",
        Lines = [new($"单位（盖章）：{school}", "补录", $"截至{Words.Day(day)}")],
        Heads =
        [
            new Column("检查名称").Wide(34), new Column("检查日期", ValueFormat.Date).Wide(16), new Column("满分", ValueFormat.Quantity) { Align = Align.Centre }.Wide(9),
            new Column("得分", ValueFormat.Quantity) { Align = Align.Centre }.Wide(9), new Column("等次") { Align = Align.Centre }.Wide(12), new Column("名次", ValueFormat.Count) { Align = Align.Centre }.Wide(8),
            new Column("补录依据").Wide(40),
        ],
        Rows = SheetRows.Of([SheetRow.Data(
            Cell.Of(past.Score.Name), past.Score.On is { } on ? Cell.Of(on) : Cell.None, Cell.Of(past.Score.Full), Cell.Of(past.Score.Score), Cell.Of(past.Score.Grade),
            past.Score.Rank is { } rank ? Cell.Of(rank) : Cell.None, Cell.Of(past.Mark.Filing.Because))]),
        Notes = ["说明：系统启用以前年度的得分，由区教育工会依据存档材料补录；没有逐项评分。"],
        Signatures = ["年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };

    private static IEnumerable<SheetData> Of(InspectionView view, DateOnly day)
    {
        yield return Marks(view, day);
        if (view.Findings.Any(f => f.State is not FindingState.Withdrawn)) yield return Findings(view, day);
    }

    private static SheetData Marks(InspectionView view, DateOnly day) => new()
    {
        Name = $"评分表 {view.Round.Code}",
        Title = $"{view.SchoolName}{view.Round.Name}评分表",
        Lines = [new($"单位（盖章）：{view.SchoolName}", view.Rubric.Name, $"截至{Words.Day(day)}")],
        Heads =
        [
            new Column("类别").Wide(12), new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5), new Column("考核项目").Wide(26), Centred("分值"),
            new Column("系统数据").Wide(24), Centred("自评"), Centred("考评"), Centred("综评"), new Column("说明").Wide(30),
        ],
        Rows = SheetRows.Of(view.Rubric.Sections.SelectMany(section => section.Items.Select((item, i) =>
            Row(view.Items.First(v => v.Item.Number == item.Number), i == 0 ? Cell.Of(section.Name) with { Down = section.Items.Length - 1 } : Cell.Blank)))),
        Totals =
        [
            SheetRow.Total(
                Cell.Of("各项合计") with { Across = 2 }, Cell.Blank, Cell.Blank, Cell.Of(view.Rubric.Total), Cell.Blank, Mark(view.Self.Marks.IsEmpty ? null : view.SelfSum.Items),
                Mark(view.InspectorSum?.Items), Mark(view.ConcludedSum?.Items), Cell.Blank),
            SheetRow.Total(
                Cell.Of("加分") with { Across = 2 }, Cell.Blank, Cell.Blank, Cell.Of(view.Rubric.BonusCap), Cell.Blank, Mark(view.SelfSum.Bonus), Cell.Blank, Mark(view.ConcludedSum?.Bonus),
                Cell.Of(string.Join('；', (view.Conclusion?.Bonuses ?? view.Claims).Where(b => b.HasLevel).Select(b => $"{b.Bonus}（{b.Level}）{b.Note}")))),
            SheetRow.Total(
                Cell.Of("总分") with { Across = 2 }, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Blank, Mark(view.Self.Marks.IsEmpty ? null : view.SelfSum.Total), Mark(view.InspectorSum?.Items),
                Mark(view.ConcludedSum?.Total), Cell.Of(Grade(view))),
        ],
        Notes = [.. Notes(view)],
        Signatures = ["检查组长：", "学校工会主席：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };

    private static SheetRow Row(ItemView item, Cell section) => SheetRow.Data(
        section, Cell.Of(item.Item.Number), Cell.Of(item.Item.Name), Cell.Of(item.Item.Marks), Cell.Of(item.Found?.Explanation), Mark(item.Self?.Marks), Mark(item.Inspectors),
        Mark(item.Concluded?.Marks), Cell.Of(string.Join('；', item.Raters.Select(r => r.Mark.Note).Append(item.Concluded?.Reason).OfType<string>().Distinct())));

    private static SheetData Findings(InspectionView view, DateOnly day) => new()
    {
        Name = $"整改 {view.Round.Code}",
        Title = $"{view.SchoolName}{view.Round.Name}整改情况表",
        Lines = [new($"单位（盖章）：{view.SchoolName}", view.Round.Name, $"截至{Words.Day(day)}")],
        Heads =
        [
            new Column("序号", ValueFormat.Count) { Align = Align.Centre }.Wide(5), new Column("项目", ValueFormat.Count) { Align = Align.Centre }.Wide(6), new Column("要整改的问题").Wide(42),
            new Column("期限", ValueFormat.Date).Wide(15), new Column("状态") { Align = Align.Centre }.Wide(9), new Column("整改和复查情况").Wide(48),
        ],
        Rows = SheetRows.Of(view.Findings.Where(f => f.State is not FindingState.Withdrawn).Select(f => SheetRow.Data(
            Cell.Of(f.Number), f.Item is { } item ? Cell.Of(item) : Cell.Blank, Cell.Of(f.Text), Cell.Of(f.Due), Cell.Of(Words.Of(f.State)),
            Cell.Of(string.Join('\n', f.Steps.Select(s => $"{Words.Of(s.State)}：{s.Text}")))))),
        MinimumRows = LeastRows,
        Signatures = ["整改负责人：", "复查人：", "年　　月　　日"],
        Print = PrintSetup.A4Landscape,
    };

    private static IEnumerable<string> Notes(InspectionView view)
    {
        if (RubricWords.Spared(view.Rubric) is { } spared) yield return spared;
        if (view.Conclusion is { Vetoes.IsEmpty: false } or { FailedGates.IsEmpty: false })
            yield return $"否决：{string.Join("；", view.Conclusion!.FailedGates.Concat(view.Conclusion.Vetoes))}。";
        if (view.Conclusion?.Opinion is { } opinion) yield return $"综合意见：{opinion}";
        yield return $"状态：{Words.Of(view.State)}。" + (view.Round.Publication.IsPublished ? "" : "考评、综评在公布以前只有区教育工会和检查人员可见。");
    }

    private static Column Centred(string head) => new Column(head, ValueFormat.Quantity) { Align = Align.Centre }.Wide(6);

    private static string Grade(InspectionView view) => view.ConcludedSum is not { } sum ? "" : sum.IsFailed ? "不达标" : sum.Grade ?? "";

    private static Cell Mark(decimal? marks) => marks is { } given ? Cell.Of(given) : Cell.Blank;
}
