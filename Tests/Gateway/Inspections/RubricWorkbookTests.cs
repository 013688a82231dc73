using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Inspections.Rubrics;
using DistrictUnion.Reports.Tables;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using DistrictUnion.Tests.Gateway.Ledgers;

namespace DistrictUnion.Tests.Gateway.Inspections;

/// <summary>A rubric in Excel, there and back; and what districts wrote for themselves.</summary>
public sealed class RubricWorkbookTests
{
    private static readonly District District = Founded();

    public static TheoryData<string> Shipped => [.. ShippedRubrics.All.Select(rubric => rubric.Code.Value).Distinct()];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Read_OfWhatWasWritten_IsTheSameRubric(string code)
    {
        var rubric = ShippedRubrics.All.Last(r => r.Code.Value == code);

        var plan = Read(Written(rubric));

        Assert.Empty(plan.FileFlaws.Concat(plan.Flaws).Select(f => f.Text));
        Assert.Equal(Json(rubric), Json(plan.Rubric!));
        Assert.Empty(RubricFlaws.Warnings(plan.Rubric!));
    }

    [Fact]
    public void Read_EveryWayOfScoringAndEveryParameter_ComesBack()
    {
        var rubric = new Rubric(
            new("own"), 0, "各种计分", 40,
            [
                new("甲", 20,
                [
                    new(1, "评定", 2, new(ScoringKind.Judge)) { IsMandatory = true, NeedsEvidence = true, Basis = ["座谈", "问卷"] },
                    new(2, "达到", 3, new(ScoringKind.Full)) { Groups = [A.Primary], WhenNone = WhenNone.FullMarks },
                    new(3, "部分", 3, new(ScoringKind.Parts, Parts: 3)) { WhenNone = WhenNone.NoMarks },
                    new(4, "扣分", 4, new(ScoringKind.Deduct, Each: 0.5m, Floor: 1, Unit: "项")) { Criterion = "缺一项扣 0.5 分，\n最多扣 3 分。" },
                    new(5, "得分", 4, new(ScoringKind.Count, Each: 1.5m, Least: 2, Unit: "篇")),
                    new(6, "完成率", 4, new(ScoringKind.Ratio, Target: 95, Unit: "%")),
                ]),
                new("乙", 20,
                [
                    new(7, "分档", 10, new(ScoringKind.Ladder, Steps: [new(80, 10), new(60.5m, 6), new(40, 1.5m)], Unit: "%"))
                    {
                        Ledgers = [new("l11")], Source = new(ItemMeasure.Share, "status = '已落实'", "review = '立案'"),
                    },
                    new(8, "最大", 10, new(ScoringKind.Ratio, Target: 100)) { Ledgers = [new("l09")], Source = new(ItemMeasure.Best, Column: "fileShare") },
                ]),
            ])
        {
            Step = 0.1m,
            MayExceedTotal = false,
            Gates = ["依法建会"],
            Vetoes = [new("经费问题", VetoEffect.CapGrade, "合格"), new("不实", VetoEffect.ZeroItem, Item: 3), new("造假", VetoEffect.Fail), new("通报", VetoEffect.NoAward)],
            Bonuses = [new("荣誉", [new("市级", 2), new("省级", 3.5m)]), new("信息", [new("区级", 0.5m)], HighestOnly: false, Cap: 2)],
            BonusCap = 5,
            Notes = ["试行。", "=1+1"],
            Grades = [new("模范", 38, "先进"), new("合格", 24)],
            Weights = new(40, 30, 30),
        };

        var plan = Read(Written(rubric));

        Assert.Empty(plan.FileFlaws.Concat(plan.Flaws).Select(f => f.Text));
        Assert.Equal(Json(rubric with { Notes = [] }), Json(plan.Rubric! with { Notes = [] }));
        Assert.Equal("试行。", plan.Rubric!.Notes[0]);
    }

    [Fact]
    public void Read_ADistrictsOwnTable_BecomesItemsThatPeopleJudge()
    {
        var file = new XlsxBuilder().Sheet(
            "Sheet1",
            [
                ["学校工会工作考核细则"],
                ["项目", "内容", "标准", "分值"],
                ["一、组织建设（40分）", "按期换届", "没有换届不得分", "20分"],
                [null, "委员会会议每年不少于四次", null, 20],
                ["二、民主管理（60分）", "每年召开教代会", "看档案", "３０"],
                [null, "校务公开", "看公开栏", 29],
                ["合计", null, null, 100],
            ],
            merged: ["A3:A4"]).Build();

        var plan = Read(file, "本区细则.xlsx");

        Assert.Empty(plan.Flaws.Select(f => f.Text));
        var rubric = plan.Rubric!;
        Assert.Equal(("本区细则", 100m), (rubric.Name, rubric.Total));
        Assert.Equal([("一、组织建设", 40m, 2), ("二、民主管理", 60m, 2)], rubric.Sections.Select(s => (s.Name, s.Marks, s.Items.Length)));
        Assert.Equal([(1, "按期换届", 20m), (2, "委员会会议每年不少于四次", 20m), (3, "每年召开教代会", 30m), (4, "校务公开", 29m)], rubric.Items.Select(i => (i.Number, i.Name, i.Marks)));
        Assert.All(rubric.Items, item => Assert.Equal((ScoringKind.Judge, null), (item.Scoring.Kind, item.Source)));
        Assert.Equal("没有换届不得分", rubric.Sections[0].Items[0].Criterion);
        Assert.Contains("“二、民主管理”标明 60 分，各项合计 59 分。", plan.Warnings);
        Assert.Contains(plan.Notes, note => note.Contains("计分方式", StringComparison.Ordinal));
    }

