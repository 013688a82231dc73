using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Domain.Ledgers;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>Entries as forms, read back.</summary>
public sealed class LedgerFormsTests
{
    [Fact]
    public void Forms_OfEveryFormKind_AreFilesWithoutFlawsThatNameEveryColumn()
    {
        foreach (var kind in ShippedLedgers.All.Where(k => k.Layout is LedgerLayout.Form))
        {
            var view = LedgerSheetTests.ViewOf(kind);
            var file = Write(view);
            Assert.Empty(file.Flaws());
            var cells = file.Tables.Single().SelectMany(row => row).ToList();
            foreach (var column in kind.Columns.Where(c => !c.IsOff))
                Assert.Contains(column.Unit is { } unit ? $"{column.Name}（{unit}）" : column.Name, cells);
            foreach (var column in kind.Columns.Where(c => !c.IsOff && c.Type is ColumnType.LongText))
                Assert.Contains(ColumnValue.Show(column, view.Entries[0].Values[column.Key]), cells);
            Assert.All(file.Tables.Single(), row => Assert.InRange(row.Count, 1, 4));
        }
    }

    [Fact]
    public void Forms_OfProposals_StackABoxForEachWhoGivesAnOpinion()
    {
        var rows = Write(LedgerSheetTests.ViewOf(ShippedLedgers.Of(new("l11"))[^1])).Tables.Single();
        Assert.Equal("提案人：　　　　　　承办部门：", rows[^3][0]);
        Assert.Equal(["提案工作委员会", "校长\n（签字）"], rows.TakeLast(2).Select(r => r[0]));
        Assert.All(rows.TakeLast(2), r => Assert.StartsWith("签名（盖章）", r[1], StringComparison.Ordinal));
    }

    [Fact]
    public void Forms_OfSeveralEntries_BeginAPageEachAndLeaveOutWhatIsVoid()
    {
        var desk = new Desk();
        Assert.False(desk.Write(Desk.Meeting(), Desk.Meeting(("heldOn", "2026年4月5日")), Desk.Meeting(("heldOn", "2026年5月5日"))).IsRefused);
        Assert.False(desk.Void("重复登记", 2).IsRefused);
        var file = Write(desk.View(new(WithVoid: false)));
        Assert.Equal(2, file.Tables.Count);
        Assert.Contains("单位（盖章）：溪湖小学\t第 3 号\t2026年5月5日", file.Paragraphs);
        Assert.DoesNotContain(file.Paragraphs, p => p.Contains("第 2 号", StringComparison.Ordinal));
        var taken = Write(desk.View(new(Number: 2)));
        Assert.Contains("本条已作废。重复登记", taken.Paragraphs);
    }

    [Fact]
    public void Forms_OfPrivateColumns_AreMaskedUnlessTheViewIsOpen()
    {
        var desk = new Desk("l15");
        Assert.False(desk.Write(Desk.Edit(
            ("recipient", "王小明"), ("type", "住院（手术）"), ("happenedOn", "2026年3月1日"), ("relation", "本人"), ("appliedOn", "2026年3月2日"), ("amount", "500"), ("proofs", "住院发票"))).IsRefused);
        var masked = Write(desk.View());
        Assert.DoesNotContain("王小明", masked.Whole, StringComparison.Ordinal);
        Assert.Contains("王＊＊", masked.Whole, StringComparison.Ordinal);
        Assert.Contains("个人信息按规定隐去（＊）。", masked.Paragraphs);
        Assert.Contains("王小明", Write(desk.View(new(true))).Whole, StringComparison.Ordinal);
        Assert.Equal("溪湖小学_2026年_慰问金（品）申请审批表（含个人信息）_第1号.docx", LedgerForms.FileName(desk.View(), 1, isOpen: true).Name);
    }

    [Fact]
    public void Forms_OfNoEntry_AreABlankForm()
    {
        var file = Write(new Desk().View());
        Assert.Empty(file.Flaws());
        Assert.Contains("单位（盖章）：溪湖小学\t第　　号\t年　　月　　日", file.Paragraphs);
        Assert.Contains(file.Tables.Single().SelectMany(r => r), c => c == "会议名称");
    }

    private static WordFile Write(LedgerView view) => WordFile.Of(LedgerForms.Shape(view, view.Entries, A.Noon(2026, 11, 22)));
}
