using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Inspections;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Inspections.Rubrics;

/// <summary>A rubric as a workbook that comes back, and the same empty.</summary>
internal static class RubricTemplate
{
    private const string Example = "示例";
    private static readonly ImmutableArray<string> YesNo = ["是", "否"];
    private static readonly RubricGrade[] UsualGrades = [.. ShippedRubrics.All.First(r => r.Code.Value == "standard").Grades];

    /// <param name="ledgers">For the names of columns.</param>
    /// <param name="rubric">Null: the empty template.</param>
    public static TableTemplate Of(DistrictView district, LedgerCatalogue ledgers, Rubric? rubric) => new(
        RubricTable.ItemSheet, rubric is null ? "考核细则（空白模板）" : CellText.Safe(rubric.Name), district.Name, [.. ItemColumns(district)],
        rubric is null
            ? [Example, "20", "1", "委员会会议每年不少于四次，记录完整", "每次 1 分", "4", "查台账", Words.Of(ScoringKind.Count), "每次 1 分", "次", "否", "否", "", "", "L04", Words.Of(ItemMeasure.Entries), "", "", ""]
            : [],
        [
            "同一部分的项目，部分名称和部分分值写在第一行即可。各项分值之和与部分、总分对不上时会提醒，不会退回。",
            "也可以直接上传本区已有的细则表：只要有“分值”和“项目（内容）”两列，其余项目都由考评人员评定。",
            "已经开始的检查仍按当时的细则版本，不受改动影响。",
        ],
        rubric is null ? [] : [.. rubric.Sections.SelectMany(section => section.Items.Select((item, i) => Safe(ItemRow(district, ledgers, section, item, i == 0))))])
    {
        NameColumns = 4,
        Others = [About(district, rubric), Outcomes(district, rubric), Grades(district, rubric), Raters(district, rubric)],
    };

