using System.Globalization;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Inspections;

/// <summary>
/// 评分表 of one school: what is printed and taken along on the day of the inspection, and read again when it comes back. Only the marks of
/// its owner, their reasons and the opinion can be typed into.
/// </summary>
internal static class ScoringSheet
{
    private const int OpinionHeight = 2;

    public static SheetData Of(ScoredSheet scored)
    {
        var view = scored.View;
        return new()
        {
            Name = view.SchoolName,
            Title = view.Round.Name + (scored.Kind is SheetKind.Self ? "自评表" : "评分表"),
            Lines =
            [
                new($"单位（盖章）：{view.SchoolName}", view.Rubric.Name, "检查日期：　　　　年　　月　　日"),
            ],
            Heads =
            [
                new Column(ScoringColumns.Id) { IsHidden = true },
                new Column(ScoringColumns.Section) { Align = Align.Centre }.Wide(9),
                Centred(ScoringColumns.Number, 5, ValueFormat.Count),
                new Column(ScoringColumns.Item).Wide(19),
                new Column(ScoringColumns.Criterion).Wide(25),
                Centred(ScoringColumns.Marks, 6),
                new Column(ScoringColumns.Basis).Wide(10),
                new Column(ScoringColumns.Found).Wide(12),
                Centred(ScoringColumns.Proposed, 7),
                Centred(ScoringColumns.Self, 7),
                new Column(ScoringColumns.SelfNote).Wide(15),
                Centred(ScoringColumns.Given, 7),
                new Column(ScoringColumns.GivenNote).Wide(17),
            ],
            Rows = SheetRows.Of(view.Rubric.Sections.SelectMany(section => section.Items.Select((item, i) => Row(scored, section, item, i == 0)))),
            Totals = [Total(scored), .. scored.Kind is SheetKind.Self ? Array.Empty<SheetRow>() : [.. OpinionRows(scored)]],
            Notes = [.. Notes(scored)],
            Signatures = scored.Kind is SheetKind.Self
                ? ["填表人：", "学校工会主席：", "年　　月　　日"]
                : ["检查组长：", "组员：", "学校工会主席：", "年　　月　　日"],
            RowHeight = 28,
            IsProtected = true,
        };
    }

    /// <summary>What a row is found by: school and item.</summary>
    public static string Id(InspectionView view, string item) => $"{view.School}/{item}";

    private static SheetRow Row(ScoredSheet scored, RubricSection section, RubricItem item, bool isFirst)
    {
        var view = scored.View;
        var of = view.Items.First(i => i.Item.Number == item.Number);
        var given = scored.Kind is SheetKind.Self ? of.Inspectors : scored.Mark(of)?.Marks;
        var rule = new MarkRule(item.Marks, view.Rubric.Step);
        var (self, inspector) = (scored.Kind is SheetKind.Self, scored.Kind is SheetKind.Inspector);
        return SheetRow.Data(
            Cell.Of(Id(view, item.Number.ToString(CultureInfo.InvariantCulture))),
            isFirst ? Cell.Of(string.Create(CultureInfo.InvariantCulture, $"{section.Name}\n（{section.Marks:0.##}分）")) with { Down = section.Items.Length - 1 } : Cell.Blank,
            Cell.Of(item.Number),
            Cell.Of(item.Name + (item.IsMandatory ? "（必备）" : "")),
            Cell.Of(item.Criterion),
            Cell.Of(item.Marks),
            Cell.Of(string.Join('、', item.Basis)),
            Cell.Of(of.Found?.Explanation),
            MarkCell(of.Found?.Proposed),
            MarkCell(of.Self?.Marks, rule, self),
            NoteCell(of.Self?.Note, self),
            MarkCell(given, rule, inspector),
            NoteCell(inspector ? scored.Mark(of)?.Note : null, inspector));
    }

    private static SheetRow Total(ScoredSheet scored)
    {
        var view = scored.View;
        var given = scored.Kind is SheetKind.Self ? view.Items.Select(i => i.Inspectors) : view.Items.Select(i => scored.Mark(i)?.Marks);
        return SheetRow.Total(
            Cell.Blank, Cell.Of("合计") with { Across = 3, Align = Align.Centre }, Cell.Blank, Cell.Blank, Cell.Blank, Cell.Of(view.Rubric.Total), Cell.Blank, Cell.Blank, Cell.Blank,
            Sum(view.Items.Select(i => i.Self?.Marks)), Cell.Blank, Sum(given), Cell.Blank);
    }

    private static IEnumerable<SheetRow> OpinionRows(ScoredSheet scored)
    {
        var open = Cell.Blank with { IsOpen = true };
        for (var line = 0; line < OpinionHeight; line++)
        {
            var label = line == 0 ? Cell.Of("总体意见") with { Across = 1, Down = OpinionHeight - 1, Align = Align.Centre } : Cell.Blank;
            var text = line == 0 ? Cell.Of(scored.Opinion) with { Across = 9, Down = OpinionHeight - 1, IsOpen = true } : open;
            yield return SheetRow.Data([line == 0 ? Cell.Of(Id(scored.View, ScoringColumns.Opinion)) : Cell.Blank, label, Cell.Blank, text, .. Enumerable.Repeat(open, 9)]);
        }
    }

    private static IEnumerable<string> Notes(ScoredSheet scored)
    {
        var rubric = scored.View.Rubric;
        var whose = scored.Kind is SheetKind.Self ? "自评分、自评说明" : "考评分、扣分原因和总体意见";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"填写：只填{whose}（浅黄色格）；分数从 0 到分值，按 {rubric.Step:0.##} 分给分{(scored.Kind is SheetKind.Inspector ? "，没有给满分的写明扣分原因" : "")}。合计由系统计算，上传后更新。");
        if (RubricWords.Spared(rubric) is { } spared) yield return spared;
        if (!rubric.Gates.IsEmpty) yield return $"基本条件（不符合的不评等次）：{string.Join("；", rubric.Gates)}。";
        if (!rubric.Vetoes.IsEmpty) yield return $"否决事项：{string.Join("；", rubric.Vetoes.Select(veto => veto.Name))}。";
        if (!rubric.Bonuses.IsEmpty)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"加分（最多 {rubric.BonusCap:0.##} 分）：{string.Join("；", rubric.Bonuses.Select(RubricWords.Of))}。");
        }

        if (scored.View.Claims.Where(c => c.HasLevel).ToArray() is { Length: > 0 } claims) yield return $"学校申报的加分：{string.Join("；", claims.Select(claim => $"{claim.Bonus}（{claim.Level}）{claim.Note}"))}。";
    }

    private static Cell MarkCell(decimal? marks) => marks is { } given ? Cell.Of(given) : Cell.Blank;

    private static Cell MarkCell(decimal? marks, MarkRule rule, bool isOpen) => isOpen ? MarkCell(marks) with { IsOpen = true, Rule = rule } : MarkCell(marks);

    private static Cell NoteCell(string? note, bool isOpen) => Cell.Of(note) with { IsOpen = isOpen };

    private static Cell Sum(IEnumerable<decimal?> marks)
    {
        var given = marks.OfType<decimal>().ToArray();
        return given.Length == 0 ? Cell.Blank : Cell.Of(given.Sum());
    }

    private static Column Centred(string head, int width, ValueFormat format = ValueFormat.Quantity) => new Column(head, format) { Align = Align.Centre }.Wide(width);
}
