using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Domain.Ledgers;
using DistrictUnion.Tests.Gateway.Documents.Tables;

namespace DistrictUnion.Tests.Gateway.Ledgers;

/// <summary>Exports of other systems, whose headings are not ours.</summary>
public sealed class MappedImportTests
{
    private static readonly LedgerMapping Assets = new(
        new("l36"), ["资产编码", "资产名称", "原值", "数量", "取得日期", "地点", "责任人", "部门"],
        Map(("assetNumber", "资产编码"), ("name", "资产名称"), ("price", "原值"), ("quantity", "数量"), ("boughtOn", "取得日期"), ("place", "地点"), ("keeper", "责任人")),
        Map(("source", "工会经费"), ("#why", "据资产系统导出")));

    [Fact]
    public void Plan_HeadingsOfNobody_AskForAMapping()
    {
        var plan = ImportPlan.Of(File("资产.xlsx", Workbook(Row("A1", "投影仪", 3000))), View(), true);
        Assert.True(plan.AsksForMapping);
        Assert.False(ImportPlan.Of(File("资产.xlsx", [1, 2, 3]), View(), true, Assets).AsksForMapping);
    }

    [Fact]
    public void Plan_ByAMapping_ReadsRowsBelowTitlesAndFillsInConstants()
    {
        var plan = Judged(new Desk("l36", "all"), Workbook(Row("A1", "投影仪", 3000), Row("A2", "音响", 1200)));

        Assert.Equal([ImportRowState.New, ImportRowState.New], plan.Rows.Select(r => r.State));
        Assert.Equal(("A1", "3000", "工会经费", "2024年3月5日"), (Value(plan, 0, "assetNumber"), Value(plan, 0, "price"), Value(plan, 0, "source"), Value(plan, 0, "boughtOn").Replace("2024-03-05", "2024年3月5日", StringComparison.Ordinal)));
        Assert.Equal(Assets, plan.Mapping);
    }

