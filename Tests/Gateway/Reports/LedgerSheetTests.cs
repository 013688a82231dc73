using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports;
using DistrictUnion.Tests.Domain;
using DistrictUnion.Tests.Domain.Ledgers;

namespace DistrictUnion.Tests.Gateway.Reports;

/// <summary>A ledger's sheet, read back as the XML that it is.</summary>
public sealed class LedgerSheetTests
{
    [Fact]
    public void Sheet_OfEveryKind_IsTheSameByEitherWriter()
    {
        foreach (var kind in ShippedLedgers.All)
        {
            var view = ViewOf(kind);
            var book = LedgerWorkbook.Shape(view, A.Noon(2026, 11, 22));
            var designed = RawWorkbook.Open(SampleBooks.Written(book, isStreamed: false)).Lines().ToList();
            var streamed = RawWorkbook.Open(SampleBooks.Written(book, isStreamed: true)).Lines().ToList();
            Assert.True(designed.SequenceEqual(streamed), $"{kind.Code}: {string.Join('\n', designed.Except(streamed).Concat(streamed.Except(designed)).Take(10))}");
        }
    }

    [Fact]
    public void Sheet_OfMeetings_HasTitleHeadsValuesAndRowsToFillIn()
    {
        var desk = new Desk();
        Assert.False(desk.Write(Desk.Meeting(("remark", "=1+1")), Desk.Meeting(("heldOn", "2026年4月5日"), ("votesAgainst", "0"))).IsRefused);
        Assert.False(desk.Void("重复登记", 2).IsRefused);
        var view = desk.View();
        var sheet = Sheet(view);
        Assert.Equal("溪湖小学2026年工会会议记录", sheet.Text("A1"));
        Assert.Equal(["序号", "会议名称", "出席情况", "备注"], new[] { "A3", "B3", "J3", "U3" }.Select(sheet.Text));
        Assert.Equal(["应到（人）", "到会率"], new[] { "J4", "L4" }.Select(sheet.Text));
        Assert.Equal(("n", "46086"), (sheet.Cells["E5"].Type, sheet.Cells["E5"].Value));
        Assert.StartsWith("yyyy\"年\"m\"月\"d\"日\"", sheet.Cells["E5"].Style, StringComparison.Ordinal);
        Assert.Equal(("n", "0.889"), (sheet.Cells["L5"].Type, sheet.Cells["L5"].Value));
        Assert.Equal("", sheet.Text("R5"));
        Assert.Equal("\u200B=1+1", sheet.Text("U5"));
        Assert.Equal("合计：1 条", sheet.Text("A17"));
        Assert.Contains(sheet.Cells.Values, c => c.Value == "作废 1 条，不列入本表：第 2 号（重复登记）。");
        Assert.Contains(sheet.Cells.Values, c => c.Value.StartsWith("主持人：", StringComparison.Ordinal));
        Assert.Equal(("溪湖小学_2026年_工会会议记录.xlsx", "xihu_2026_l04.xlsx"), (LedgerWorkbook.FileName(view).Name, LedgerWorkbook.FileName(view).AsciiName));
    }

    [Fact]
    public void Sheet_OfVisits_HasSumsAndMasksAndWhatWasErased()
    {
        var desk = new Desk("l14");
        foreach (var (name, money) in new[] { ("王小明", "500"), ("李小红", "1234.5") })
            Assert.False(desk.Write(Desk.Edit(("visitedOn", "2026年3月5日"), ("visited", name), ("occasion", "退休"), ("visitors", "林主席、周记录"), ("money", money))).IsRefused);
        Assert.False(desk.Erase(2, "visited").IsRefused);
        var sheet = Sheet(desk.View());
        Assert.Contains(sheet.Cells.Values, c => c.Value == "单位：元");
        var values = sheet.Cells.Values.Select(c => c.Value).ToList();
        Assert.Contains("王＊＊", values);
        Assert.DoesNotContain("王小明", values);
        Assert.Contains("已按规定清除", values);
        Assert.Contains("林主席、周记录", values);
        var sum = sheet.Cells.Values.Single(c => c.Value == "1734.5");
        Assert.Equal("n", sum.Type);
        Assert.StartsWith("#,##0.00", sum.Style, StringComparison.Ordinal);
        Assert.Contains("王小明", Sheet(desk.View(new(true))).Cells.Values.Select(c => c.Value));
    }

    [Fact]
    public void Sheet_OfAnEarlierVersion_PutsItsColumnsByNameAndTheRestIntoTheRemark()
    {
        var desk = new Desk();
        Assert.False(desk.Write(Desk.Meeting(("session", "第六届第三次"), ("guests", "校长"), ("remark", "原备注"))).IsRefused);
        var first = desk.Terms.Kind;
        var next = first with
        {
            Version = LedgerKind.FirstOwnVersion,
            Columns = [.. first.Columns.Where(c => c.Key is not ("session" or "guests")), new("heads", "列席", ColumnType.Names), new("extra", "新的一列", ColumnType.Text)],
        };
        desk.Terms = desk.Terms with { Versions = [first, next] };
        var sheet = Sheet(desk.View());
        var values = sheet.Cells.Values.Select(c => c.Value).ToList();
        Assert.Contains("原备注\n届次：第六届第三次", values);
        Assert.Equal("校长", sheet.Text("S5"));
        Assert.Contains("有 1 条按改版以前的列登记；现在没有的列写在备注里。", values);
    }

    [Fact]
    public void Sheet_OfALongLedger_IsReadRowByRow()
    {
        var view = ViewOf(ShippedLedgers.Of(new("l20"))[^1]);
        var entries = Enumerable.Repeat(view.Entries[0], 5_000).Select((e, i) => e with { Number = i + 1 });
        var long5 = view with { Entries = [.. entries] };
        var sheet = RawWorkbook.Open(SampleBooks.Written(LedgerWorkbook.Shape(long5, A.Noon(2026, 11, 22)), isStreamed: true)).Sheets[0];
        Assert.Contains(sheet.Cells.Values, c => c.Value == "合计：5000 条");
        Assert.Equal("5000", sheet.Text("A5005"));
    }

    /// <summary>A ledger of a kind with one entry, in which every column holds something.</summary>
    internal static LedgerView ViewOf(LedgerKind kind)
    {
        var view = new Desk().View();
        var values = kind.Columns.Where(c => c.Type is not ColumnType.Signature).ToDictionary(c => c.Key, c => c.Type switch
        {
            ColumnType.Date => "2026-03-05",
            ColumnType.Month => "2026-03",
            ColumnType.YesNo => "yes",
            ColumnType.Choice or ColumnType.Choices => c.Options.FirstOrDefault() ?? "选项",
            ColumnType.Whole or ColumnType.Number => "12",
            ColumnType.Money => "1234.50",
            ColumnType.Percent => "72.9",
            ColumnType.Names => "林主席\n周记录",
            _ => "这里写了一些文字",
        });
        var entry = new EntryView(
            1, 1, kind.Version, new(2026, 3, 5), System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, values), [], [],
            System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty, null, EntrySource.Typed, null, "chair", A.Noon(2026, 3, 5), null);
        return view with { Kind = kind, Period = new(kind.Period, kind.Period is LedgerPeriodKind.Continuous ? 0 : 2026), Entries = [entry], Found = 1, Count = 1 };
    }

    private static RawSheet Sheet(LedgerView view) =>
        RawWorkbook.Open(SampleBooks.Written(LedgerWorkbook.Shape(view, A.Noon(2026, 11, 22)), isStreamed: false)).Sheets[0];
}
