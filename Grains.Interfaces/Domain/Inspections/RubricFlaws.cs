using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Inspections;

/// <summary>What is wrong with a rubric in itself, and what is only strange: rubrics in use do not always add up.</summary>
public static class RubricFlaws
{
    public const int MostItems = 200;
    public const decimal MostMarks = 1_000;

    /// <returns>
    /// Codes: code.malformed, name.*, rubric.empty, rubric.too-many-items, rubric.number-twice, rubric.marks-invalid, rubric.marks-off-step, rubric.step-invalid, rubric.scoring-incomplete,
    /// rubric.ladder-disordered, rubric.source-invalid, rubric.weights-invalid, rubric.veto-unknown, rubric.grade-twice, rubric.bonus-empty. The place is the number of the item or the name of the part.
    /// </returns>
    public static ImmutableArray<Refusal> Of(Rubric rubric)
    {
        var checks = new Checks();
        Check(checks, rubric);
        return checks.Refusals;
    }

    /// <summary>What is wrong with a rubric beside what the district has: its groups and kinds of ledgers.</summary>
    /// <param name="kinds">Each in the version that holds now.</param>
    /// <returns>Codes: rubric.group-unknown, rubric.ledger-unknown, rubric.source-unknown, rubric.source-private. The place is the number of the item.</returns>
    public static ImmutableArray<Refusal> Beside(Rubric rubric, IEnumerable<LedgerKind> kinds, IEnumerable<GroupCode> groups)
    {
        var checks = new Checks();
        CheckBeside(checks, rubric, kinds, groups.ToHashSet().Contains);
        return checks.Refusals;
    }

    internal static void CheckBeside(Checks checks, Rubric rubric, IEnumerable<LedgerKind> kinds, Func<GroupCode, bool> isGroup)
    {
        var known = kinds.ToDictionary(kind => kind.Code);
        foreach (var item in rubric.Items)
        {
            var place = Place(item.Number);
            foreach (var group in (item.Groups ?? []).Where(g => !isGroup(g))) checks.Valid(false, "rubric.group-unknown", $"“{item.Name}”的适用分组“{group}”不存在。", place);
            foreach (var ledger in item.Ledgers.Where(l => !known.ContainsKey(l))) checks.Valid(false, "rubric.ledger-unknown", $"“{item.Name}”所指的台账“{ledger}”不存在。", place);
            LedgerKind[] read = [.. item.Ledgers.Where(known.ContainsKey).Select(l => known[l])];
            foreach (var key in item.Source is { } source ? ColumnsOf(source) : [])
            {
                checks.Valid(read.Any(kind => kind.Column(key) is not null), "rubric.source-unknown", $"“{item.Name}”取数用到的列“{key}”在所指的台账里没有。", place);
                foreach (var kind in read.Where(k => k.Column(key) is { IsPrivate: true }))
                {
                    checks.Valid(
                        false, "rubric.source-private", $"“{item.Name}”取数用到的“{kind.Name}”的“{kind.Column(key)!.Name}”属于个人信息，不能用来取数；请改用别的列，或由考评人员评定。", place);
                }
            }
        }
    }

    /// <summary>Keys of all columns that a source reads; none of a formula that cannot be read, which is told elsewhere.</summary>
    private static IEnumerable<string> ColumnsOf(ItemSource source) => new[] { source.Where, source.Among }.OfType<string>()
        .SelectMany(formula => Formula.Parse(formula, out _)?.Columns ?? []).Concat(source.Column is { } column ? [column] : []).Distinct();

    internal static void Check(Checks checks, Rubric rubric)
    {
        checks.Code(rubric.Code, "细则编号");
        checks.Name(rubric.Name, "细则名称", "name");
        checks.Valid(rubric.Items.Any(), "rubric.empty", "细则里没有考核项目。");
        checks.Require(rubric.Items.Count() <= MostItems, "rubric.too-many-items", RefusalKind.TooLarge, $"考核项目最多 {MostItems} 项。");
        checks.Valid(IsStep(rubric.Step), "rubric.step-invalid", "评分的最小单位只能是 0.1、0.5 或 1 分。", "step");
        foreach (var twice in rubric.Items.GroupBy(i => i.Number).Where(g => g.Count() > 1))
            checks.Valid(false, "rubric.number-twice", $"项目序号 {twice.Key} 用了两次。", Place(twice.Key));
        foreach (var section in rubric.Sections) checks.Name(section.Name, "类别名称", section.Name);
        foreach (var item in rubric.Items) Item(checks, item, rubric.Step);
        foreach (var veto in rubric.Vetoes)
        {
            checks.Name(veto.Name, "否决事项", veto.Name);
            checks.Valid(
                veto.Effect switch { VetoEffect.CapGrade => rubric.Grades.Any(g => g.Name == veto.Grade), VetoEffect.ZeroItem => rubric.Items.Any(i => i.Number == veto.Item), _ => true },
                "rubric.veto-unknown", $"否决事项“{veto.Name}”所指的等次或项目不存在。", veto.Name);
        }

        foreach (var bonus in rubric.Bonuses)
            checks.Valid(bonus.Levels.Any() && bonus.Levels.All(l => l.Marks is > 0 and <= MostMarks), "rubric.bonus-empty", $"加分项“{bonus.Name}”要有分值。", bonus.Name);
        if (rubric.Weights is { } weights)
        {
            checks.Valid(
                weights is { Self: >= 0, Inspectors: >= 0, Peers: >= 0 } && weights.Self + weights.Inspectors + weights.Peers is > 0 and <= 1_000,
                "rubric.weights-invalid", "各方评分的权重不能为负，合计要大于 0。", "weights");
        }

        foreach (var twice in rubric.Grades.GroupBy(g => g.Name).Where(g => g.Count() > 1))
            checks.Valid(false, "rubric.grade-twice", $"等次“{twice.Key}”写了两次。", twice.Key);
    }