    [Fact]
    public void Plan_TheSameExportAgain_ChangesOnlyWhatThatSystemChanged()
    {
        var desk = new Desk("l36", "all");
        Assert.False(desk.Write([.. Judged(desk, Workbook(Row("A1", "投影仪", 3000), Row("A2", "音响", 1200))).Good]).IsRefused);

        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Unchanged], Judged(desk, Workbook(Row("A1", "投影仪", 3000), Row("A2", "音响", 1200))).Rows.Select(r => r.State));
        var plan = Judged(desk, Workbook(Row("A2", "音响", 1500, ""), Row("A1", "投影仪", 3000), Row("A3", "球台", 2600)));
        Assert.Equal([ImportRowState.Changed, ImportRowState.Unchanged, ImportRowState.New], plan.Rows.Select(r => r.State));
        Assert.Equal((2, "price"), (plan.Rows[0].Edit!.Number, string.Join(' ', plan.Rows[0].Edit!.Values.Keys)));
        Assert.Equal("单价：1,200.00 → 1,500.00", plan.Rows[0].What);

        var twice = Judged(desk, Workbook(Row("A1", "投影仪", 3000), Row("A1", "投影仪", 3100)));
        Assert.Equal("ledger.same-twice", Assert.Single(twice.Rows[1].Flaws).Code);
    }

    [Fact]
    public void Plan_AKindWithoutAKey_TakesOnlyRowsThatAreTheSameInAll()
    {
        var mapping = new LedgerMapping(
            new("l32"), ["日期", "摘要", "科目", "贷方", "凭证"], Map(("bookedOn", "日期"), ("subjectMatter", "摘要"), ("account", "科目"), ("income", "贷方"), ("voucher", "凭证")), Map());
        var desk = new Desk("l32");
        var first = Encoding.UTF8.GetBytes("日期,摘要,科目,贷方,凭证\n2026-03-05,会费,会费收入,\"1,200.00\",记1\n2026-04-05,会费,会费收入,900,记2\n");
        var plan = Judged(desk, first, mapping, "流水.csv");
        Assert.Equal([ImportRowState.New, ImportRowState.New], plan.Rows.Select(r => r.State));
        Assert.False(desk.Write([.. plan.Good]).IsRefused);

        var again = Judged(desk, Encoding.GetEncoding("GB18030").GetBytes("日期,摘要,科目,贷方,凭证\n2026-03-05,会费,会费收入,1200,记1\n2026-04-05,会费,会费收入,901,记2\n"), mapping, "流水.csv");
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.New], again.Rows.Select(r => r.State));
    }

    [Fact]
    public void Plan_AMappingOfOtherHeadings_IsNotUsed()
    {
        Assert.True(ImportPlan.Of(File("资产.xlsx", Workbook(Row("A1", "投影仪", 3000))), View(), true, Assets with { Headings = [.. Assets.Headings, "备用"] }).AsksForMapping);
        Assert.Null(ImportPlan.Of(File("资产.xlsx", TemplateFile.Written(View())), View(), true, Assets).Mapping);
    }

    [Fact]
    public void Unique_HeadingsThatStandTwice_AreNumbered() =>
        Assert.Equal(["日期", "", "金额", "日期2", "金额2"], TableColumn.Unique(["日期（必填）", "", "金额", " 日期", "金额(元)"]).AsEnumerable());

    [Fact]
    public void Guess_TakesTheSurestFirstAndEachHeadingOnce()
    {
        var columns = new LedgerTable(ShippedLedgers.Of(new("l36"))[^1]).Shape.Columns;
        var guess = MappingGuess.Of(columns, ["资产编码", "资产名称", "规格", "数量", "取得日期", "存放地点", "保管人", "处置方式", "备注"]);

        Assert.Equal(
            ["assetNumber=资产编码", "boughtOn=取得日期", "keeper=保管人", "model=规格", "name=资产名称", "place=存放地点", "quantity=数量", "remark=备注"],
            guess.Where(g => g.Key is not "leftOn").Select(g => $"{g.Key}={g.Value}").Order(StringComparer.Ordinal));
    }

    private static LedgerView View() => new Desk("l36", "all").View(new(true));

    private static ImportPlan Judged(Desk desk, byte[] workbook, LedgerMapping? mapping = null, string name = "资产.xlsx")
    {
        var plan = ImportPlan.Of(File(name, workbook), desk.View(new(true)), true, mapping ?? Assets);
        Assert.True(plan.FileFlaws.IsEmpty || !plan.Rows.IsEmpty, string.Join('\n', plan.FileFlaws.Select(f => f.Text)));
        if (plan.Edits.IsEmpty) return plan;
        var command = new WriteEntries(A.BySchool(), plan.Edits, EntrySource.Imported);
        return plan.Judged(LedgerRules.Preview(desk.Ledger, desk.Period, desk.Terms, command, SealedTexts.None, OpenedValues.None, desk.Now).Value!);
    }

    private static string Value(ImportPlan plan, int row, string column) => plan.Rows[row].Edit!.Values[column];

    /// <summary>As such systems write it: a title, a line of remarks, the headings, the rows, a sum.</summary>
    private static byte[] Workbook(params object?[][] rows) => new XlsxBuilder().Sheet(
        "固定资产", [["固定资产卡片"], ["单位：溪湖小学", "打印日期：2026-11-20"], ["资产编码", "资产名称", "原值（元）", "数量", "取得日期", "地点", "责任人", "部门"], .. rows, ["合计", null, 4200]]).Build();

    private static object?[] Row(string number, string name, int price, string place = "活动室") => [number, name, price, 1, "2024-03-05", place, "赵老师", "工会"];

    private static SourceFile File(string name, byte[] content) => new(name, content);

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Text)[] pairs) => pairs.ToImmutableSortedDictionary(p => p.Key, p => p.Text);
}
