using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>
/// The sheets of a rubric in Excel: columns by their headings, in whatever order they stand. The items' sheet is also what a district wrote for
/// itself (项目、内容、标准、分值); what people call those columns is taken from rubrics in use (domain study §2.1).
/// </summary>
internal static class RubricTable
{
    public const string ItemSheet = "细则", AboutSheet = "说明", OutcomeSheet = "加分与否决", GradeSheet = "等次", RaterSheet = "评分人";

    public const string Part = "part", PartMarks = "part-marks", Number = "number", Item = "item", Content = "content", Criterion = "criterion", Marks = "marks", Basis = "basis",
        Kind = "kind", Parameters = "parameters", Unit = "unit", Mandatory = "mandatory", Evidence = "evidence", Groups = "groups", WhenNone = "when-none", Ledgers = "ledgers",
        Measure = "measure", Column = "column", Where = "where", Among = "among";

    public const string Fact = "fact", Value = "value";

    public const string Outcome = "outcome", Matter = "matter", Level = "level", Bonus = "bonus", Highest = "highest", Cap = "cap", Effect = "effect", Concerned = "concerned";

    public const string Grade = "grade", Least = "least", Requires = "requires";

    public const string Rater = "rater", Weight = "weight";

    private const int MostLines = 200;

    /// <summary>Only the marks must stand: what is marked is called 考核项目 by us, and 内容 or 项目 by others.</summary>
    public static TableShape Items { get; } = new(
        [
            new(Part, "部分", false, "一级指标", "类别", "工作类别", "考核类别", "大类", "条件", "板块", "内容"),
            new(PartMarks, "部分分值", false, "类别分值"),
            new(Number, "序号", false, "项次", "次序", "编号"),
            new(Item, "考核项目", false, "项目", "二级指标", "考核指标", "指标"),
            new(Content, "考核内容", false, "考核内容指标", "考核具体内容", "督导评估内容", "考核验收内容", "考核内容及要求", "检查要点", "考核条目", "验收标准", "内容"),
            new(Criterion, "评分标准", false, "标准", "评分方法及标准", "评分办法", "评分细则", "考核细则", "考核标准", "扣分标准", "注"),
            new(Marks, "分值", true, "标准分", "标准分值", "应得分", "满分", "权重", "分数"),
            new(Basis, "评分依据", false, "依据", "检查方式", "考核方式", "查看方式"),
            new(Kind, "计分方式", false),
            new(Parameters, "计分参数", false),
            new(Unit, "单位", false),
            new(Mandatory, "必备", false),
            new(Evidence, "必须有佐证", false),
            new(Groups, "适用分组", false),
            new(WhenNone, "无此情况怎样计", false),
            new(Ledgers, "对应台账", false),
            new(Measure, "数据来源", false),
            new(Column, "取数列", false),
            new(Where, "取数条件", false),
            new(Among, "占比范围", false),
        ],
        RubricFlaws.MostItems * 2);

    /// <summary>What is said of the rubric as a whole, a line each.</summary>
    public static TableShape About { get; } = new([new(Fact, "事项", true), new(Value, "内容", true)], MostLines) { Sheet = AboutSheet, HasLinesBelow = false };

    public static TableShape Outcomes { get; } = new(
        [
            new(Outcome, "种类", true), new(Matter, "事项", true), new(Level, "级别", false), new(Bonus, "加分值", false), new(Highest, "只计最高", false), new(Cap, "本项最多加", false),
            new(Effect, "否决后果", false), new(Concerned, "否决涉及", false),
        ],
        MostLines)
    { Sheet = OutcomeSheet, HasLinesBelow = false };

    public static TableShape Grades { get; } = new([new(Grade, "等次", true), new(Least, "分数线", true), new(Requires, "须已有称号", false)], MostLines) { Sheet = GradeSheet, HasLinesBelow = false };

    public static TableShape Raters { get; } = new([new(Rater, "评分人", true), new(Weight, "权重", true)], MostLines) { Sheet = RaterSheet, HasLinesBelow = false };

    /// <summary>Lines of the sheet about the whole.</summary>
    public const string Name = "细则名称", Total = "总分", Step = "最小单位", BonusCap = "加分最多", MayExceed = "加分后可超过总分", Note = "来源和说明";

    /// <summary>Kinds of lines of bonuses and vetoes.</summary>
    public const string GateWord = "基本条件", VetoWord = "否决", BonusWord = "加分";

    /// <summary>Raters that may be weighed.</summary>
    public const string SelfWord = "自评", InspectorWord = "考评", PeerWord = "互评";

    /// <summary>The name by which people know the column that an item's source reads; its key where two columns are called so. Null: it reads none.</summary>
    public static string? NameOf(RubricItem item, LedgerCatalogue ledgers) =>
        item.Source?.Column is not { } key ? null
        : ColumnsOf(item, ledgers).FirstOrDefault(column => column.Key == key) is { } column && KeyOf(item, column.Name, ledgers) == key ? column.Name
        : key;

    /// <summary>The key of a column of an item's ledgers by its name; what is no name is taken for a key.</summary>
    public static string KeyOf(RubricItem item, string name, LedgerCatalogue ledgers) =>
        ColumnsOf(item, ledgers).FirstOrDefault(column => column.Name == name)?.Key ?? name;

    private static IEnumerable<LedgerColumn> ColumnsOf(RubricItem item, LedgerCatalogue ledgers) =>
        ledgers.Kinds.Where(kept => item.Ledgers.Contains(kept.Kind.Code)).SelectMany(kept => kept.Kind.Columns);
}