    /// <summary>学校工会工作考核细则_第2版.xlsx; 考核细则_空白模板.xlsx.</summary>
    public static WorkbookFileName FileName(Rubric? rubric) => rubric is null
        ? WorkbookFileName.Of(("考核细则", "rubric"), ("空白模板", "template"))
        : WorkbookFileName.Of((rubric.Name, rubric.Code.Value), ($"第{rubric.Version}版", rubric.Version.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<TemplateColumn> ItemColumns(DistrictView district)
    {
        var kinds = Enum.GetValues<ScoringKind>().Select(Words.Of).ToImmutableArray();
        return
        [
            Column(RubricTable.Part, 14, "项目属于哪一部分，如“民主管理”。"),
            Column(RubricTable.PartMarks, 9, "这一部分标明的分值。"),
            Column(RubricTable.Number, 6, "项目的序号，整数，不重复；留空按顺序编号。"),
            Column(RubricTable.Item, 30, "考核什么，最多 100 字。", true),
            Column(RubricTable.Criterion, 40, "怎样评分，最多 1000 字。"),
            Column(RubricTable.Marks, 7, "满分多少，大于 0。", true),
            Column(RubricTable.Basis, 14, "看什么：查台账、座谈、实地查看、系统数据……几种用“、”分开。"),
            Column(RubricTable.Kind, 15, $"按数据怎样算出建议分：{string.Join("、", kinds)}。留空由考评人员评定。", false, [.. kinds]),
            Column(
                RubricTable.Parameters, 30,
                "按次扣分写“每次扣 0.5 分，最多扣 3 分”；按次得分写“每次 1 分，少于 2 次不得分”；按完成率写“目标 100”；按部分写“3 部分”；分档写“≥80 得 5 分；≥60 得 3 分”。"),
            Column(RubricTable.Unit, 6, "数的是什么：次、项、篇、%。"),
            Column(RubricTable.Mandatory, 6, "“是”：没有得满分的学校不达标。", false, YesNo),
            Column(RubricTable.Evidence, 8, "“是”：自评时要附文件。", false, YesNo),
            Column(RubricTable.Groups, 14, $"只考核这些分组的学校，留空是全部。本区分组：{string.Join("、", district.Groups.Select(g => g.Name))}。"),
            Column(
                RubricTable.WhenNone, 12,
                "不在适用分组，或台账都填了“无此情况”的学校怎样计：计满分、不得分；留空时，不在适用分组的不计入、其余项目折算成总分，填了“无此情况”的由考评人员评定。", false,
                [.. Enum.GetValues<WhenNone>().Select(Words.Of)]),
            Column(RubricTable.Ledgers, 14, "看哪些台账，写编号：L01、L04。"),
            Column(RubricTable.Measure, 17, "系统从哪里取数，留空就不取数。台账条数等要写对应台账。", false, [.. Enum.GetValues<ItemMeasure>().Select(Words.Of)]),
            Column(RubricTable.Column, 12, "只用于“一列的最大值”“一列有几种值”：台账里的列名。个人信息的列不能用。"),
            Column(RubricTable.Where, 36, "只数符合条件的条目，如 kind = '工会委员会'；留空是全部。一般不用改。"),
            Column(RubricTable.Among, 24, "只用于“台账条数占比”：占哪些条目的比，写法同取数条件；留空是全部。"),
        ];
    }

    private static ImmutableArray<string> ItemRow(DistrictView district, LedgerCatalogue ledgers, RubricSection section, RubricItem item, bool isFirst) =>
    [
        isFirst ? section.Name : "", isFirst ? Number(section.Marks) : "", item.Number.ToString(CultureInfo.InvariantCulture), item.Name, item.Criterion ?? "", Number(item.Marks),
        string.Join('、', item.Basis), Words.Of(item.Scoring.Kind), RubricWords.Parameters(item), item.Scoring.Unit ?? "", Yes(item.IsMandatory), Yes(item.NeedsEvidence),
        string.Join('、', (item.Groups ?? []).Select(code => district.Groups.FirstOrDefault(g => g.Code == code)?.Name ?? code.Value)),
        item.WhenNone is { } none ? Words.Of(none) : "", string.Join('、', item.Ledgers.Select(l => l.Value.ToUpperInvariant())), item.Source is { } source ? Words.Of(source.Measure) : "",
        RubricTable.NameOf(item, ledgers) ?? "", item.Source?.Where ?? "", item.Source?.Among ?? "",
    ];

    private static TableTemplate About(DistrictView district, Rubric? rubric) => new(
        RubricTable.AboutSheet, "细则说明", district.Name,
        [Column(RubricTable.About, RubricTable.Fact, 20, "不要改动。"), Column(RubricTable.About, RubricTable.Value, 70, "细则作为整体的内容；最小单位是 0.1、0.5 或 1 分；“来源和说明”可以写几行。")], [], [],
        [
            [RubricTable.Name, rubric is null ? "" : CellText.Safe(rubric.Name)],
            [RubricTable.Total, Number(rubric?.Total ?? 100)],
            [RubricTable.Step, Number(rubric?.Step ?? 0.5m)],
            [RubricTable.BonusCap, Number(rubric?.BonusCap ?? 0)],
            [RubricTable.MayExceed, Yes(rubric?.MayExceedTotal ?? true)],
            .. (rubric?.Notes ?? [""]).Select(note => ImmutableArray.Create(RubricTable.Note, CellText.Safe(note))),
        ]);

    private static TableTemplate Outcomes(DistrictView district, Rubric? rubric) => new(
        RubricTable.OutcomeSheet, "基本条件、否决和加分", district.Name,
        [
            Outcome(RubricTable.Outcome, 12, "基本条件：不符合的不评等次，不计分。否决：出现了怎样处理。加分：每一级别一行。", RubricTable.GateWord, RubricTable.VetoWord, RubricTable.BonusWord),
            Outcome(RubricTable.Matter, 40, "条件、否决事项或加分事项；同一加分事项的几个级别写同样的名称。"),
            Outcome(RubricTable.Level, 14, "加分的级别：区县级、市级……"),
            Outcome(RubricTable.Bonus, 8, "这一级别加几分。"),
            Outcome(RubricTable.Highest, 9, "“是”：同一荣誉只计最高级别。", YesNo),
            Outcome(RubricTable.Cap, 11, "这一事项合计最多加几分；留空只受“加分最多”限制。"),
            Outcome(RubricTable.Effect, 14, "否决的后果。", [.. Enum.GetValues<VetoEffect>().Select(Words.Of)]),
            Outcome(RubricTable.Concerned, 14, "等次封顶写最高的等次；项目不得分写项目序号。"),
        ],
        [], [],
        rubric is null ? [] :
        [
            .. rubric.Gates.Select(gate => Safe([RubricTable.GateWord, gate])),
            .. rubric.Vetoes.Select(veto => Safe([RubricTable.VetoWord, veto.Name, "", "", "", "", Words.Of(veto.Effect), veto.Grade ?? veto.Item?.ToString(CultureInfo.InvariantCulture) ?? ""])),
            .. rubric.Bonuses.SelectMany(bonus => bonus.Levels.Select(level =>
                Safe([RubricTable.BonusWord, bonus.Name, level.Name, Number(level.Marks), Yes(bonus.HighestOnly), bonus.Cap is { } cap ? Number(cap) : ""]))),
        ]);

    private static TableTemplate Grades(DistrictView district, Rubric? rubric) => new(
        RubricTable.GradeSheet, "等次（从高到低）", district.Name,
        [
            Column(RubricTable.Grades, RubricTable.Grade, 16, "优秀、良好……", true),
            Column(RubricTable.Grades, RubricTable.Least, 10, "总分（含加分）达到多少分。", true),
            Column(RubricTable.Grades, RubricTable.Requires, 20, "学校须已有的称号，如“模范”要求已是“先进”；没有要求留空。"),
        ],
        [], [], [.. (rubric?.Grades ?? [.. UsualGrades]).Select(grade => Safe([grade.Name, Number(grade.Least), grade.Requires ?? ""]))]);

    private static TableTemplate Raters(DistrictView district, Rubric? rubric)
    {
        var weights = rubric?.Weights;
        return new(
            RubricTable.RaterSheet, "各方评分的权重", district.Name,
            [Column(RubricTable.Raters, RubricTable.Rater, 14, "不要改动。"), Column(RubricTable.Raters, RubricTable.Weight, 10, "综评按这些权重平均，整数，如 40、30、30；都留空时以考评为准。")], [], [],
            [
                [RubricTable.SelfWord, Number(weights?.Self)], [RubricTable.InspectorWord, Number(weights?.Inspectors)], [RubricTable.PeerWord, Number(weights?.Peers)],
            ]);
    }

    private static TemplateColumn Column(string key, double width, string note, bool isRequired = false, params ImmutableArray<string> choices) =>
        new(RubricTable.Items.Columns.First(c => c.Key == key).Heading, width, isRequired, note, choices);

    private static TemplateColumn Column(Documents.Tables.TableShape shape, string key, double width, string note, bool isRequired = false) =>
        new(shape.Columns.First(c => c.Key == key).Heading, width, isRequired, note);

    private static TemplateColumn Outcome(string key, double width, string note, params ImmutableArray<string> choices) =>
        new(RubricTable.Outcomes.Columns.First(c => c.Key == key).Heading, width, key is RubricTable.Outcome or RubricTable.Matter, note, choices);

    private static ImmutableArray<string> Safe(ImmutableArray<string> cells) => [.. cells.Select(CellText.Safe)];

    private static string Number(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Yes(bool yes) => yes ? "是" : "否";
}
