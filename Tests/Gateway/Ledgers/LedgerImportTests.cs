using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Tables;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Domain.Ledgers;
using DistrictUnion.Tests.Gateway.Documents.Tables;

namespace DistrictUnion.Tests.Gateway.Ledgers;

/// <summary>Ledgers that come back from Excel, as people fill them in.</summary>
public sealed class LedgerImportTests
{
    [Fact]
    public void Plan_TemplateThatWasNotTouched_ChangesNothing()
    {
        var desk = DeskOfTwo();
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Unchanged], States(Judged(desk, TemplateFile.Written(desk.View()))));
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Unchanged], States(Judged(desk, TemplateFile.Of(desk.View()).Build())));
    }

    [Fact]
    public void Plan_CellThatWasChanged_IsSentAlone()
    {
        var desk = DeskOfTwo();
        var plan = Judged(desk, TemplateFile.Of(desk.View()).Set(1, "地点", "三楼会议室").Build());
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Changed], States(plan));
        var edit = Assert.Single(plan.Good);
        Assert.Equal((2, 1, "place=三楼会议室"), (edit.Number, edit.Revision, Values(edit)));
        Assert.Contains("会议室 → 三楼会议室", plan.Rows[1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ColumnsOfTwoPeople_MergeAndTheSameColumnIsAConflict()
    {
        var desk = DeskOfTwo();
        var file = TemplateFile.Of(desk.View()).Set(0, "地点", "三楼会议室").Set(1, "主持人", "赵主席");
        Assert.False(desk.Write(Change(1, ("place", "阅览室")), Change(2, ("place", "操场"))).IsRefused);

        var plan = Judged(desk, file.Build());

        Assert.Equal([ImportRowState.Conflict, ImportRowState.Changed], States(plan));
        var conflict = Assert.Single(plan.Rows[0].Flaws);
        Assert.Equal("ledger.conflict", conflict.Code);
        Assert.Contains("三楼会议室", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("阅览室", conflict.Text, StringComparison.Ordinal);
        Assert.Equal(("chair=赵主席", 2), (Values(plan.Good.Single()), plan.Good.Single().Revision));
        Assert.False(desk.Write([.. plan.Good]).IsRefused);
        Assert.Equal(("操场", "赵主席"), (desk.View().Entries[1].Values["place"], desk.View().Entries[1].Values["chair"]));
    }

    [Fact]
    public void Plan_SameUploadTwice_CountsOnce()
    {
        var desk = DeskOfTwo();
        var file = TemplateFile.Of(desk.View()).Set(0, "地点", "三楼会议室").AddMeeting().Build();
        var first = Judged(desk, file);
        Assert.Equal([ImportRowState.Changed, ImportRowState.Unchanged, ImportRowState.New], States(first));
        Assert.False(desk.Write([.. first.Good]).IsRefused);
        Assert.Equal(3, desk.Ledger.Count);

        var second = Judged(desk, file);

        Assert.All(States(second), state => Assert.Equal(ImportRowState.Unchanged, state));
        Assert.Empty(second.Edits);
    }

    [Theory]
    [InlineData("l04", "2025", "ledger.template-period", "2025年")]
    [InlineData("l06", "2026", "ledger.template-kind", "工会学习培训登记表")]
    public void Plan_TemplateOfAnotherLedger_IsRefusedAndNamed(string kind, string period, string code, string named)
    {
        var flaw = Assert.Single(Plan(DeskOfTwo(), TemplateFile.Written(new Desk(kind, period).View(), false)).FileFlaws);
        Assert.Equal(code, flaw.Code);
        Assert.Contains(named, flaw.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TemplateOfAnotherSchool_IsRefusedAndNamed()
    {
        var desk = DeskOfTwo();
        var foreign = desk.View() with { School = A.Donghu, SchoolName = "东湖小学" };
        var flaw = Assert.Single(Plan(desk, TemplateFile.Written(foreign)).FileFlaws);
        Assert.Equal(("ledger.template-school", "这是“东湖小学”的模板，不能导入“溪湖小学”的台账。"), (flaw.Code, flaw.Text));
    }

    [Fact]
    public void Plan_HeadingsMovedOrRenamed_AreFoundOrNamed()
    {
        var desk = DeskOfTwo();
        var moved = Judged(desk, TemplateFile.Of(desk.View()).Swap("地点", "议题").Swap("条目编号", "备注").Set(0, "地点", "阅览室").Build());
        Assert.Equal([ImportRowState.Changed, ImportRowState.Unchanged], States(moved));
        foreach (var heading in new[] { "地点", "届次" })
        {
            var flaw = Assert.Single(Plan(desk, TemplateFile.Of(desk.View()).Rename(heading, "别的").Build()).FileFlaws);
            Assert.Contains($"“{heading}", flaw.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2026/6/5")]
    [InlineData("2026.6.5")]
    [InlineData("26.6.5")]
    [InlineData("20260605")]
    [InlineData("2026-06-05")]
    [InlineData("二〇二六年六月五日")]
    [InlineData("二0二六年六月五日")]
    [InlineData("２０２６年６月５日")]
    [InlineData("46178")]
    public void Plan_DaysInEverySpelling_AreTheSameDay(string day)
    {
        var desk = DeskOfTwo();
        var plan = Judged(desk, TemplateFile.Of(desk.View()).AddMeeting(("日期", day), ("应到", "９"), ("实到", " 8 人")).Build());
        Assert.Empty(plan.Rows[2].Flaws);
        Assert.False(desk.Write([.. plan.Good]).IsRefused);
        Assert.Equal(("2026-06-05", "9", "8"), (desk.View().Entries[2].Values["heldOn"], desk.View().Entries[2].Values["expected"], desk.View().Entries[2].Values["present"]));
    }

    [Fact]
    public void Plan_CellsOfEveryKind_CountByWhatTheyHold()
    {
        var desk = DeskOfTwo();
        var file = TemplateFile.Of(desk.View()).AddMeeting(("日期", XlsxBuilder.Day(2026, 6, 5)), ("应到", XlsxBuilder.Formula("4+5", "9")), ("实到", 8))
            .AddMeeting(("会议名称", "出错的会议"), ("应到", XlsxBuilder.Error("#DIV/0!"))).AddMeeting(("会议名称", "没有算过的会议"), ("应到", XlsxBuilder.Uncounted("4+5")));
        var plan = Judged(desk, file.Build());
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Unchanged, ImportRowState.New, ImportRowState.Wrong, ImportRowState.Wrong], States(plan));
        Assert.Equal("table.formula-without-value", Assert.Single(plan.Rows[4].Flaws).Code);
        Assert.Equal("table.cell-error", Assert.Single(plan.Rows[3].Flaws).Code);
        Assert.Equal("9", plan.Good.Single().Values["expected"]);
    }

    [Fact]
    public void Plan_MergedCellsAndHiddenSheets_HoldForTheirRowsAndAreNoData()
    {
        var rows = new List<object?[]>
        {
            new object?[] { "会议名称", "会议类型", "日期", "地点", "主持人", "记录人", "应到", "实到", "议题", "决定（决议）" },
            new object?[] { "会议甲", "工会委员会", "2026年6月5日", "会议室", "林", "周", 9, 8, "议题", "通过" },
            new object?[] { "会议乙", "工会委员会", "2026年6月6日", null, "林", "周", 9, 8, "议题", "通过" },
        };
        var book = new XlsxBuilder().Sheet("会议", [.. rows], false, "D2:D3").Sheet("旧的", [.. rows], isHidden: true).Build();
        var plan = Judged(DeskOfTwo(), book);
        Assert.Equal([ImportRowState.New, ImportRowState.New], States(plan));
        Assert.Equal("会议室", plan.Good[1].Values["place"]);
    }

    [Fact]
    public void Plan_NumbersThatAreNotTheirs_AreNamed()
    {
        var desk = DeskOfTwo();
        var plan = Judged(desk, TemplateFile.Of(desk.View()).AddMeeting(("条目编号", "1")).AddMeeting(("条目编号", "99")).Build());
        Assert.Equal(["ledger.number-twice", "ledger.number-unknown"], plan.Flaws.Select(f => f.Code));
    }

    [Fact]
    public void Plan_ListWithoutOurSheet_IsNewOrThereAlready()
    {
        var desk = DeskOfTwo();
        var plan = Judged(desk, TemplateFile.Of(desk.View()).AddMeeting().Without(LedgerBase.SheetName).Build());
        Assert.Equal([ImportRowState.Unchanged, ImportRowState.Unchanged, ImportRowState.New], States(plan));
    }

    [Fact]
    public void Plan_FlawsOfTheRules_StandAtTheirCells()
    {
        var desk = DeskOfTwo();
        var plan = Judged(desk, TemplateFile.Of(desk.View()).AddMeeting(("地点", null), ("会议类型", "茶话会")).AddMeeting(("实到", "20")).AddMeeting(("实到", "5")).AddMeeting(("实到", "5"), ("异常说明", "两人公差")).Build());
        Assert.Equal(
            [("value.not-an-option", "工会会议记录!D7"), ("entry.missing", "工会会议记录!H7"), ("entry.check-failed", "工会会议记录!L8"), ("entry.unexplained", "工会会议记录!L9")],
            plan.Flaws.OrderBy(f => f.Row).ThenBy(f => f.Column).Select(f => (f.Code, f.Place)));
        Assert.Equal(ImportRowState.New, plan.Rows[^1].State);
    }

    [Fact]
    public void Plan_PrivateCells_StayBlankWhereMaskedAndAMaskIsNoValue()
    {
        var desk = new Desk("l14");
        Assert.False(desk.Write(Desk.Edit(("visitedOn", "2026年3月5日"), ("visited", "王小明"), ("occasion", "退休"), ("visitors", "林主席"))).IsRefused);
        var masked = desk.View();
        Assert.Equal("王＊＊", masked.Entries[0].Values["visited"]);
        var file = TemplateFile.Of(masked);
        Assert.DoesNotContain("王", string.Concat(file.Rows.Skip(4).SelectMany(r => r)), StringComparison.Ordinal);
        var open = desk.View(new(true));
        Assert.Equal([ImportRowState.Unchanged], States(ImportPlan.Of(File(file.Build()), open, false)));

        var changed = ImportPlan.Of(File(file.Set(0, "方式", "上门").Build()), open, false);
        Assert.Equal("way=上门", Values(changed.Edits.Single()));
        var copied = ImportPlan.Of(File(file.Set(0, "被访人", "王＊＊").Build()), open, false);
        Assert.Equal("ledger.masked-value", Assert.Single(copied.Flaws).Code);
    }

    [Fact]
    public void NewEntries_OfAPlan_ShowValuesAndMaskWhatIsPrivate()
    {
        var open = new Desk("l14").View(new(true));
        var file = File(TemplateFile.Of(open).Add(("走访日期", "2026年3月5日"), ("被访人", "王小明"), ("事由", "退休"), ("走访人", "林主席")).Build());
        var (mine, others) = (NewEntries.Of(ImportPlan.Of(file, open, true)), NewEntries.Of(ImportPlan.Of(file, open, false)));

        Assert.Contains("王小明", Assert.Single(mine.Rows).Cells);
        Assert.Contains("2026年3月5日", mine.Rows[0].Cells);
        Assert.Contains("王＊＊", Assert.Single(others.Rows).Cells);
        Assert.Equal((mine.Headings.Length, 0), (mine.Rows[0].Cells.Length, mine.More));
    }

    [Fact]
    public void NewEntries_OfManyRows_AreTheFirstFiftyAndTheCountOfTheRest()
    {
        var desk = new Desk();
        var file = TemplateFile.Of(desk.View());
        for (var i = 0; i < 60; i++) file.AddMeeting(("会议名称", $"第{i}次会议"));
        var entries = NewEntries.Of(Judged(desk, file.Build()));

        Assert.Equal((NewEntries.Most, 10), (entries.Rows.Length, entries.More));
    }

    [Fact]
    public void Plan_FiveThousandRowsWithTwoHundredFlaws_NamesThemAllInTheSameWorkbook()
    {
        var desk = new Desk();
        var file = TemplateFile.Of(desk.View());
        var first = file.Rows.Count + 1;
        for (var i = 0; i < 5_000; i++) file.AddMeeting(("会议名称", $"第{i}次会议"), ("日期", i % 25 == 0 ? "2026年13月1日" : "2026年6月5日"));
        var workbook = file.Build();

        var plan = Judged(desk, workbook);

        Assert.Equal((4_800, 200), (plan.Count(ImportRowState.New), plan.Count(ImportRowState.Wrong)));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (i * 25) + first), plan.Flaws.Select(f => f.Row));
        var marked = FlawedWorkbook.Mark(
            workbook, plan.Reading.Sheets.ToDictionary(s => s.Name, s => s.HeadRow), plan.Flaws.Select(f => new MarkedFlaw(f.Sheet, f.Row, f.Column, f.Text)), A.Noon(2026, 11, 22));
        var back = TemplateFile.Of(marked!);
        Assert.Equal(plan.Flaws.Select(f => f.Row), back.Rows.Index().Skip(3).Where(r => r.Item[^1] is string words && words.Contains("13月", StringComparison.Ordinal)).Select(r => r.Index + 1));
        Assert.Equal(200, Judged(desk, marked!).Count(ImportRowState.Wrong));
    }

    private static Desk DeskOfTwo()
    {
        var desk = new Desk();
        Assert.False(desk.Write(Desk.Meeting(), Desk.Meeting(("heldOn", "2026年4月5日"), ("agenda", "第一行\n第二行"))).IsRefused);
        return desk;
    }

    private static EntryEdit Change(int number, params (string Key, string Text)[] values) => Desk.Edit(values) with { Number = number };

    private static SourceFile File(byte[] workbook) => new("台账.xlsx", workbook);

    private static ImportPlan Plan(Desk desk, byte[] workbook) => ImportPlan.Of(File(workbook), desk.View(new(true)), true);

    private static ImportPlan Judged(Desk desk, byte[] workbook)
    {
        var plan = Plan(desk, workbook);
        Assert.True(plan.FileFlaws.IsEmpty, string.Join('\n', plan.FileFlaws.Select(f => f.Text)));
        if (plan.Edits.IsEmpty) return plan;
        var command = new WriteEntries(A.BySchool(), plan.Edits, EntrySource.Imported);
        return plan.Judged(LedgerRules.Preview(desk.Ledger, desk.Period, desk.Terms, command, SealedTexts.None, OpenedValues.None, desk.Now).Value!);
    }

    private static ImportRowState[] States(ImportPlan plan) => [.. plan.Rows.Select(r => r.State)];

    private static string Values(EntryEdit edit) => string.Join(' ', edit.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Key}={v.Value}")));
}