    /// <summary>Sentences about what does not add up. A rubric with them may be used all the same.</summary>
    public static ImmutableArray<string> Warnings(Rubric rubric)
    {
        var (sections, items) = (rubric.Sections.Sum(s => s.Marks), rubric.Items.Sum(i => i.Marks));
        return
        [
            .. from section in rubric.Sections
               let own = section.Items.Sum(i => i.Marks)
               where own != section.Marks
               select $"“{section.Name}”标明 {section.Marks:0.##} 分，各项合计 {own:0.##} 分。",
            .. sections == rubric.Total ? Array.Empty<string>() : [$"细则标明总分 {rubric.Total:0.##} 分，各类合计 {sections:0.##} 分。"],
            .. items == rubric.Total ? Array.Empty<string>() : [$"细则标明总分 {rubric.Total:0.##} 分，全部考核项目合计 {items:0.##} 分。"],
            .. from pair in rubric.Grades.Zip(rubric.Grades.Skip(1))
               where pair.First.Least <= pair.Second.Least
               select $"等次“{pair.First.Name}”的分数线不高于“{pair.Second.Name}”。",
        ];
    }

    private static void Item(Checks checks, RubricItem item, decimal step)
    {
        var place = Place(item.Number);
        checks.Name(item.Name, "考核项目", place);
        checks.Text(item.Criterion, "评分标准", place, 1_000);
        checks.Valid(item.Marks is > 0 and <= MostMarks, "rubric.marks-invalid", $"“{item.Name}”的分值要大于 0。", place);
        checks.Valid(
            !IsStep(step) || item.Marks % step == 0, "rubric.marks-off-step",
            $"“{item.Name}”的分值 {item.Marks:0.###} 不是评分最小单位 {step:0.###} 分的整数倍，打不出满分；请改分值，或把最小单位改小。", place);
        var scoring = item.Scoring;
        checks.Valid(
            scoring.Kind switch
            {
                ScoringKind.Parts => scoring.Parts is >= 2 and <= 50,
                ScoringKind.Deduct or ScoringKind.Count => scoring.Each > 0,
                ScoringKind.Ratio => scoring.Target > 0,
                ScoringKind.Ladder => scoring.Steps is { IsEmpty: false },
                _ => true,
            },
            "rubric.scoring-incomplete", $"“{item.Name}”的评分办法没有写全。", place);
        if (item.Source is { } source) Source(checks, item, source, place);
        if (scoring.Steps is not { } steps) return;
        checks.Valid(
            steps.Zip(steps.Skip(1)).All(pair => pair.First.AtLeast > pair.Second.AtLeast && pair.First.Marks >= pair.Second.Marks) && steps.All(s => s.Marks >= 0 && s.Marks <= item.Marks),
            "rubric.ladder-disordered", $"“{item.Name}”的分档要从高到低，分数不超过 {item.Marks:0.##}。", place);
    }

    private static void Source(Checks checks, RubricItem item, ItemSource source, string place)
    {
        var readsLedgers = source.Measure is not (ItemMeasure.Completeness or ItemMeasure.LateReports or ItemMeasure.Completion);
        checks.Valid(!readsLedgers || !item.Ledgers.IsEmpty, "rubric.source-invalid", $"“{item.Name}”要写明从哪些台账取数。", place);
        checks.Valid((source.Measure is ItemMeasure.Best or ItemMeasure.Distinct) == (source.Column is not null), "rubric.source-invalid", $"“{item.Name}”取数的列没有写对。", place);
        foreach (var formula in new[] { source.Where, source.Among }.OfType<string>())
        {
            if (Formula.Parse(formula, out var flaw) is null) checks.Valid(false, "rubric.source-invalid", $"“{item.Name}”的取数条件：{flaw}", place);
        }
    }

    private static bool IsStep(decimal step) => step is 0.1m or 0.5m or 1m;

    private static string Place(int number) => number.ToString(CultureInfo.InvariantCulture);
}