    /// <summary>Headings of tables in use (domain study §2.1, R1, R2, R3, R5).</summary>
    [Theory]
    [InlineData("内容|考核具体内容|评分标准|分值|自评分|考评分", "自身建设", "工会委员会健全")]
    [InlineData("工作类别|考核内容指标|注|分值", "自身建设", "工会委员会健全")]
    [InlineData("项目|督导评估内容|扣分标准|权重", "自身建设", "工会委员会健全")]
    [InlineData("条件|考核验收内容|备注|标准分", "自身建设", "工会委员会健全")]
    public void Read_HeadingsOfTablesInUse_AreUnderstood(string headings, string part, string item)
    {
        var names = headings.Split('|');
        object?[] cells = [part, item, "缺一个扣一分", .. Enumerable.Repeat<object?>(null, names.Length - 3)];
        cells[Array.FindIndex(names, name => name is "分值" or "权重" or "标准分")] = 4;

        var rubric = Read(new XlsxBuilder().Sheet("细则表", [names, cells]).Build()).Rubric!;

        Assert.Equal((part, item, 4m), (rubric.Sections[0].Name, rubric.Items.First().Name, rubric.Items.First().Marks));
    }

    [Fact]
    public void Read_Flaws_AreNamedAtTheirCells()
    {
        var file = TemplateFile.Of(Written(ShippedRubrics.All.Last(r => r.Code.Value == "standard")));
        var rows = file.Rows;
        Set(rows, 0, "分值", "五分钟");
        Set(rows, 1, "计分方式", "看着给");
        Set(rows, 2, "计分参数", "酌情");
        Set(rows, 3, "序号", "5");
        Set(rows, 5, "适用分组", "大学");
        Set(rows, 12, "数据来源", "台账条数");
        Set(rows, 12, "取数条件", "visited = '张三'");

        var plan = Read(file.Build());

        Assert.False(plan.IsGood);
        var flaws = plan.Flaws.Select(f => (f.Code, f.Place)).ToArray();
        Assert.Contains(("rubric.marks-not-number", "细则!F4"), flaws);
        Assert.Contains(("rubric.word-unknown", "细则!H5"), flaws);
        Assert.Contains(("rubric.scoring-incomplete", "细则!I6"), flaws);
        Assert.Contains(flaws, f => f.Code is "rubric.number-twice");
        Assert.Contains(("rubric.group-unknown", "细则!M9"), flaws);
        Assert.Contains(flaws, f => f is ("rubric.source-private", "细则!R16"));
    }

    [Fact]
    public void Read_WhatIsNoRubric_IsRefusedWhole()
    {
        Assert.Equal("table.not-workbook", Read("不是表格"u8.ToArray()).FileFlaws[0].Code);
        Assert.Equal("rubric.not-template", Read(new XlsxBuilder().Sheet("名单", [["学校", "主席"], ["望湖小学", "李"]]).Build()).FileFlaws[0].Code);
        Assert.Equal("rubric.not-template", Read(new XlsxBuilder().Sheet("得分", [["学校", "分值"], ["望湖小学", "9"]]).Build()).FileFlaws[0].Code);
        Assert.Equal("table.empty", Read(Written(null)).FileFlaws[0].Code);
    }

    private static RubricPlan Read(byte[] workbook, string name = "细则.xlsx") =>
        RubricReader.Read(new SourceFile(name, workbook), View(), LedgerCatalogue.Of(District), new("own"), null, null);

    private static byte[] Written(Rubric? rubric)
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(RubricTemplate.Of(View(), LedgerCatalogue.Of(District), rubric), new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero), file);
        return file.ToArray();
    }

    private static DistrictView View() => DistrictView.Of(District);

    private static string Json(Rubric rubric) => JsonSerializer.Serialize(rubric with { Code = new("own"), Version = 0 }, DomainJson.Options);

    /// <param name="row">Of the items, from 0.</param>
    private static void Set(List<object?[]> rows, int row, string heading, string value) =>
        rows[3 + row][Array.FindIndex(rows[2], cell => cell?.ToString()?.TrimEnd('*', ' ') == heading)] = value;

    private static District Founded()
    {
        IEnumerable<IFact> facts = [new DistrictFounded(A.District, "青岚区教育工会", "Asia/Shanghai", WorkAreas.Shipped), new GroupSet(A.Primary, "小学", 1)];
        return facts.Aggregate(District.Empty, (state, fact) => state.Apply(fact, A.Noon(2026, 11, 22), "officer"));
    }
}
